import type { DraftQuiz, InputOf, PoolFilter, QuizSettings, saveDraftQuiz, WrittenSection } from '@edukom/contracts';
import { MOST_QUIZ_QUESTIONS } from '@edukom/contracts';
import { editLocalized, isSameJson, type LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { type FieldProblem, Problem } from '../../../platform/http/problem.js';
import type { QuizSectionRow } from '../entities/quiz-section.entity.js';
import { NEW_SETTINGS, sectionsOf, settingsOf } from './quiz-draft-view.js';
import { QuizDraftsRepository, type QuizPlaceRow } from './quiz-drafts.repository.js';

type OfQuiz = InputOf<typeof saveDraftQuiz>['params'];
type Saved = InputOf<typeof saveDraftQuiz>['body'];
type Place = QuizPlaceRow & { version_id: string; activity_id: string };

function requirePlace(place: QuizPlaceRow | null): Place {
  if (!place) throw new Problem('request.not-found');
  const { version_id, activity_id } = place;
  if (version_id === null) throw new Problem('course.no-draft');
  if (activity_id === null) throw new Problem('request.not-found');
  return { ...place, version_id, activity_id };
}

const questionsOf = (section: WrittenSection) => (section.kind === 'fixed' ? section.questions : []);
const countOf = (section: WrittenSection): number =>
  section.kind === 'fixed' ? section.questions.length : section.count;

/** What only means something for another purpose is not kept. */
const fitting = (settings: QuizSettings): QuizSettings => ({
  ...settings,
  pairsWith: settings.purpose === 'post' ? settings.pairsWith : null,
});

/** The order of keys is that of a row, whatever the client sent. */
const comparable = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/**
 * Setting up quizzes. Invariants: a save changes only the revision it was made from, so two people never overwrite each
 * other; a question stands in a quiz once; a quiz asks only questions of its course or of the shared bank, each in its
 * newest version; nothing is written into a version that is frozen.
 */
@Injectable()
export class QuizDraftsService {
  constructor(
    private readonly db: Db,
    private readonly quizzes: QuizDraftsRepository,
    private readonly clock: Clock,
  ) {}

  async read({ courseId, activityId }: OfQuiz): Promise<DraftQuiz> {
    return this.#view(requirePlace(await this.quizzes.place(courseId, activityId)));
  }

  /** Saved again as it stands already, nothing changes, whatever revision is named. */
  async save({ courseId, activityId }: OfQuiz, body: Saved): Promise<DraftQuiz> {
    return this.db.tx(async () => {
      const place = requirePlace(await this.quizzes.hold(courseId, activityId));
      const present = await this.#view(place);
      const settings = fitting(body.settings);
      await this.#refuseWrong(courseId, place, { ...body, settings });
      const rows = this.#rows(place.quiz_id ?? uuidv7(), place, body, present);
      if (this.#isSame(present, settings, body, rows)) return present;
      if (present.revision !== body.revision) throw new Problem('draft.changed', { current: present });
      const quizId = rows[0]?.quizId ?? '';
      await this.quizzes.saveQuiz({ ...settings, id: quizId, activityId, revision: present.revision + 1 });
      const slots = body.sections.flatMap((section, at) =>
        questionsOf(section).map((question) => ({ ...question, section: at + 1 })),
      );
      await this.quizzes.replaceSections(quizId, rows, slots);
      await this.quizzes.touch(place.version_id, this.clock.now());
      return this.#view({ ...place, quiz_id: quizId });
    });
  }

  async lookIntoPool(courseId: string, filter: PoolFilter) {
    return {
      count: await this.quizzes.poolSize(courseId, filter),
      ...(await this.quizzes.bankWords(courseId, filter.includesShared)),
    };
  }

  async #view(place: Place): Promise<DraftQuiz> {
    const quiz = place.quiz_id === null ? null : await this.quizzes.quiz(place.quiz_id);
    const activityId = place.activity_id;
    if (!quiz) {
      const first = { kind: 'fixed' as const, id: 's1', title: null, questions: [] };
      return { activityId, revision: 0, settings: NEW_SETTINGS, sections: [first] };
    }
    const sections = await this.quizzes.sections(quiz.id);
    const asked = await this.quizzes.asked(quiz.id);
    const { revision } = quiz;
    return { activityId, revision, settings: settingsOf(quiz), sections: sectionsOf(sections, asked, place) };
  }

  #rows(quizId: string, { source }: Place, { locale, sections }: Saved, present: DraftQuiz): QuizSectionRow[] {
    const titles = new Map(present.sections.map(({ id, title }) => [id, title]));
    return sections.map((section, at) => {
      const before = { title: titles.get(section.id) ?? null };
      const edited = editLocalized(before, { title: section.title }, ['title'], { locale, source });
      const { title } = edited as { title: LocalizedText | null };
      const common = { quizId, position: at + 1, anchor: section.id, title };
      if (section.kind === 'fixed') {
        const nothing = { drawCount: null, points: null, tags: [], competence: null, difficulties: [] };
        return { ...common, kind: 'fixed', ...nothing, includesShared: false };
      }
      const { count, points, tags, competence, difficulties, includesShared } = section;
      return { ...common, kind: 'draw', drawCount: count, points, tags, competence, difficulties, includesShared };
    });
  }

  #isSame(present: DraftQuiz, settings: QuizSettings, { sections }: Saved, rows: readonly QuizSectionRow[]): boolean {
    const then = present.sections.map((section) =>
      section.kind === 'fixed'
        ? { ...section, questions: section.questions.map(({ questionId, points }) => ({ questionId, points })) }
        : { ...section, pool: 0, short: 0 },
    );
    const now = sections.map((section, at) => {
      const titled = { ...section, title: rows[at]?.title ?? null };
      return titled.kind === 'fixed' ? titled : { ...titled, pool: 0, short: 0 };
    });
    return present.revision > 0 && isSameJson(comparable([present.settings, then]), comparable([settings, now]));
  }

  async #refuseWrong(courseId: string, place: Place, { settings, sections }: Pick<Saved, 'settings' | 'sections'>) {
    const asked = sections.flatMap((section, at) =>
      questionsOf(section).map(({ questionId }, index) => ({
        questionId,
        pointer: `/sections/${at}/questions/${index}`,
      })),
    );
    const askable = await this.quizzes.askable(
      courseId,
      asked.map(({ questionId }) => questionId),
    );
    const seen = new Set<string>();
    const errors: FieldProblem[] = [
      ...asked.flatMap(({ questionId, pointer }) => {
        const isTwice = seen.has(questionId);
        seen.add(questionId);
        if (isTwice) return [{ pointer, code: 'twice' }];
        return askable.has(questionId) ? [] : [{ pointer, code: 'choice' }];
      }),
      ...repeated(sections),
      ...tooMany(sections),
      ...wrongWindow(settings),
      ...(await this.#wrongPair(place, settings)),
    ];
    if (errors.length > 0) throw new Problem('request.invalid', { errors });
  }

  async #wrongPair({ version_id }: Place, { pairsWith }: QuizSettings): Promise<FieldProblem[]> {
    if (pairsWith === null || (await this.quizzes.testsBefore(version_id)).has(pairsWith)) return [];
    return [{ pointer: '/settings/pairsWith', code: 'not-pre' }];
  }
}

const wrongWindow = ({ opensAt, closesAt }: QuizSettings): FieldProblem[] =>
  opensAt !== null && closesAt !== null && closesAt <= opensAt
    ? [{ pointer: '/settings/closesAt', code: 'order' }]
    : [];

function repeated(sections: readonly WrittenSection[]): FieldProblem[] {
  const ids = sections.map(({ id }) => id);
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [{ pointer: `/sections/${at}/id`, code: 'taken' }] : []));
}

function tooMany(sections: readonly WrittenSection[]): FieldProblem[] {
  const count = sections.reduce((sum, section) => sum + countOf(section), 0);
  const params = { maximum: MOST_QUIZ_QUESTIONS };
  return count > MOST_QUIZ_QUESTIONS ? [{ pointer: '/sections', code: 'too-big', params }] : [];
}
