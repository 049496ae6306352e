import type { Gradebook } from '@edukom/contracts';
import { formatShare } from '@edukom/i18n';
import { memo, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';
import { type BookRow, letterAt } from './book-rows.js';
import { moved, type Place } from './grid-keys.js';
import { drawnPlaces, type Range, scrolledTo, visibleRange } from '../../../shared/grid/visible-range.js';

const ROW = 44;
const COLUMN = 112;
const HEAD = 60;
const MORE_ROWS = 6;
const MORE_COLUMNS = 2;

type Quiz = Gradebook['quizzes'][number];

export interface BookGridProps {
  readonly rows: readonly BookRow[];
  readonly quizzes: readonly Quiz[];
  readonly label: string;
  readonly onOpen: (row: BookRow, quiz: Quiz) => void;
}

interface View {
  readonly rows: Range;
  readonly columns: Range;
}

const isSame = (a: View, b: View): boolean =>
  a.rows.from === b.rows.from &&
  a.rows.to === b.rows.to &&
  a.columns.from === b.columns.from &&
  a.columns.to === b.columns.to;

/** Which part of the grid is in view: changes only when another row or column comes in, not with each pixel. */
function useView(rows: number, columns: number) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({
    rows: { from: 0, to: Math.min(rows, 20) },
    columns: { from: 0, to: Math.min(columns, 8) },
  });
  const measure = () => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const next = {
      rows: visibleRange(scrollTop, clientHeight || 600, ROW, rows, MORE_ROWS),
      columns: visibleRange(scrollLeft, clientWidth || 800, COLUMN, columns, MORE_COLUMNS),
    };
    setView((before) => (isSame(before, next) ? before : next));
  };
  useLayoutEffect(measure, [rows, columns]);
  useEffect(() => {
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  });
  return { box, view, measure };
}

const SIGNS = { '-': '', w: '…', f: '*', r: '', F: '* ✎', R: ' ✎' } as const;
const WORDS = { '-': 'none', w: 'waits', f: 'final', r: 'released', F: 'set', R: 'set' } as const;

/** A grade in words and signs. */
function useCellText() {
  const t = useT();
  const locale = useLocale();
  return (row: BookRow, place: number) => {
    const share = row.shares[place] ?? null;
    const letter = letterAt(row, place);
    const isHidden = share === null && letter !== '-';
    const figure = share === null ? '–' : formatShare(locale, share);
    const state = t(`gradebook.state.${isHidden ? 'hidden' : WORDS[letter]}`);
    return { text: `${figure}${SIGNS[letter]}`, share: share === null ? '' : figure, state };
  };
}

interface GridRowProps {
  readonly row: BookRow;
  readonly index: number;
  readonly columns: readonly number[];
  readonly quizzes: readonly Quiz[];
  /** Column that Tab leads to; null: none of this row. */
  readonly active: number | null;
}

const GridRow = memo(function GridRow({ row, index, columns, quizzes, active }: GridRowProps) {
  const t = useT();
  const read = useContent();
  const textOf = useCellText();
  const institution = read(row.institution);
  return (
    <div role="row" aria-rowindex={index + 2} className="book-row" style={{ top: HEAD + index * ROW }}>
      <div
        role="rowheader"
        aria-colindex={1}
        className="book-person"
        tabIndex={active === -1 ? 0 : -1}
        data-row={index}
        data-column={-1}
      >
        <span>{row.name}</span>
        <small lang={institution.locale}>{institution.value}</small>
      </div>
      {columns.map((column) => {
        const quiz = quizzes[column];
        const { text, share, state } = textOf(row, column);
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={column + 2}
            aria-label={quiz && t('gradebook.cell.label', { quiz: read(quiz.title).value, share, state })}
            className="book-cell"
            style={{ left: `calc(var(--book-person) + ${column * COLUMN}px)` }}
            tabIndex={active === column ? 0 : -1}
            data-row={index}
            data-column={column}
          >
            {text}
          </div>
        );
      })}
    </div>
  );
});

