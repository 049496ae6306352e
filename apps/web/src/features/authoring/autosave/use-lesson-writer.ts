import type { DraftBlock } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { openEntries } from '../../../shared/outbox/kept-entries.js';
import { useMe } from '../../../shared/session/me.js';
import { ABOUT_DRAFTS } from '../queries.js';
import { lessonPorts } from './lesson-ports.js';
import { LessonWriter } from './lesson-writer.js';
import { KEPT_EDITS, type KeptEdit } from './written-block.js';

const kept = () => openEntries<KeptEdit>(KEPT_EDITS);

/** Sends when the connection returns, when the page is hidden and when it is left. */
function useSending(writer: LessonWriter | null): void {
  useEffect(() => {
    if (!writer) return;
    const onOnline = () => void writer.resume();
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') void writer.flush(true);
    };
    window.addEventListener('online', onOnline);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [writer]);
}

/** The writer of an open lesson; null until its blocks and what the browser kept are there. */
export function useLessonWriter(
  courseId: string,
  activityId: string,
  source: ContentLocale,
  blocks: readonly DraftBlock[] | undefined,
): LessonWriter | null {
  const { personId } = useMe();
  const client = useQueryClient();
  const [writer, setWriter] = useState<LessonWriter | null>(null);
  const isThere = blocks !== undefined;
  const present = useEffectEvent(() => blocks ?? []);
  useEffect(() => {
    if (!isThere) return;
    const first = present();
    let isCurrent = true;
    let mine: LessonWriter | null = null;
    const open = async () => {
      const options = { personId, activityId, source, ports: lessonPorts(courseId, activityId), kept: await kept() };
      const made = await LessonWriter.open(options, first);
      if (!isCurrent) return made.close();
      mine = made;
      setWriter(made);
    };
    void open();
    return () => {
      isCurrent = false;
      const leaving = mine;
      if (!leaving) return;
      // What other pages show of the draft is read again once everything has arrived.
      void leaving.flush().finally(() => {
        leaving.close();
        for (const queryKey of ABOUT_DRAFTS) void client.invalidateQueries({ queryKey });
      });
    };
  }, [isThere, personId, activityId, source, courseId, client]);
  useEffect(() => {
    if (writer && blocks) writer.adopt(blocks);
  }, [writer, blocks]);
  useSending(writer);
  return writer;
}
