import { useSyncExternalStore } from 'react';
import type { LessonWriter } from '../autosave/lesson-writer.js';
import type { LessonState } from '../autosave/lesson-state.js';
import type { WrittenBlock } from '../autosave/written-block.js';

/** One block of the lesson; renders anew when that block changes and not with the others. */
export const useBlock = (writer: LessonWriter, anchor: string): WrittenBlock | undefined =>
  useSyncExternalStore(writer.subscribe, () => writer.block(anchor));

/** A part of the state of the lesson that keeps its identity as long as it is the same. */
export const useLessonState = <T>(writer: LessonWriter, read: (state: LessonState) => T): T =>
  useSyncExternalStore(writer.subscribe, () => read(writer.state));
