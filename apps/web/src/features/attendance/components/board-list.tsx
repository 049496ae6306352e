import type { BoardRow as Row, SessionBoard } from '@edukom/contracts';
import { Dialog, EmptyState, LinkButton, SelectField, TextField } from '@edukom/ui';
import { useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { BOARD_FILTERS, type BoardFilter, shownRows } from '../shown-rows.js';
import { BoardRow } from './board-row.js';
import { MarkForm } from './mark-form.js';
import { MarkTrail } from './mark-trail.js';
import { RestMarks } from './rest-marks.js';
import { type Saying, useMarking } from './use-marking.js';

/** A person's mark with time and reason; only the trail where nothing can be changed. */
function MoreDialog(props: { board: SessionBoard; row: Row | undefined; canMark: boolean; onClose: () => void }) {
  const t = useT();
  const to = useAppPath();
  const { board, row, canMark, onClose } = props;
  const name = row ? `${row.givenName} ${row.familyName}` : '';
  return (
    <Dialog
      isOpen={row !== undefined}
      onClose={onClose}
      title={canMark ? t('attendance.mark.title', { name }) : name}
      closeText={t('common.close')}
    >
      {row &&
        (canMark ? (
          <MarkForm board={board} row={row} initial="late" onRecorded={onClose} />
        ) : (
          <MarkTrail marks={row.marks} />
        ))}
      {row && (
        <p>
          <LinkButton isSmall icon="history" href={to(`/sessions/${board.sessionId}/people/${row.enrolmentId}`)}>
            {t('attendance.board.history')}
          </LinkButton>
        </p>
      )}
    </Dialog>
  );
}

/** Everybody expected, to be found by name or state and marked by touch. */
export function BoardList({ board, canMark }: { board: SessionBoard; canMark: boolean }) {
  const t = useT();
  const announce = useAnnounce();
  const [filter, setFilter] = useState<BoardFilter>('all');
  const [name, setName] = useState('');
  const [moreId, setMoreId] = useState<string | null>(null);
  const [marked, setMarked] = useState('');
  const marking = useMarking(board.sessionId, () => announce(t('attendance.mark.saved', { name: marked })));
  const rows = shownRows(board.rows, filter, name);
  const say = (row: Row, said: Saying) => {
    setMarked(`${row.givenName} ${row.familyName}`);
    marking.send(said);
  };
  if (board.rows.length === 0)
    return (
      <EmptyState icon="people" title={t('attendance.board.empty.title')}>
        {t('attendance.board.empty.text')}
      </EmptyState>
    );
  return (
    <div className="ed-stack">
      <search className="ed-filters">
        <TextField
          type="search"
          label={t('attendance.board.search')}
          value={name}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t('attendance.board.filter')}
          options={BOARD_FILTERS.map((value) => ({ value, label: t(`attendance.board.filter.${value}`) }))}
          value={filter}
          onChange={(event) => setFilter(event.target.value as BoardFilter)}
        />
      </search>
      {canMark && <RestMarks rows={board.rows} onSay={marking.send} />}
      <ProblemNotice error={marking.error} onRetry={marking.retry} />
      {rows.length === 0 ? (
        <EmptyState icon="search" title={t('attendance.board.nobody.title')}>
          {t('attendance.board.nobody.text')}
        </EmptyState>
      ) : (
        <ul className="attendance-list" aria-label={t('attendance.board.people')}>
          {rows.map((row) => (
            <BoardRow
              key={row.enrolmentId}
              board={board}
              row={row}
              onSay={canMark ? say : null}
              onMore={({ enrolmentId }) => setMoreId(enrolmentId)}
            />
          ))}
        </ul>
      )}
      <MoreDialog
        board={board}
        row={board.rows.find((row) => row.enrolmentId === moreId)}
        canMark={canMark}
        onClose={() => setMoreId(null)}
      />
    </div>
  );
}
