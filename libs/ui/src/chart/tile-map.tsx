import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Link } from '../navigation/link.js';
import { ChartPatterns, patternFill } from './chart-patterns.js';
import { isKnown, type FigureState } from './figure-state.js';
import { centre, corners, viewBox } from './hexagon.js';
import { TileMapLegend, type TileMapLegendTexts } from './tile-map-legend.js';

export type Tile = {
  slug: string;
  name: string;
  /** What fits on the tile: three or four letters. */
  shortName: string;
  col: number;
  row: number;
  status: FigureState;
  value: number | null;
  /** The number as people read it, or the word for the status. */
  valueText: string;
  /** What stands under the short name; without it `valueText` when there is a number. */
  tileText?: string;
  href: string;
  /** The reader's own municipality. */
  isOwn?: boolean;
};

export type TileMapProps = {
  title: ReactNode;
  /** Says what the picture is, for those who hear it: "Map with a link for each municipality". */
  label: string;
  tiles: readonly Tile[];
  /** Four ascending lower bounds of the second to fifth shade. */
  thresholds: readonly number[];
  legend: TileMapLegendTexts;
  note?: ReactNode;
  table?: ReactNode;
  tableText?: ReactNode;
};

/** Shade 1 to 5 of a value. */
const shade = (value: number, thresholds: readonly number[]): number =>
  1 + thresholds.filter((bound) => value >= bound).length;

const isMissing = (tile: Tile): boolean => !isKnown(tile.status) || tile.value === null;

const stepOf = (tile: Tile, thresholds: readonly number[]): number =>
  isMissing(tile) ? 0 : shade(tile.value ?? 0, thresholds);

type Drawn = { tile: Tile; thresholds: readonly number[] };

function TileLink({ tile, id, thresholds }: Drawn & { id: string }) {
  const { status, isOwn } = tile;
  const isProvisional = status === 'provisional';
  const words = `${tile.name}: ${tile.valueText}`;
  const missing = status === 'suppressed' ? 'suppressed' : 'not-reported';
  return (
    <Link
      href={tile.href}
      className={classNames(
        'ed-tile',
        `ed-tile-${stepOf(tile, thresholds)}`,
        isProvisional && 'ed-tile-provisional',
        isOwn && 'ed-tile-own',
      )}
      aria-label={words}
    >
      <title>{words}</title>
      <polygon
        points={corners(tile)}
        fill={isMissing(tile) ? patternFill(id, missing) : undefined}
        className="ed-tile-shape"
      />
      {(isProvisional || isOwn) && <polygon points={corners(tile, 4.5)} className="ed-tile-outline" />}
    </Link>
  );
}

/** Drawn over the links and outside of them: a link is called by the full name, not by what fits on a tile. */
function TileWords({ tile, thresholds }: Drawn) {
  const { x, y } = centre(tile);
  return (
    <g className={`ed-tile-${stepOf(tile, thresholds)}`}>
      <text x={x} y={isMissing(tile) ? y + 5 : y - 2} textAnchor="middle" className="ed-tile-name">
        {tile.shortName}
      </text>
      {!isMissing(tile) && (
        <text x={x} y={y + 15} textAnchor="middle">
          {tile.tileText ?? tile.valueText}
        </text>
      )}
    </g>
  );
}

/** One equal hexagon per place, so that a small place is seen like a big one; each is a link. Implies no boundary. */
export function TileMap({ title, label, tiles, thresholds, legend, note, table, tableText }: TileMapProps) {
  const id = useId();
  // The tab order follows the rows of the picture.
  const ordered = [...tiles].sort((a, b) => a.row - b.row || a.col - b.col);
  return (
    <figure className="ed-chart">
      <figcaption className="ed-chart-title">{title}</figcaption>
      <svg role="group" aria-label={label} viewBox={viewBox(tiles)} className="ed-tiles">
        <ChartPatterns id={id} />
        {ordered.map((tile) => (
          <TileLink key={tile.slug} tile={tile} id={id} thresholds={thresholds} />
        ))}
        <g aria-hidden="true" className="ed-tile-words">
          {ordered.map((tile) => (
            <TileWords key={tile.slug} tile={tile} thresholds={thresholds} />
          ))}
        </g>
      </svg>
      <TileMapLegend texts={legend} id={id} />
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
