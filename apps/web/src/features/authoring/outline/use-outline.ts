import {
  addActivity,
  addModule,
  type CourseDraftView,
  type Endpoint,
  type InputOf,
  type OutputOf,
  orderOutline,
  readDraft,
  removeActivity,
  removeModule,
  saveActivity,
  saveDescription,
  saveModule,
} from '@edukom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { isProblem } from '../../../shared/api/errors.js';
import { ABOUT_DRAFTS, draftQuery } from '../queries.js';

const currentOf = (error: unknown): CourseDraftView | null => {
  if (!isProblem(error, 'draft.changed')) return null;
  const decoded = z.safeDecode(readDraft.response, error.body.current as never);
  return decoded.success ? decoded.data : null;
};

type OfDraft = Endpoint & { readonly response: typeof readDraft.response };

/**
 * Changes to a draft outside of its lessons. Each answer is the whole draft as it is now; when somebody else was first, it
 * is theirs that is shown, and `error` says so.
 */
export function useDraftChanges(draft: CourseDraftView) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { courseId, revision } = draft;
  const show = (next: CourseDraftView) => client.setQueryData(draftQuery(courseId).queryKey, next);

  async function change<E extends OfDraft>(endpoint: E, input: InputOf<E>): Promise<OutputOf<E>> {
    setBusy(true);
    setError(null);
    try {
      const next = await call(endpoint, input);
      await Promise.all(ABOUT_DRAFTS.map((queryKey) => client.invalidateQueries({ queryKey, refetchType: 'none' })));
      show(next as CourseDraftView);
      return next;
    } catch (failure) {
      const current = currentOf(failure);
      if (current) show(current);
      setError(failure);
      throw failure;
    } finally {
      setBusy(false);
    }
  }
  /** For a press of a button: what went wrong stands in `error`. */
  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

  return {
    error,
    isBusy,
    quietly,
    addModule: (title: string) => change(addModule, { params: { courseId }, body: { title } }),
    saveModule: (moduleId: string, body: InputOf<typeof saveModule>['body']) =>
      change(saveModule, { params: { courseId, moduleId }, body }),
    removeModule: (moduleId: string) => change(removeModule, { params: { courseId, moduleId } }),
    addActivity: (moduleId: string, body: InputOf<typeof addActivity>['body']) =>
      change(addActivity, { params: { courseId, moduleId }, body }),
    saveActivity: (activityId: string, body: InputOf<typeof saveActivity>['body']) =>
      change(saveActivity, { params: { courseId, activityId }, body }),
    removeActivity: (activityId: string) => change(removeActivity, { params: { courseId, activityId } }),
    saveDescription: (body: InputOf<typeof saveDescription>['body']) =>
      change(saveDescription, { params: { courseId }, body }),
    order: (modules: InputOf<typeof orderOutline>['body']['modules']) =>
      change(orderOutline, { params: { courseId }, body: { revision, modules } }),
  };
}
export type DraftChanges = ReturnType<typeof useDraftChanges>;
