import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Link } from '../navigation/link.js';
import { ChartPatterns, patternFill } from './chart-patterns.js';
import { isKnown, type FigureState } from './figure-state.js';

export type Bar = {
  key: string;
  label: ReactNode;
  /** Null when the state holds no number. */
  value: number | null;
  /** The number as people read it ("64,2 %"), or the word for the state. */
  valueText: string;
  state?: FigureState;
  href?: string;
  /** The one this page is about. */
  isOwn?: boolean;
};

export type BarChartProps = {
  title: ReactNode;
  bars: readonly Bar[];
  /** The end of the scale; without it the largest value. */
  max?: number;
  /** A line across all bars, such as the country's value. */
  reference?: { value: number; text: ReactNode };
  note?: ReactNode;
  /** A Table with the same figures. */
  table?: ReactNode;
  tableText?: ReactNode;
};

const percent = (value: number, max: number): string =>
  `${(max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0).toFixed(2)}%`;

function Track({ bar, max, id, reference }: { bar: Bar; max: number; id: string; reference: number | undefined }) {
  const { state = 'reported', value } = bar;
  const width = percent(value ?? 0, max);
  return (
    <svg className="ed-bar-track" width="100%" height="20" aria-hidden="true" focusable="false">
      {state === 'not-reported' || state === 'suppressed' ? (
        <rect x="0" y="6" width="100%" height="8" rx="2" fill={patternFill(id, state)} className="ed-bar-missing" />
      ) : (
        <rect
          x="0"
          y="2"
          width={width}
          height="16"
          rx="2"
          className={classNames('ed-bar', bar.isOwn && 'ed-bar-own', state === 'provisional' && 'ed-bar-provisional')}
        />
      )}
      {reference !== undefined && isKnown(state) && (
        <line x1={percent(reference, max)} x2={percent(reference, max)} y1="0" y2="20" className="ed-bar-reference" />
      )}
    </svg>
  );
}

/** Horizontal bars, each with its name and number beside it: a list that reads without its picture. */
export function BarChart({ title, bars, max, reference, note, table, tableText }: BarChartProps) {
  const id = useId();
  const end = max ?? Math.max(0, reference?.value ?? 0, ...bars.map((bar) => bar.value ?? 0));
  return (
    <figure className="ed-chart">
      <figcaption className="ed-chart-title">{title}</figcaption>
      <svg width="0" height="0" aria-hidden="true" focusable="false" className="ed-chart-defs">
        <ChartPatterns id={id} />
      </svg>
      <ul className="ed-bars">
        {bars.map((bar) => (
          <li key={bar.key} className={classNames('ed-bar-row', bar.isOwn && 'ed-bar-row-own')}>
            <span className="ed-bar-label">{bar.href ? <Link href={bar.href}>{bar.label}</Link> : bar.label}</span>
            <Track bar={bar} max={end} id={id} reference={reference?.value} />
            <span className={classNames('ed-bar-value', bar.value === null && 'ed-bar-word')}>{bar.valueText}</span>
          </li>
        ))}
      </ul>
      {reference && (
        <p className="ed-chart-key">
          <span className="ed-chart-key-line" aria-hidden="true" />
          {reference.text}
        </p>
      )}
      {note && <p className="ed-chart-note">{note}</p>}
      {table && (
        <details className="ed-chart-table">
          <summary>{tableText}</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
