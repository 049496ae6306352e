import type { DraftQuestion, DraftQuiz } from '@edukom/contracts';
import { type ApiCall, apiOf } from './api-caller.js';
import { translated } from './question-kind.js';

interface Draft {
  readonly modules: readonly { readonly id: string; readonly activities: readonly { readonly id: string }[] }[];
}
interface Roster {
  readonly quizzes: readonly { readonly quizId: string }[];
}
interface RunOptions {
  readonly institutions: readonly { readonly id: string }[];
}

/** A course of one quiz, whose questions the journey writes; all else about it is done by requests. */
export class QuestionScene {
  private constructor(
    private readonly api: ApiCall,
    readonly courseId: string,
    readonly activityId: string,
  ) {}

  static async begin(slug: string): Promise<QuestionScene> {
    const api = await apiOf('trainer@edukom.example');
    const { courseId } = await api<{ courseId: string }>('POST', '/api/authoring/courses', {
      title: 'Të gjitha llojet e pyetjeve',
      locale: 'sq',
      requiredLocales: ['sq', 'sr-Cyrl', 'en'],
      slug,
      category: '',
    });
    const below = `/api/authoring/courses/${courseId}`;
    const withModule = await api<Draft>('POST', `${below}/modules`, { title: 'Moduli' });
    const module = withModule.modules[0]?.id ?? '';
    const quiz = { kind: 'quiz', title: 'Testi', minutes: 30 };
    const draft = await api<Draft>('POST', `${below}/modules/${module}/activities`, quiz);
    const activityId = draft.modules[0]?.activities[0]?.id ?? '';
    return new QuestionScene(api, courseId, activityId);
  }

  /** Where the quiz is written, below the locale. */
  get page(): string {
    return `/app/authoring/${this.courseId}/${this.activityId}`;
  }

  private get quiz(): string {
    return `/api/authoring/courses/${this.courseId}/activities/${this.activityId}/quiz`;
  }

  private async questions() {
    const quiz = await this.api<DraftQuiz>('GET', this.quiz);
    return quiz.sections.flatMap((section) => (section.kind === 'fixed' ? section.questions : []));
  }

  /** What the quiz asks, in its order. */
  async asked(): Promise<readonly (string | undefined)[]> {
    return (await this.questions()).map(({ prompt }) => prompt.texts.sq?.v);
  }

  /** The last question of the quiz, as it is stored. */
  async lastQuestion(): Promise<DraftQuestion> {
    const asked = (await this.questions()).at(-1);
    return this.api('GET', `/api/authoring/courses/${this.courseId}/questions/${asked?.questionId ?? 'none'}`);
  }

  /** Says a question in the other languages, as its translator would. */
  async translate(question: DraftQuestion): Promise<void> {
    const { questionId, competence, tags, difficulty, points } = question;
    let { revision } = question;
    for (const locale of ['en', 'sr-Cyrl'] as const) {
      const content = translated(question, locale);
      const facts = { competence, tags, difficulty, points };
      const address = `/api/authoring/courses/${this.courseId}/questions/${questionId}`;
      ({ revision } = await this.api<DraftQuestion>('PUT', address, { revision, locale, content, ...facts }));
    }
  }

  /** The right answers are shown after the release; questions stand in the order they were written in. */
  async settle(): Promise<void> {
    const { revision, settings, sections } = await this.api<DraftQuiz>('GET', this.quiz);
    await this.api('PUT', this.quiz, {
      revision,
      locale: 'sq',
      settings: {
        ...settings,
        isShuffled: false,
        review: { submitted: 'nothing', closed: 'nothing', released: 'key' },
      },
      sections: sections.map((section) => ({
        kind: section.kind,
        id: section.id,
        title: null,
        questions:
          section.kind === 'fixed' ? section.questions.map(({ questionId, points }) => ({ questionId, points })) : [],
      })),
    });
  }

  /** Publishes the course and starts a run with these officials, which who wrote it marks. */
  async run(slug: string, personIds: readonly string[]): Promise<{ runId: string; quizId: string }> {
    const below = `/api/authoring/courses/${this.courseId}`;
    const { gaps } = await this.api<{ gaps: { key: string }[] }>('GET', `${below}/gaps`);
    const waivers = gaps.map(({ key }) => ({ key, reason: 'Përkthimi vjen më vonë.' }));
    const { versionId } = await this.api<{ versionId: string }>('POST', `${below}/publication`, { waivers });
    const { personId } = await this.api<{ personId: string }>('GET', '/api/me');
    const manager = await apiOf('manager@edukom.example');
    const { institutions } = await manager<RunOptions>('GET', '/api/run-options');
    const { runId } = await manager<{ runId: string }>('POST', '/api/runs', {
      versionId,
      hostInstitutionId: institutions[0]?.id,
      code: slug.toUpperCase(),
      startsOn: '2026-01-01',
      endsOn: '2099-12-31',
      locales: ['sq', 'sr-Cyrl', 'en'],
      trainerIds: [personId],
      thresholdPercent: 0,
    });
    await manager('POST', `/api/runs/${runId}/enrolments`, { personIds });
    await manager('POST', `/api/runs/${runId}/start`);
    const { quizzes } = await manager<Roster>('GET', `/api/runs/${runId}/roster`);
    return { runId, quizId: quizzes[0]?.quizId ?? '' };
  }
}
