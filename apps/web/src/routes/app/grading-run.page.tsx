import { useParams } from 'react-router';
import { GradingRun } from '../../features/quizzes/components/grading-run.js';

/** Grading of a run. */
export function Component() {
  const { runId = '' } = useParams();
  return <GradingRun key={runId} runId={runId} />;
}
