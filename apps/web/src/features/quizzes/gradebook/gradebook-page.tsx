import { exportGradebook, type GradeCell, type Gradebook } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { Button, CheckboxField, EmptyState, LinkButton, SelectField } from '@edukom/ui';
import { useMemo, useState } from 'react';
import { addressOf } from '../../../shared/api/path-of.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { SearchField } from '../../../shared/form/search-field.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { GradingHead } from '../components/grading-head.js';
import '../quiz.css';
import { useContent } from '../use-content.js';
import { BookGrid } from './book-grid.js';
import { type BookRow, shownRows, withCell } from './book-rows.js';
import './gradebook.css';
import { GradeDialog } from './grade-dialog.js';
import { useBook } from './use-book.js';
import { useBookFilter } from './use-book-filter.js';

type Quiz = Gradebook['quizzes'][number];

interface FiltersProps {
  readonly rows: readonly BookRow[];
  readonly quizzes: readonly Quiz[];
  readonly shown: number;
  readonly enrolled: number;
}

function Filters({ rows, quizzes, shown, enrolled }: FiltersProps) {
  const t = useT();
  const read = useContent();
  const { filter, change } = useBookFilter();
  const institutions = useMemo(() => {
    const all = new Map<string, LocalizedText>(
      rows.map(({ institutionId, institution }) => [institutionId, institution]),
    );
    return [...all]
      .map(([value, name]) => ({ value, label: read(name).value }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [rows, read]);
  return (
    <div className="book-filters">
      <SearchField label={t('gradebook.find')} search={filter.search} onSearch={(search) => change({ search })} />
      <SelectField
        label={t('gradebook.institution')}
        emptyText={t('gradebook.all-institutions')}
        options={institutions}
        value={filter.institutionId}
        onChange={({ target }) => change({ institutionId: target.value })}
      />
      <SelectField
        label={t('gradebook.sort')}
        value={filter.sort}
        onChange={({ target }) => change({ sort: target.value })}
        options={[
          { value: 'name', label: t('gradebook.sort.name') },
          { value: 'institution', label: t('gradebook.sort.institution') },
          ...quizzes.map(({ quizId, title }) => ({ value: quizId, label: read(title).value })),
        ]}
      />
      <CheckboxField
        label={t('gradebook.sort.descending')}
        checked={filter.isDescending}
        onChange={({ target }) => change({ isDescending: target.checked })}
      />
      <p role="status" className="quiz-points">
        {t('gradebook.shown', { shown, count: enrolled })}
      </p>
    </div>
  );
}

interface BookProps {
  readonly runId: string;
  readonly book: Gradebook;
  readonly rows: readonly BookRow[];
}

const keyOfCell = (enrolmentId: string, quizId: string) => `${enrolmentId} ${quizId}`;

/** The rows with what was set on this page since they were read. */
function useSetCells(rows: readonly BookRow[], quizzes: readonly Quiz[]) {
  const [cells, setCells] = useState<ReadonlyMap<string, GradeCell>>(new Map());
  const current = useMemo(
    () =>
      cells.size === 0
        ? rows
        : rows.map((row) =>
            quizzes.reduce((now, { quizId }, place) => {
              const cell = cells.get(keyOfCell(row.enrolmentId, quizId));
              return cell ? withCell(now, place, cell) : now;
            }, row),
          ),
    [rows, quizzes, cells],
  );
  const onChanged = (enrolmentId: string, quizId: string, cell: GradeCell) =>
    setCells((before) => new Map(before).set(keyOfCell(enrolmentId, quizId), cell));
  return { current, onChanged };
}

function Book({ runId, book, rows }: BookProps) {
  const t = useT();
  const read = useContent();
  const { filter, change } = useBookFilter();
  const { quizzes, enrolled } = book;
  const { current, onChanged } = useSetCells(rows, quizzes);
  const [open, setOpen] = useState<{ row: BookRow; quiz: Quiz } | null>(null);
  const { search, institutionId, sort, isDescending } = filter;
  const shown = useMemo(() => {
    const quizIds = quizzes.map(({ quizId }) => quizId);
    return shownRows(current, { search, institutionId, sort, isDescending }, quizIds, (text) => read(text).value);
  }, [current, quizzes, search, institutionId, sort, isDescending, read]);
  return (
    <>
      <Filters rows={current} quizzes={quizzes} shown={shown.length} enrolled={enrolled} />
      {shown.length === 0 ? (
        <EmptyState icon="search" title={t('gradebook.nobody-found')}>
          <Button onClick={() => change({ search: '', institutionId: '' })}>{t('gradebook.all-institutions')}</Button>
        </EmptyState>
      ) : (
        <BookGrid
          rows={shown}
          quizzes={quizzes}
          label={t('gradebook.title')}
          onOpen={(row, quiz) => setOpen({ row, quiz })}
        />
      )}
      {open && (
        <GradeDialog
          runId={runId}
          enrolmentId={open.row.enrolmentId}
          quizId={open.quiz.quizId}
          title={read(open.quiz.title).value}
          onChanged={(cell) => onChanged(open.row.enrolmentId, open.quiz.quizId, cell)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** The gradebook of a run: everybody, every quiz, each grade with its history. */
export function GradebookPage({ runId }: { runId: string }) {
  const t = useT();
  const locale = useLocale();
  const { first, rows, isComplete, error } = useBook(runId);
  return (
    <div className="ed-stack">
      <GradingHead
        runId={runId}
        title={t('gradebook.title')}
        lead={first.data && t('gradebook.lead', { code: first.data.code })}
        actions={
          <LinkButton href={addressOf(exportGradebook, { params: { runId }, query: { locale } })} download>
            {t('gradebook.export')}
          </LinkButton>
        }
      />
      <Loaded query={first} shape="rows" count={8}>
        {(book) => {
          if (book.quizzes.length === 0) return <p>{t('gradebook.no-quizzes')}</p>;
          if (book.enrolled === 0)
            return (
              <EmptyState icon="people" title={t('gradebook.empty.title')}>
                {t('gradebook.empty.text')}
              </EmptyState>
            );
          return <Book runId={runId} book={book} rows={rows} />;
        }}
      </Loaded>
      {!isComplete && !error && first.data && <p role="status">{t('gradebook.loading')}</p>}
      <ProblemNotice error={error} />
    </div>
  );
}
