import type { CorrectionRow } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, Card, StatusPill, Table } from '@edukom/ui';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';
import { type ItemScope, useCorrections } from './scope.js';

function What({ row }: { row: CorrectionRow }) {
  const t = useT();
  const read = useContent();
  return (
    <>
      {t(`correction.kind.${row.kind}`)}
      {row.isUndone && (
        <>
          {' '}
          <StatusPill status="off">{t('correction.history.undone')}</StatusPill>
        </>
      )}
      <span className="quiz-points items-what">{read(row.prompt).value}</span>
    </>
  );
}

/** What was corrected, by whom and why; each can be taken back where it was made. */
export function CorrectionHistory({ scope, onUndo }: { scope: ItemScope; onUndo: (made: CorrectionRow) => void }) {
  const t = useT();
  const locale = useLocale();
  const query = useCorrections(scope, true);
  const canUndo = (row: CorrectionRow): boolean =>
    row.kind !== 'undo' && !row.isUndone && row.isCourseWide === (scope.runId === null);
  return (
    <Card title={t('correction.history.title')} headingLevel={2}>
      <Loaded query={query} count={1}>
        {({ corrections }) =>
          corrections.length === 0 ? (
            <p>{t('correction.history.empty')}</p>
          ) : (
            <Table<CorrectionRow>
              caption={t('correction.history.title')}
              isCaptionHidden
              rows={corrections}
              rowKey={({ correctionId }) => correctionId}
              columns={[
                {
                  key: 'what',
                  header: t('correction.history.what'),
                  isRowHeader: true,
                  cell: (row) => <What row={row} />,
                },
                { key: 'reason', header: t('correction.reason'), cell: ({ reason }) => reason },
                {
                  key: 'who',
                  header: t('correction.history.who'),
                  cell: ({ madeBy, madeAt }) =>
                    t('correction.history.by', { name: madeBy, at: formatDateTime(locale, madeAt) }),
                },
                {
                  key: 'people',
                  header: t('correction.history.people'),
                  isNumeric: true,
                  cell: ({ people }) => people,
                },
                {
                  key: 'undo',
                  header: <span className="ed-hidden">{t('correction.history.undo')}</span>,
                  cell: (row) =>
                    canUndo(row) ? (
                      <Button isSmall onClick={() => onUndo(row)}>
                        {t('correction.history.undo')}
                      </Button>
                    ) : row.isCourseWide && scope.runId !== null ? (
                      t('correction.history.course-wide')
                    ) : (
                      ''
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Card>
  );
}
