import type { listMyAppeals, MyAppeal, OutputOf, RunAppeal } from '@edukom/contracts';
import { appealBar, appealDeadline, type AppealOutcome, appealState } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { type Actor, ownId } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { AnswerFilesRepository } from '../answer-files.repository.js';
import { type AttemptFile, scoreOf } from '../attempt-file.js';
import { AttemptsRepository } from '../attempts.repository.js';
import type { AppealChange } from '../entities/appeal.entity.js';
import { type GivenPoints, MarkingService } from '../marking.service.js';
import { QuizCatalogue } from '../quiz-catalogue.js';
import { appealOf, markersOf, runAppealOf, slotsOf } from './appeal-view.js';
import { AppealNews } from './appeal-news.js';
import { type AppealRow, AppealsRepository } from './appeals.repository.js';

/** An answer to an appeal; `marks` are the new points where it changes something. */
export interface AnswerOrder {
  readonly outcome: AppealOutcome;
  readonly text: string;
  readonly marks: readonly Omit<GivenPoints, 'comment'>[];
}

const invalidMarks = () => new Problem('request.invalid', { errors: [{ pointer: '/marks', code: 'invalid' }] });

/**
 * Appeals against released results. Invariants: made in time, once about the same thing; answered once, by nobody who marked
 * what it is about and not by the one who made it; what it changes is new marks beside the old; both sides see all of it.
 */
