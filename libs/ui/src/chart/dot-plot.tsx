import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { MARK_RADIUS, marksOf, markWidth } from './dot-marks.js';

export type Dot = {
  key: string;
  /** A sign or two inside the dot. */
  text: string;
  x: number;
  y: number;
  /** Stands out. */
  isMarked?: boolean;
};

export type DotPlotProps = {
  title: ReactNode;
  dots: readonly Dot[];
  /** Ends of the scales, and where lines are drawn with what they say. */
  x: { from: number; to: number; label: string; ticks: readonly { at: number; text: string }[] };
  y: { from: number; to: number; label: string; ticks: readonly { at: number; text: string }[] };
  /** A stronger line across, such as a limit. */
  line?: number;
  note?: ReactNode;
};

const WIDTH = 480;
const HEIGHT = 300;
/** Beside the name of the scale there is room for numbers below 0. */
const LEFT = 68;
const BOTTOM = 48;
const TOP = 14;
const RIGHT = 26;

const scaled = (value: number, from: number, to: number, start: number, end: number): number =>
  start + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (end - start);

/** Numbered dots on two scales. The picture repeats figures of a table beside it, so it is hidden from screen readers. */
export function DotPlot({ title, dots, x, y, line, note }: DotPlotProps) {
  const across = (value: number) => scaled(value, x.from, x.to, LEFT, WIDTH - RIGHT);
  const up = (value: number) => scaled(value, y.from, y.to, HEIGHT - BOTTOM, TOP);
  const marks = marksOf(
    dots.map((dot) => ({ ...dot, left: across(dot.x), top: up(dot.y), isMarked: dot.isMarked === true })),
  );
  return (
    <figure className="ed-chart">
      <figcaption className="ed-chart-title">{title}</figcaption>
      <svg className="ed-dots" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {y.ticks.map(({ at, text }) => (
          <g key={at}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={up(at)} y2={up(at)} className="ed-dots-grid" />
            <text x={LEFT - 8} y={up(at) + 4} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {x.ticks.map(({ at, text }) => (
          <g key={at}>
            <line x1={across(at)} x2={across(at)} y1={TOP} y2={HEIGHT - BOTTOM} className="ed-dots-grid" />
            <text x={across(at)} y={HEIGHT - BOTTOM + 23} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        {line !== undefined && (
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={up(line)} y2={up(line)} className="ed-dots-line" />
        )}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle" className="ed-dots-axis">
          {x.label}
        </text>
        <text
          x={-(TOP + HEIGHT - BOTTOM) / 2}
          y={12}
          transform="rotate(-90)"
          textAnchor="middle"
          className="ed-dots-axis"
        >
          {y.label}
        </text>
        {marks.map(({ key, text, left, top, isMarked }) => (
          <g key={key} className={classNames('ed-dot', isMarked && 'ed-dot-marked')}>
            <rect
              x={left - markWidth(text) / 2}
              y={top - MARK_RADIUS}
              width={markWidth(text)}
              height={2 * MARK_RADIUS}
              rx={MARK_RADIUS}
            />
            <text x={left} y={top + 4} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
      </svg>
      {note && <p className="ed-chart-note">{note}</p>}
    </figure>
  );
}
