import type { LessonBlock } from '@edukom/contracts';
import type { ActivityKind, ContentLocale, LocalizedText } from '@edukom/domain';
import type { CourseDescription } from './course-version.entity.js';

/** An activity as its author writes it. Its slug keeps it the same activity from one save to the next. */
export interface DraftActivity {
  readonly kind: ActivityKind;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly minutes: number;
  /** Needed to complete the course unless told otherwise. */
  readonly isRequired?: boolean;
  /** Of a lesson only. */
  readonly blocks?: readonly LessonBlock[];
}

export interface DraftModule {
  readonly title: LocalizedText;
  readonly activities: readonly DraftActivity[];
}

/** A whole course as its author writes it. */
export interface CourseDraft {
  readonly slug: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly category: string;
  readonly requiredLocales: readonly ContentLocale[];
  /** For whom it is. */
  readonly audience?: LocalizedText | null;
  /** What somebody can do afterwards. */
  readonly outcomes?: readonly LocalizedText[];
  readonly modules: readonly DraftModule[];
}

/** The ids of a course and one of its versions; activities by slug. */
export interface CourseIds {
  readonly courseId: string;
  readonly versionId: string;
  readonly activityIds: ReadonlyMap<string, string>;
}

/** What a certificate of the course is for; `monthsValid` null: valid for good. */
export interface AwardOfCourse {
  readonly id: string;
  readonly title: LocalizedText;
  readonly monthsValid: number | null;
}

export interface VersionActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly minutes: number;
  readonly isRequired: boolean;
  readonly blocks: readonly LessonBlock[];
  /** Settings and questions in order as the quizzes feature stores them; null as long as the quiz is not defined. */
  readonly quiz: VersionQuiz | null;
}

export interface VersionQuiz {
  readonly settings: Readonly<Record<string, string | number | boolean | null>>;
  readonly slots: readonly { readonly points: number; readonly texts: unknown; readonly key: unknown }[];
}

/** All that a version holds. */
export interface VersionContent {
  readonly description: CourseDescription | null;
  readonly modules: readonly {
    readonly id: string;
    readonly title: LocalizedText;
    readonly activities: readonly VersionActivity[];
  }[];
}