@Injectable()
export class AppealsService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly appeals: AppealsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly uploads: AnswerFilesRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly marking: MarkingService,
    private readonly news: AppealNews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async mine(attemptId: string, personId: string, now: Date): Promise<OutputOf<typeof listMyAppeals>> {
    const facts = await this.appeals.appealable(attemptId, personId);
    if (!facts) throw new Problem('request.not-found');
    const { released_at: releasedAt, appeal_days: days } = facts;
    const rows = await this.appeals.ofAttempt(attemptId);
    return {
      until: releasedAt && days > 0 ? appealDeadline(releasedAt, days) : null,
      isPossible: appealState({ releasedAt, days, appeal: null }, now) === 'possible',
      appeals: rows.map(appealOf),
    };
  }

  /** @throws Problem `request.not-found`, `appeal.closed`, `appeal.exists`. */
  async make(
    actor: Actor,
    attemptId: string,
    order: { slot: number | null; text: string },
    now: Date,
  ): Promise<MyAppeal> {
    const { slot, text } = order;
    const row = await this.db.tx(async () => {
      const facts = await this.appeals.appealable(attemptId, actor.personId);
      const isKnown = facts && (slot === null || (await this.appeals.hasSlot(attemptId, slot)));
      if (!facts || !isKnown) throw new Problem('request.not-found');
      const made = (await this.appeals.ofAttempt(attemptId)).find((appeal) => appeal.slot === slot);
      // Sent again because its reply was lost.
      if (made?.text === text) return made;
      if (made) throw new Problem('appeal.exists');
      const { released_at: releasedAt, appeal_days: days } = facts;
      if (appealState({ releasedAt, days, appeal: null }, now) !== 'possible') throw new Problem('appeal.closed');
      const id = uuidv7();
      if (!(await this.appeals.add({ id, attemptId, slot, text, madeAt: now }))) throw new Problem('appeal.exists');
      await this.audit.record({
        actorId: actor.personId,
        action: 'appeal.made',
        subjectKind: 'attempt',
        subjectId: attemptId,
        after: { appealId: id, slot },
      });
      const added = await this.#known(id);
      await this.news.made(added, now);
      return added;
    });
    return appealOf(row);
  }

  async ofRun(actor: Actor, runId: string): Promise<{ appeals: RunAppeal[] }> {
    const rows = await this.appeals.ofRun(runId);
    const files = await this.attempts.files([...new Set(rows.map((row) => row.attempt_id))]);
    const questions = await this.#questions(files);
    const appeals: RunAppeal[] = [];
    for (const row of rows) {
      const file = files.find(({ id }) => id === row.attempt_id);
      if (!file) continue;
      const hasFile = file.answers.some(({ response }) => response?.type === 'file-upload');
      const uploads = hasFile ? await this.uploads.ofAttempt(file.id) : [];
      const { contentOrigin } = this.config;
      appeals.push(runAppealOf(row, { file, questions, uploads, contentOrigin }, actor.personId));
    }
    return { appeals };
  }

  /** @throws Problem `request.not-found`, `request.invalid`, `access.own-record`, `access.own-marking`, `appeal.answered`. */
  async answer(actor: Actor, runId: string, appealId: string, order: AnswerOrder, now: Date): Promise<MyAppeal> {
    return this.db.tx(async () => {
      await this.appeals.lock(appealId);
      const appeal = await this.#known(appealId);
      if (appeal.run_id !== runId) throw new Problem('request.not-found');
      // Before the question who may: whoever answered it has marked by that.
      if (appeal.outcome !== null) throw new Problem('appeal.answered');
      const file = await this.attempts.file(appeal.attempt_id);
      if (!file) throw new Problem('request.not-found');
      const bar = appealBar(actor.personId, {
        appellantId: ownId(actor, appeal.person_id),
        markerIds: markersOf(appeal, file).map((markerId) => ownId(actor, markerId)),
      });
      if (bar) throw new Problem(`access.${bar}`);
      const changes = await this.#changes(appeal, file, order);
      const { outcome, text } = order;
      const isFirst = await this.appeals.answer({
        appealId,
        outcome,
        text,
        changes,
        answeredBy: actor.personId,
        answeredAt: now,
      });
      if (!isFirst) throw new Problem('appeal.answered');
      if (outcome === 'changed') await this.#remark(actor, appeal, file, order, now);
      await this.audit.record({
        actorId: actor.personId,
        action: 'appeal.answered',
        subjectKind: 'attempt',
        subjectId: appeal.attempt_id,
        before: { appealId, changes: changes.map(({ slot, before }) => ({ slot, points: before })) },
        after: { appealId, outcome, changes: changes.map(({ slot, after }) => ({ slot, points: after })) },
        reason: text,
      });
      const answered = await this.#known(appealId);
      await this.news.answered(answered);
      return appealOf(answered);
    });
  }

  async #known(appealId: string): Promise<AppealRow> {
    const row = await this.appeals.appeal(appealId);
    if (!row) throw new Problem('request.not-found');
    return row;
  }

  async #questions(files: readonly AttemptFile[]) {
    return this.catalogue.questions(files.flatMap((file) => file.slots.map((pinned) => pinned.questionVersionId)));
  }

  /** What the answer changes: something, where it says so, and only what the appeal is about. */
  async #changes(appeal: AppealRow, file: AttemptFile, { outcome, marks }: AnswerOrder): Promise<AppealChange[]> {
    if (outcome === 'kept') {
      if (marks.length > 0) throw invalidMarks();
      return [];
    }
    const about = new Set(slotsOf(appeal, file).map(({ slot }) => slot));
    const isRepeated = new Set(marks.map(({ slot }) => slot)).size !== marks.length;
    const score = scoreOf(file, await this.#questions([file]), true);
    const before = new Map(score.slots.map((slot) => [slot.slot, slot.points]));
    const changes = marks.map(({ slot, points }) => ({ slot, before: before.get(slot) ?? 0, after: points }));
    const isWrong = isRepeated || changes.length === 0 || !changes.every(({ slot }) => about.has(slot));
    if (isWrong || changes.some((change) => change.before === change.after)) throw invalidMarks();
    return changes;
  }

  /** The comment that stood goes on with the new points. */
  async #remark(actor: Actor, appeal: AppealRow, file: AttemptFile, order: AnswerOrder, now: Date): Promise<void> {
    const comments = new Map(file.marks.map(({ slot, comment }) => [slot, comment]));
    const marks = order.marks.map((mark) => ({ ...mark, comment: comments.get(mark.slot) ?? '' }));
    const { attempt_id: attemptId, id: appealId } = appeal;
    await this.marking.remark(actor, { attemptId, appealId, reason: order.text, marks }, now);
  }
}
