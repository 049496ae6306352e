import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { Button, Dialog, EmptyState } from '@edukom/ui';
import { useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { type OutlineOrder, placeInOutline, positionInOutline, stepInOutline } from '../reorder/list-order.js';
import { useReorder } from '../reorder/use-reorder.js';
import { AddModule } from './add-part.js';
import { ModulePart } from './module-part.js';
import type { DraftChanges } from './use-outline.js';

type DraftModule = CourseDraftView['modules'][number];

export interface OutlineProps {
  readonly draft: CourseDraftView;
  readonly changes: DraftChanges;
  /** The language names are shown and written in. */
  readonly locale: ContentLocale;
}

/** What is about to be taken away. */
export type Removal =
  | { readonly kind: 'module'; readonly part: DraftModule }
  | { readonly kind: 'activity'; readonly part: DraftActivityView };

function Removing({ removal, changes, onClose }: { removal: Removal; changes: DraftChanges; onClose: () => void }) {
  const t = useT();
  const read = useReadText();
  const remove = async () => {
    const isDone = await (
      removal.kind === 'module' ? changes.removeModule(removal.part.id) : changes.removeActivity(removal.part.id)
    ).then(
      () => true,
      () => false,
    );
    if (isDone) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('authoring.outline.remove-title', { name: read(removal.part.title) })}
      closeText={t('common.close')}
      actions={
        <>
          <Button variant="danger" isBusy={changes.isBusy} onClick={() => void remove()}>
            {t('authoring.outline.remove')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <ProblemNotice error={changes.error} />
      <p>
        {removal.kind === 'module'
          ? t('authoring.outline.remove-module')
          : t('authoring.outline.remove-activity', { count: removal.part.blockCount })}
      </p>
    </Dialog>
  );
}

const orderOf = ({ modules }: CourseDraftView): OutlineOrder =>
  modules.map(({ id, activities }) => ({ id, activityIds: activities.map((activity) => activity.id) }));

/** Modules and activities, to be named, added, removed and put in order, by pointer or by keyboard alone. */
export function Outline({ draft, changes, locale }: OutlineProps) {
  const t = useT();
  const read = useReadText();
  const [isAdding, setAdding] = useState(false);
  const [removal, setRemoval] = useState<Removal | null>(null);
  const modules = new Map(draft.modules.map((one) => [one.id, one]));
  const activities = new Map(draft.modules.flatMap((one) => one.activities).map((one) => [one.id, one]));
  const nameOf = (id: string) => {
    const part = modules.get(id) ?? activities.get(id);
    return part ? read(part.title) : '';
  };
  // Kept in shape until the answer is there: what was put down stays where it was put.
  const [sent, setSent] = useState<OutlineOrder | null>(null);
  const commit = (order: OutlineOrder) => {
    setSent(order);
    const moved = order.map(({ id, activityIds }) => ({ id, activityIds: [...activityIds] }));
    changes.quietly(changes.order(moved).finally(() => setSent(null)));
  };
  const reorder = useReorder<OutlineOrder>({
    arrangement: sent ?? orderOf(draft),
    step: stepInOutline,
    place: placeInOutline,
    nameOf,
    positionOf: positionInOutline,
    onCommit: commit,
  });
  const move = (id: string, by: -1 | 1) => {
    const next = stepInOutline(reorder.shown, id, by);
    if (next) commit(next);
  };
  return (
    <section aria-label={t('authoring.outline.title')} className="au-outline">
      {!removal && <ProblemNotice error={changes.error} />}
      <p id="au-grip-hint" hidden>
        {t('writing.reorder.hint')}
      </p>
      {draft.modules.length === 0 && !isAdding && (
        <EmptyState icon="book" title={t('authoring.outline.empty.title')}>
          {t('authoring.outline.empty.text')}
        </EmptyState>
      )}
      <ol className="au-modules" {...reorder.listProps}>
        {reorder.shown.map(({ id, activityIds }, at) => {
          const part = modules.get(id);
          if (!part) return null;
          return (
            <ModulePart
              key={id}
              draft={draft}
              part={part}
              activities={activityIds.flatMap((one) => activities.get(one) ?? [])}
              locale={locale}
              changes={changes}
              reorder={reorder}
              ends={{ isFirst: at === 0, isLast: at === reorder.shown.length - 1 }}
              onMove={move}
              onRemove={setRemoval}
            />
          );
        })}
      </ol>
      {isAdding ? (
        <AddModule changes={changes} onClose={() => setAdding(false)} />
      ) : (
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('authoring.outline.add-module')}
        </Button>
      )}
      {removal && <Removing removal={removal} changes={changes} onClose={() => setRemoval(null)} />}
    </section>
  );
}
