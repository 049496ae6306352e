import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';

export function RuleProblems(_props: { draft: CourseDraftView; activity: DraftActivityView }) {
  return null;
}