function Head({ columns, quizzes }: { columns: readonly number[]; quizzes: readonly Quiz[] }) {
  const t = useT();
  const read = useContent();
  return (
    <div role="row" aria-rowindex={1} className="book-head">
      <div role="columnheader" aria-colindex={1} className="book-person">
        {t('gradebook.person')}
      </div>
      {columns.map((column) => {
        const title = quizzes[column] && read(quizzes[column].title);
        return (
          <div
            key={column}
            role="columnheader"
            aria-colindex={column + 2}
            className="book-cell"
            lang={title?.locale}
            style={{ left: `calc(var(--book-person) + ${column * COLUMN}px)` }}
          >
            <span className="book-title">{title?.value}</span>
          </div>
        );
      })}
    </div>
  );
}

const placeOf = (target: EventTarget): Place | null => {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null;
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
};

/** The cell Tab leads to, and how keys move it: what is moved to comes into view and takes the focus. */
function useActive({ rows, quizzes, onOpen }: BookGridProps, { box, measure }: ReturnType<typeof useView>) {
  const [at, setActive] = useState<Place>({ row: 0, column: -1 });
  const isMoving = useRef(false);
  const active = {
    row: Math.min(at.row, Math.max(0, rows.length - 1)),
    column: Math.min(at.column, quizzes.length - 1),
  };
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    box.current
      ?.querySelector<HTMLElement>(`[data-row="${active.row}"][data-column="${active.column}"]`)
      ?.focus({ preventScroll: true });
  });
  const show = ({ row, column }: Place) => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const person = element.querySelector<HTMLElement>('.book-person')?.offsetWidth ?? 0;
    element.scrollTo({
      top: scrolledTo(scrollTop, clientHeight, ROW, row, HEAD),
      left: column < 0 ? 0 : scrolledTo(scrollLeft, clientWidth, COLUMN, column, person),
    });
    measure();
  };
  const open = ({ row, column }: Place) => {
    const [person, quiz] = [rows[row], quizzes[column]];
    if (person && quiz) onOpen(person, quiz);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(active);
      return;
    }
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2);
    const to = moved(event.key, event.ctrlKey || event.metaKey, active, {
      rows: rows.length,
      columns: quizzes.length,
      page,
    });
    if (!to) return;
    event.preventDefault();
    isMoving.current = true;
    setActive(to);
    show(to);
  };
  return { active, setActive, open, onKeyDown };
}

/**
 * People by quizzes as an ARIA grid. Only what is in view is drawn, in both directions; the first column and the head stay.
 */
export function BookGrid(props: BookGridProps) {
  const { rows, quizzes, label } = props;
  const t = useT();
  const window = useView(rows.length, quizzes.length);
  const { active, setActive, open, onKeyDown } = useActive(props, window);
  const { box, view, measure } = window;
  const columns = drawnPlaces(view.columns, active.column);
  const drawn = drawnPlaces(
    { from: Math.min(view.rows.from, rows.length), to: Math.min(view.rows.to, rows.length) },
    active.row,
  );
  return (
    <>
      <div ref={box} className="book-scroll" onScroll={measure}>
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={quizzes.length + 1}
          aria-describedby="book-keys"
          tabIndex={-1}
          className="book-grid"
          style={{
            height: HEAD + rows.length * ROW,
            width: `calc(var(--book-person) + ${quizzes.length * COLUMN}px)`,
          }}
          onKeyDown={onKeyDown}
          onClick={({ target }) => {
            const place = placeOf(target);
            if (!place) return;
            setActive(place);
            open(place);
          }}
        >
          <Head columns={columns} quizzes={quizzes} />
          {drawn.map((index) => {
            const row = rows[index];
            return (
              row && (
                <GridRow
                  key={row.enrolmentId}
                  row={row}
                  index={index}
                  columns={columns}
                  quizzes={quizzes}
                  active={active.row === index ? active.column : null}
                />
              )
            );
          })}
        </div>
      </div>
      <p id="book-keys" className="ed-hint">
        {t('gradebook.keys')} {t('gradebook.legend')}
      </p>
    </>
  );
}
