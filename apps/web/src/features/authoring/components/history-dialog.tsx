import type { BlockHistoryEntry } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, Dialog, EmptyState } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { useDesk } from '../desk/desk.js';
import { contentOf, plainTextOf } from '../model/block-content.js';
import { historyQuery } from '../queries.js';
import { DiffText } from './diff-text.js';

interface EntryProps {
  readonly entry: BlockHistoryEntry;
  /** What the entry is compared with: what stood there before it. */
  readonly before: BlockHistoryEntry | undefined;
  readonly isBusy: boolean;
  /** What stands now needs no bringing back. */
  readonly isPresent: boolean;
  readonly onRestore: () => void;
}

function Entry({ entry, before, isBusy, isPresent, onRestore }: EntryProps) {
  const t = useT();
  const { source } = useDesk();
  const text = (one: BlockHistoryEntry) => plainTextOf(contentOf(one.block, source));
  return (
    <li className="au-history-entry">
      <p className="au-history-when">
        {formatDateTime(t.locale, entry.savedAt)}
        {entry.savedBy && ` · ${entry.savedBy}`}
        {entry.isRemoved && ` · ${t('writing.history.removed')}`}
      </p>
      <DiffText before={before ? text(before) : ''} after={text(entry)} lang={source} />
      {!isPresent && (
        <Button isSmall icon="undo" isBusy={isBusy} onClick={onRestore}>
          {t('writing.history.restore')}
        </Button>
      )}
    </li>
  );
}

/** Only the last state of each removed block: that is what can come back. */
function lastOfRemoved(entries: readonly BlockHistoryEntry[]): BlockHistoryEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ blockId, isRemoved }) => isRemoved && !seen.has(blockId) && seen.add(blockId));
}

export interface HistoryDialogProps {
  /** The block whose history is shown; null: what was removed from the lesson. */
  readonly anchor: string | null;
  readonly onClose: () => void;
}

/** What a block said before, and what the lesson no longer has; everything can be brought back. */
export function HistoryDialog({ anchor, onClose }: HistoryDialogProps) {
  const t = useT();
  const { courseId, activityId, writer } = useDesk();
  const block = anchor === null ? undefined : writer.block(anchor);
  const query = useQuery(historyQuery(courseId, activityId, block?.server?.id));
  const [restoring, setRestoring] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const restore = async ({ blockId, revision }: BlockHistoryEntry) => {
    setRestoring(`${blockId} ${revision}`);
    setError(null);
    try {
      await writer.restore(blockId, revision);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setRestoring(null);
    }
  };
  const shown = (entries: readonly BlockHistoryEntry[]) => (anchor === null ? lastOfRemoved(entries) : entries);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(anchor === null ? 'writing.history.removed-title' : 'writing.history.title')}
      closeText={t('common.close')}
    >
      <ProblemNotice error={error} />
      {anchor !== null && !block?.server ? (
        <p>{t('writing.history.none')}</p>
      ) : (
        <Loaded query={query}>
          {({ entries }) =>
            shown(entries).length === 0 ? (
              <EmptyState icon="history" title={t('writing.history.none')} />
            ) : (
              <ol className="au-history">
                {shown(entries).map((entry, at, list) => (
                  <Entry
                    key={`${entry.blockId} ${entry.revision}`}
                    entry={entry}
                    before={anchor === null ? undefined : list[at + 1]}
                    isBusy={restoring === `${entry.blockId} ${entry.revision}`}
                    isPresent={anchor !== null && entry.revision === block?.server?.revision}
                    onRestore={() => void restore(entry)}
                  />
                ))}
              </ol>
            )
          }
        </Loaded>
      )}
    </Dialog>
  );
}
