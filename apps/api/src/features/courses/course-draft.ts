import type { LessonBlock } from '@edukom/contracts';
import type { ActivityKind, CompletionRule, ContentLocale, LocalizedText, ReleaseCondition } from '@edukom/domain';
import type { Competence, CourseDescription } from './course-version.entity.js';

/** An activity as its author writes it. Its slug keeps it the same activity from one save to the next. */
export interface DraftActivity {
  readonly kind: ActivityKind;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly minutes: number;
  /** Needed to complete the course unless told otherwise. */
  readonly isRequired?: boolean;
  /** When it opens, besides a post-test's wait for the lessons; every one must hold. */
  readonly conditions?: readonly ReleaseCondition[];
  readonly completion?: CompletionRule;
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
  /** The language new texts are written in; left out: that of the title. */
  readonly sourceLocale?: ContentLocale;
  /** Every language of the course; left out: the required ones. */
  readonly locales?: readonly ContentLocale[];
  readonly protectedTerms?: readonly string[];
  /** Slugs of the courses to be completed before this one. */
  readonly prerequisites?: readonly string[];
  readonly competences?: readonly Competence[];
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
  readonly conditions: readonly ReleaseCondition[];
  readonly completion: CompletionRule;
  readonly blocks: readonly LessonBlock[];
  /** Settings and questions in order as the quizzes feature stores them; null as long as the quiz is not defined. */
  readonly quiz: VersionQuiz | null;
}

export interface VersionQuiz {
  readonly settings: Readonly<Record<string, unknown>>;
  /** In order; a pool is what the bank holds, or held when the version was published. */
  readonly sections: readonly {
    readonly position: number;
    readonly title: LocalizedText | null;
    readonly kind: 'fixed' | 'draw';
    readonly count: number | null;
    readonly tags: readonly string[];
    readonly competence: string | null;
    readonly difficulties: readonly number[];
    readonly includesShared: boolean;
  }[];
  /** Every question that can be asked, section by section. */
  readonly slots: readonly {
    readonly id: string;
    readonly versionId: string;
    readonly section: number;
    readonly isDrawn: boolean;
    readonly points: number;
    readonly texts: unknown;
    readonly key: unknown;
  }[];
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
