import type { CourseDraftView, InputOf, saveDescription } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';

export type DescriptionValues = InputOf<typeof saveDescription>['body'];

/** What the description says in one language, as it is written and saved. */
export function descriptionIn({ revision, description }: CourseDraftView, locale: ContentLocale): DescriptionValues {
  const { title, summary, audience, outcomes, category, locales, requiredLocales, protectedTerms, prerequisites } =
    description;
  return {
    revision,
    locale,
    title: title.texts[locale]?.v ?? null,
    summary: summary.texts[locale]?.v ?? null,
    audience: audience?.texts[locale]?.v ?? null,
    outcomes: outcomes.map((outcome) => outcome.texts[locale]?.v ?? null),
    category,
    locales: [...locales],
    requiredLocales: [...requiredLocales],
    protectedTerms: [...protectedTerms],
    prerequisites: [...prerequisites],
  };
}

/** What the source says, to be seen while another language is written. */
export const sourceOf = (draft: CourseDraftView): DescriptionValues =>
  descriptionIn(draft, draft.description.sourceLocale);

export const termsOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((term) => term.trim())
      .filter((term) => term !== ''),
  ),
];
