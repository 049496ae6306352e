import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { checkReleaseRules, type ReleaseProblem, type RuledActivity } from '@edukom/domain';
import { Notice } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** The draft's activities as the rules see them, with one as it would be. */
const ruledWith = ({ modules }: CourseDraftView, edited: DraftActivityView): RuledActivity[] =>
  modules
    .flatMap(({ activities }) => activities)
    .map((activity) => (activity.id === edited.id ? edited : activity))
    .map(({ slug, kind, isRequired, conditions, completion }) => ({
      slug,
      kind,
      isRequired,
      conditions,
      completion,
      // Only the gate knows what a quiz is for: it also sees what waits for a post-test.
      purpose: null,
    }));

const slugsOf = (problem: ReleaseProblem): readonly string[] =>
  problem.code === 'cycle' ? problem.slugs : [problem.slug];

export interface RuleProblemsProps {
  readonly draft: CourseDraftView;
  /** As it is being set, before it is saved. */
  readonly activity: DraftActivityView;
}

/** Says at once what would leave learners stuck: the same rule that the gate applies when the course is published. */
export function RuleProblems({ draft, activity }: RuleProblemsProps) {
  const t = useT();
  const read = useReadText();
  const names = new Map(
    draft.modules.flatMap(({ activities }) => activities).map((one) => [one.slug, read(one.title)] as const),
  );
  const problems = checkReleaseRules(ruledWith(draft, activity));
  if (problems.length === 0) return null;
  return (
    <Notice tone="warning" isLive title={t('authoring.settings.problems')}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${slugsOf(problem).join()}`}>
            {slugsOf(problem)
              .map((slug) => names.get(slug) ?? slug)
              .join(', ')}
            {': '}
            {t(`authoring.gap.${problem.code}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
