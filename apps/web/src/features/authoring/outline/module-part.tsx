import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { type ContentLocale, type LocalizedText, textState } from '@edukom/domain';
import { Button, Icon, Link } from '@edukom/ui';
import { useState, type ReactNode } from 'react';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { type PopupItem, PopupMenu } from '../components/popup-menu.js';
import type { OutlineOrder } from '../reorder/list-order.js';
import type { Reorder } from '../reorder/use-reorder.js';
import { AddActivity } from './add-part.js';
import { NameField } from './name-field.js';
import type { Removal } from './outline.js';
import type { DraftChanges } from './use-outline.js';

interface PartProps {
  readonly draft: CourseDraftView;
  readonly locale: ContentLocale;
  readonly changes: DraftChanges;
  readonly reorder: Reorder<OutlineOrder>;
  readonly onMove: (id: string, by: -1 | 1) => void;
  readonly onRemove: (removal: Removal) => void;
}

/** A name in the language that is being written; where it is missing, the source's name stands in and says so. */
function Name({ text, locale }: { text: LocalizedText; locale: ContentLocale }) {
  const t = useT();
  const read = useReadText();
  const own = text.texts[locale]?.v;
  const state = textState(text, locale);
  return (
    <>
      {own === undefined ? <span className="au-stand-in">{read(text)}</span> : <span lang={locale}>{own}</span>}
      {state !== 'current' && <span className="au-name-state"> {t(`writing.state.${state}`)}</span>}
    </>
  );
}

interface LineProps extends Pick<PartProps, 'reorder' | 'onMove'> {
  readonly id: string;
  readonly name: string;
  readonly ends: { readonly isFirst: boolean; readonly isLast: boolean };
  readonly items: readonly PopupItem[];
  readonly children: ReactNode;
}

/** A line of the outline: its grip, what stands in it, and what can be done with it. */
function Line({ id, name, ends, items, reorder, onMove, children }: LineProps) {
  const t = useT();
  const all = (): PopupItem[] => [
    ...items.slice(0, -1),
    { key: 'up', icon: 'arrow-up', text: t('writing.move.up'), isOff: ends.isFirst, onChoose: () => onMove(id, -1) },
    {
      key: 'down',
      icon: 'arrow-down',
      text: t('writing.move.down'),
      isOff: ends.isLast,
      onChoose: () => onMove(id, 1),
    },
    ...items.slice(-1),
  ];
  return (
    <div className="au-line">
      <button
        type="button"
        className="au-tool au-grip"
        data-grip={id}
        aria-pressed={reorder.heldId === id}
        aria-describedby="au-grip-hint"
      >
        <Icon name="grip" label={t('writing.block.grip', { name })} />
      </button>
      <div className="au-line-body">{children}</div>
      <PopupMenu icon="dots" label={t('writing.block.more', { name })} items={all} />
    </div>
  );
}

const rowProps = (id: string, { heldId, over }: Reorder<OutlineOrder>) => ({
  'data-reorder': id,
  'data-held': heldId === id ? '' : undefined,
  'data-drop': over?.id === id ? over.side : undefined,
});

interface ActivityPartProps extends PartProps {
  readonly activity: DraftActivityView;
  readonly ends: LineProps['ends'];
}

function ActivityFacts({ activity }: { activity: DraftActivityView }) {
  const t = useT();
  const facts = [
    t(`authoring.activity-kind.${activity.kind === 'quiz' ? 'quiz' : 'lesson'}`),
    t('learning.lesson.minutes', { count: activity.minutes }),
    ...(activity.isRequired ? [] : [t('authoring.outline.optional')]),
    ...(activity.conditions.length > 0
      ? [t('authoring.outline.conditions', { count: activity.conditions.length })]
      : []),
  ];
  return <span className="ed-hint">{facts.join(' · ')}</span>;
}

function ActivityPart({ activity, draft, locale, changes, reorder, ends, onMove, onRemove }: ActivityPartProps) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const [isNaming, setNaming] = useState(false);
  const path = `/authoring/${draft.courseId}/${activity.id}` as const;
  const isTranslating = locale !== draft.description.sourceLocale;
  const { revision, minutes, isRequired, conditions, completion } = activity;
  const save = (title: string | null) =>
    changes.saveActivity(activity.id, { revision, locale, title, minutes, isRequired, conditions, completion });
  return (
    <li className="au-activity" {...rowProps(activity.id, reorder)}>
      <Line
        id={activity.id}
        name={read(activity.title)}
        ends={ends}
        reorder={reorder}
        onMove={onMove}
        items={[
          { key: 'name', icon: 'edit', text: t('authoring.outline.rename'), onChoose: () => setNaming(true) },
          {
            key: 'remove',
            icon: 'trash',
            text: t('authoring.outline.remove'),
            onChoose: () => onRemove({ kind: 'activity', part: activity }),
          },
        ]}
      >
        {isNaming ? (
          <NameField
            text={activity.title}
            locale={locale}
            label={t('authoring.outline.activity-name')}
            onSave={save}
            onClose={() => setNaming(false)}
          />
        ) : (
          <>
            <Link href={to(isTranslating ? `${path}?to=${locale}` : path)}>
              <Name text={activity.title} locale={locale} />
            </Link>
            <ActivityFacts activity={activity} />
          </>
        )}
      </Line>
    </li>
  );
}

export interface ModulePartProps extends PartProps {
  readonly part: CourseDraftView['modules'][number];
  /** In the order shown, which may not be saved yet. */
  readonly activities: readonly DraftActivityView[];
  readonly ends: LineProps['ends'];
}

/** A module with its activities. */
export function ModulePart({ part, activities, ends, ...props }: ModulePartProps) {
  const t = useT();
  const read = useReadText();
  const [isNaming, setNaming] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const { reorder, changes, locale, onMove, onRemove } = props;
  const save = (title: string | null) => changes.saveModule(part.id, { revision: part.revision, locale, title });
  const isEdge = (at: number, by: -1 | 1): boolean =>
    by < 0 ? ends.isFirst && at === 0 : ends.isLast && at === activities.length - 1;
  return (
    <li className="au-module" {...rowProps(part.id, reorder)}>
      <Line
        id={part.id}
        name={read(part.title)}
        ends={ends}
        reorder={reorder}
        onMove={onMove}
        items={[
          { key: 'name', icon: 'edit', text: t('authoring.outline.rename'), onChoose: () => setNaming(true) },
          {
            key: 'remove',
            icon: 'trash',
            text: t('authoring.outline.remove'),
            isOff: part.activities.length > 0,
            onChoose: () => onRemove({ kind: 'module', part }),
          },
        ]}
      >
        {isNaming ? (
          <NameField
            text={part.title}
            locale={locale}
            label={t('authoring.outline.module-name')}
            onSave={save}
            onClose={() => setNaming(false)}
          />
        ) : (
          <h2>
            <Name text={part.title} locale={locale} />
          </h2>
        )}
      </Line>
      <ol className="au-activities">
        {activities.map((activity, at) => (
          <ActivityPart
            key={activity.id}
            activity={activity}
            ends={{ isFirst: isEdge(at, -1), isLast: isEdge(at, 1) }}
            {...props}
          />
        ))}
      </ol>
      {isAdding ? (
        <AddActivity moduleId={part.id} changes={changes} onClose={() => setAdding(false)} />
      ) : (
        <Button variant="bare" isSmall icon="plus" onClick={() => setAdding(true)}>
          {t('authoring.outline.add-activity')}
        </Button>
      )}
    </li>
  );
}
