import type { BlockContent, CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { type ContentLocale, isContentLocale } from '@edukom/domain';
import { Button, Notice } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import type { LessonWriter } from '../autosave/lesson-writer.js';
import { CourseLocales } from '../desk/course-context.js';
import { DeskProvider } from '../desk/desk.js';
import { useDeskState } from '../desk/use-desk.js';
import { plainTextOf } from '../model/block-content.js';
import { blockState } from '../model/text-states.js';
import { translationQuery } from '../queries.js';
import { ProtectedTerms } from '../../../shared/writing/use-script.js';
import { BlockList } from './block-list.js';
import { HistoryDialog } from './history-dialog.js';
import { LatinDialog } from './latin-dialog.js';
import { LessonTools } from './lesson-tools.js';
import { QueueDialog, taskPath } from './queue-dialog.js';

type Shown =
  | { readonly kind: 'history'; readonly anchor: string | null }
  | { readonly kind: 'latin'; readonly anchor: string }
  | { readonly kind: 'queue' };

/** The next block of the lesson with something to translate, after another one and then from the beginning. */
function nextHere(writer: LessonWriter, after: string, target: ContentLocale): string | null {
  const { order, blocks } = writer.state;
  const at = order.indexOf(after);
  const others = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))];
  const isDue = (anchor: string): boolean => {
    const block = blocks.get(anchor);
    const state = block?.server && !block.edits.has(target) ? blockState(block.server, target) : null;
    return state === 'missing' || state === 'stale';
  };
  return others.find(isDue) ?? null;
}

/** The language beside the source, in the address: a link to a text to translate opens it so. */
function useTarget(locales: readonly ContentLocale[], source: ContentLocale) {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('to');
  const target = isContentLocale(wanted) && wanted !== source && locales.includes(wanted) ? wanted : null;
  const choose = (next: ContentLocale | null) =>
    setParams(next ? { to: next } : {}, { replace: true, preventScrollReset: true });
  return [target, choose] as const;
}

interface Removed {
  readonly words: string;
  readonly blockId: string | null;
  readonly revision: number;
  readonly after: string | null;
}

export interface LessonDeskProps {
  readonly draft: CourseDraftView;
  readonly activity: DraftActivityView;
  readonly writer: LessonWriter;
}

/** The lesson being written: its tools, its blocks, and what opens over them. */
export function LessonDesk({ draft, activity, writer }: LessonDeskProps) {
  const t = useT();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const to = useAppPath();
  const client = useQueryClient();
  const { hash } = useLocation();
  const { courseId } = draft;
  const { sourceLocale, locales, protectedTerms } = draft.description;
  const [target, setTarget] = useTarget(locales, sourceLocale);
  const [shown, setShown] = useState<Shown | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);

  const goOn = async (after: string) => {
    if (!target) return;
    const here = nextHere(writer, after, target);
    if (here) return state.desk.enter(here, target, 'end');
    await writer.flush();
    const { tasks } = await client.fetchQuery(translationQuery(courseId, target));
    const [next] = tasks.filter((task) => task.activityId !== activity.id);
    if (next) await navigate(to(taskPath(courseId, target, next)));
    else announce(t('writing.queue.empty'));
  };
  const state = useDeskState({
    courseId,
    activityId: activity.id,
    source: sourceLocale,
    writer,
    onHistory: (anchor) => setShown({ kind: 'history', anchor }),
    onLatin: (anchor) => setShown({ kind: 'latin', anchor }),
    onNextToTranslate: (after) => void goOn(after),
    onMoved: (anchor) => {
      const { order } = writer.state;
      announce(t('writing.move.said', { at: order.indexOf(anchor) + 1, of: order.length }));
    },
    onRemoved: (anchor: string, content: BlockContent) => {
      const { order } = writer.state;
      const server = writer.block(anchor)?.server;
      const words = plainTextOf(content).slice(0, 40);
      if (words === '' || !server) return setRemoved(null);
      setRemoved({
        words,
        blockId: server.id,
        revision: server.revision,
        after: order[order.indexOf(anchor) - 1] ?? null,
      });
    },
  });
  const { desk } = state;
  const enterLinked = useEffectEvent((anchor: string) => {
    if (writer.block(anchor)) desk.enter(anchor, target ?? sourceLocale, 'end');
  });
  useEffect(() => {
    if (hash.length > 1) enterLinked(hash.slice(1));
  }, [hash, writer]);
  const undo = async ({ blockId, revision, after }: Removed) => {
    setRemoved(null);
    if (blockId) await writer.restore(blockId, revision, after);
  };
  return (
    <DeskProvider value={desk}>
      <CourseLocales value={locales}>
        <ProtectedTerms value={protectedTerms}>
          <LessonTools
            draft={draft}
            activity={activity}
            writer={writer}
            target={target}
            onTarget={setTarget}
            onQueue={() => setShown({ kind: 'queue' })}
            onRemoved={() => setShown({ kind: 'history', anchor: null })}
          />
          <BlockList state={state} target={target} hasSerbian={locales.includes('sr-Cyrl')} />
          {removed && (
            <Notice
              className="au-undo"
              isLive
              title={t('writing.block.removed', { words: removed.words })}
              actions={
                <>
                  <Button isSmall icon="undo" onClick={() => void undo(removed)}>
                    {t('writing.block.undo')}
                  </Button>
                  <Button isSmall onClick={() => setRemoved(null)}>
                    {t('common.close')}
                  </Button>
                </>
              }
            />
          )}
          {shown?.kind === 'history' && <HistoryDialog anchor={shown.anchor} onClose={() => setShown(null)} />}
          {shown?.kind === 'latin' && <LatinDialog anchor={shown.anchor} onClose={() => setShown(null)} />}
          {shown?.kind === 'queue' && target && (
            <QueueDialog courseId={courseId} locale={target} onClose={() => setShown(null)} />
          )}
        </ProtectedTerms>
      </CourseLocales>
    </DeskProvider>
  );
}
