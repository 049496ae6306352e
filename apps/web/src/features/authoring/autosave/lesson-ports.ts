import {
  addBlock,
  type BlockContent,
  type DraftBlock,
  draftBlock,
  orderBlocks,
  readDraftLesson,
  removeBlock,
  restoreBlock,
  saveBlock,
} from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { OfflineError, ProblemError } from '../../../shared/api/errors.js';
import { withoutBlanks } from '../model/block-content.js';
import type { Edit } from './written-block.js';

/** The server, as a lesson's writer needs it. */
export interface LessonPorts {
  readonly read: () => Promise<readonly DraftBlock[]>;
  readonly add: (anchor: string, after: string | null, content: BlockContent) => Promise<DraftBlock>;
  readonly save: (block: DraftBlock, locale: ContentLocale, edit: Edit, isLast: boolean) => Promise<DraftBlock>;
  readonly remove: (block: DraftBlock) => Promise<void>;
  readonly restore: (blockId: string, revision: number) => Promise<DraftBlock>;
  readonly order: (anchors: readonly string[]) => Promise<readonly DraftBlock[]>;
}

export function lessonPorts(courseId: string, activityId: string): LessonPorts {
  const params = { courseId, activityId };
  return {
    read: async () => (await call(readDraftLesson, { params })).blocks,
    add: (anchor, after, content) =>
      call(addBlock, { params, body: { anchor, after, content: withoutBlanks(content) } }),
    save: ({ id }, locale, { revision, content, latin, isReviewed }, isLast) =>
      call(
        saveBlock,
        {
          params: { ...params, blockId: id },
          body: {
            revision,
            locale,
            content: withoutBlanks(content),
            ...(latin ? { latin: { ...latin } } : {}),
            ...(isReviewed ? { isReviewed } : {}),
          },
        },
        { keepalive: isLast },
      ),
    remove: async ({ id }) => {
      await call(removeBlock, { params: { ...params, blockId: id } });
    },
    restore: (blockId, revision) => call(restoreBlock, { params, body: { blockId, revision } }),
    order: async (anchors) => (await call(orderBlocks, { params, body: { anchors: [...anchors] } })).blocks,
  };
}

/** What an error means for what was sent. `again`: it may pass by itself. */
export type Failure =
  | { readonly kind: 'again' | 'signed-out' | 'gone' }
  | { readonly kind: 'changed'; readonly current: DraftBlock | null }
  | { readonly kind: 'refused'; readonly error: unknown };

function currentOf({ body }: ProblemError): DraftBlock | null {
  const decoded = z.safeDecode(draftBlock, body.current as never);
  return decoded.success ? decoded.data : null;
}

const MAY_PASS = new Set([408, 429]);

const NAMED: Readonly<Record<string, 'signed-out' | 'gone'>> = {
  'access.signed-out': 'signed-out',
  'request.not-found': 'gone',
};

export function failureOf(error: unknown): Failure {
  if (error instanceof OfflineError) return { kind: 'again' };
  if (!(error instanceof ProblemError)) return { kind: 'refused', error };
  const { code, status } = error.body;
  const named = NAMED[code];
  if (named) return { kind: named };
  if (code === 'draft.changed') return { kind: 'changed', current: currentOf(error) };
  return status >= 500 || MAY_PASS.has(status) ? { kind: 'again' } : { kind: 'refused', error };
}
