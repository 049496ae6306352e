import { GradingRuns } from '../../features/quizzes/components/grading-runs.js';

/** The runs whose answers I grade. */
export function Component() {
  return <GradingRuns />;
}
