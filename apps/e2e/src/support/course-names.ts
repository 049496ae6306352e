import { callAs } from './course-run.js';
import type { Texts } from './course-texts.js';
import type { Visitor } from './visitor.js';

interface Activity {
  readonly id: string;
  readonly revision: number;
  readonly minutes: number;
  readonly isRequired: boolean;
  readonly conditions: readonly unknown[];
  readonly completion: unknown;
}
interface Draft {
  readonly revision: number;
  readonly description: {
    readonly category: string;
    readonly locales: readonly string[];
    readonly requiredLocales: readonly string[];
    readonly protectedTerms: readonly string[];
    readonly prerequisites: readonly string[];
  };
  readonly modules: readonly {
    readonly id: string;
    readonly revision: number;
    readonly activities: readonly Activity[];
  }[];
}

/** Title of a course, what it is about, title of its one module and of the one activity in it. */
export interface CourseNames {
  readonly course: Texts;
  readonly summary: Texts;
  readonly module: Texts;
  readonly activity: Texts;
}

/** Names a course that is being written in every language, by the requests its pages send. */
export async function nameCourse(author: Visitor, courseId: string, names: CourseNames): Promise<void> {
  const address = `/api/authoring/courses/${courseId}`;
  let draft = await callAs<Draft>(author, 'GET', address);
  const save = async (below: string, body: object) => {
    draft = await callAs<Draft>(author, 'PUT', address + below, body);
  };
  for (const locale of ['sq', 'sr-Cyrl', 'en'] as const) {
    const { category, locales, requiredLocales, protectedTerms, prerequisites } = draft.description;
    await save('/description', {
      ...{ revision: draft.revision, locale, title: names.course[locale], audience: '', outcomes: [] },
      summary: names.summary[locale],
      ...{ category, locales, requiredLocales, protectedTerms, prerequisites },
    });
    for (const { id, revision } of draft.modules)
      await save(`/modules/${id}`, { revision, locale, title: names.module[locale] });
    for (const { id, revision, minutes, isRequired, conditions, completion } of draft.modules.flatMap(
      ({ activities }) => activities,
    ))
      await save(`/activities/${id}`, {
        ...{ revision, locale, title: names.activity[locale] },
        ...{ minutes, isRequired, conditions, completion },
      });
  }
}
