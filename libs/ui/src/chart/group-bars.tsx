import { useId, type ReactNode } from 'react';
import { classNames } from '../class-names.js';

export type BarGroup = { key: string; label: string };

export type GroupedBar = {
  key: string;
  label: ReactNode;
  /** A word beside the name, such as "right". */
  mark?: ReactNode;
  /** One value per group, in the order of the groups. */
  values: readonly number[];
  /** The values as people read them. */
  texts: readonly string[];
};

export type GroupBarsProps = {
  title: ReactNode;
  groups: readonly BarGroup[];
  bars: readonly GroupedBar[];
  /** The end of the scale. */
  max: number;
  note?: ReactNode;
  /** A Table with the same figures. */
  table?: ReactNode;
  tableText?: ReactNode;
};

const BAR = 12;
const STEP = 18;
/** From light to dark, so that the order of the groups is seen without a legend. */
const SHADES = ['ed-group-bar-1', 'ed-group-bar-2', 'ed-group-bar-3', 'ed-group-bar-4'];

const percent = (value: number, max: number): string =>
  `${(max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0).toFixed(2)}%`;

function Row({ bar, groups, max }: { bar: GroupedBar } & Pick<GroupBarsProps, 'groups' | 'max'>) {
  return (
    <li className={classNames('ed-group-row', bar.mark !== undefined && 'ed-group-row-marked')}>
      <span className="ed-group-label">
        {bar.label} {bar.mark !== undefined && <strong className="ed-group-mark">{bar.mark}</strong>}
      </span>
      <svg className="ed-group-track" width="100%" height={groups.length * STEP} aria-hidden="true" focusable="false">
        {groups.map((group, index) => (
          <g key={group.key}>
            <rect x="0" y={index * STEP + 3} width="100%" height={BAR} className="ed-group-ground" />
            <rect
              x="0"
              y={index * STEP + 3}
              width={percent(bar.values[index] ?? 0, max)}
              height={BAR}
              className={SHADES[index]}
            />
          </g>
        ))}
      </svg>
      <span className="ed-group-values">
        {groups.map((group, index) => (
          <span key={group.key}>
            <span className="ed-hidden">{`${group.label}: `}</span>
            {bar.texts[index]}{' '}
          </span>
        ))}
      </span>
    </li>
  );
}

/** Bars side by side for the same few groups in every row, each with its number: a list that reads without its picture. */
export function GroupBars({ title, groups, bars, max, note, table, tableText }: GroupBarsProps) {
  const id = useId();
  return (
    <figure className="ed-chart" aria-labelledby={id}>
      <figcaption id={id} className="ed-chart-title">
        {title}
      </figcaption>
      <ul className="ed-legend" aria-hidden="true">
        {groups.map((group, index) => (
          <li key={group.key}>
            <svg width="16" height="12" focusable="false">
              <rect width="16" height="12" rx="2" className={SHADES[index]} />
            </svg>
            {group.label}
          </li>
        ))}
      </ul>
      <ul className="ed-bars">
        {bars.map((bar) => (
          <Row key={bar.key} bar={bar} groups={groups} max={max} />
        ))}
      </ul>
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
