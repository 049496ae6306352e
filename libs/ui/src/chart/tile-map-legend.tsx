import type { ReactNode } from 'react';
import { patternFill } from './chart-patterns.js';

export type TileMapLegendTexts = {
  /** The ranges of the five shades, lightest first. */
  steps: readonly string[];
  notReported?: string;
  suppressed?: string;
  provisional?: string;
};

function Entry({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {text}
    </li>
  );
}

/** Says what the shades and patterns of the map above mean; `id` is the map's, whose patterns it borrows. */
export function TileMapLegend({ texts, id }: { texts: TileMapLegendTexts; id: string }) {
  return (
    <ul className="ed-legend">
      {texts.steps.map((text, index) => (
        <Entry key={text} text={text}>
          <rect
            x="0.5"
            y="0.5"
            width="19"
            height="19"
            rx="3"
            className={`ed-legend-shade ed-legend-shade-${index + 1}`}
          />
        </Entry>
      ))}
      {texts.provisional && (
        <Entry text={texts.provisional}>
          <rect x="0.5" y="0.5" width="19" height="19" rx="3" className="ed-legend-shade ed-legend-shade-2" />
          <rect x="3.5" y="3.5" width="13" height="13" rx="2" className="ed-legend-outline" />
        </Entry>
      )}
      {texts.notReported && (
        <Entry text={texts.notReported}>
          <rect
            x="0.5"
            y="0.5"
            width="19"
            height="19"
            rx="3"
            fill={patternFill(id, 'not-reported')}
            className="ed-legend-missing"
          />
        </Entry>
      )}
      {texts.suppressed && (
        <Entry text={texts.suppressed}>
          <rect
            x="0.5"
            y="0.5"
            width="19"
            height="19"
            rx="3"
            fill={patternFill(id, 'suppressed')}
            className="ed-legend-missing"
          />
        </Entry>
      )}
    </ul>
  );
}
