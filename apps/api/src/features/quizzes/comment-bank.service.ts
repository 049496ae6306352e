import type { BankCommentView } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { type BankCommentRow, CommentBankRepository } from './comment-bank.repository.js';

/** More than anybody finds again by typing. */
const MOST = 200;

const viewOf = (row: BankCommentRow, personId: string): BankCommentView => ({
  commentId: row.id,
  text: row.text,
  isShared: row.is_shared,
  isMine: row.owner_id === personId,
  ownerName: row.owner_name,
  createdAt: row.created_at,
});

/** The comment bank of a course: everybody's own, and what they share. */
@Injectable()
export class CommentBankService {
  constructor(private readonly comments: CommentBankRepository) {}

  async ofRun(actor: Actor, runId: string): Promise<{ comments: BankCommentView[] }> {
    const rows = await this.comments.ofRun(runId, actor.personId);
    return { comments: rows.map((row) => viewOf(row, actor.personId)) };
  }

  /** @throws Problem `comment.too-many`. */
  async keep(
    actor: Actor,
    runId: string,
    comment: { text: string; isShared: boolean },
    now: Date,
  ): Promise<BankCommentView> {
    const row = await this.comments.keep({ ...comment, runId, ownerId: actor.personId, createdAt: now }, MOST);
    if (!row) throw new Problem('comment.too-many', { params: { maximum: MOST } });
    return viewOf(row, actor.personId);
  }

  /** @throws Problem `request.not-found` unless it is their own. */
  async drop(actor: Actor, runId: string, commentId: string): Promise<void> {
    if (!(await this.comments.drop(runId, commentId, actor.personId))) throw new Problem('request.not-found');
  }
}
