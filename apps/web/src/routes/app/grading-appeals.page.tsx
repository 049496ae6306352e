import { useParams } from 'react-router';
import { RunAppeals } from '../../features/quizzes/components/run-appeals.js';

/** Appeals of a run. */
export function Component() {
  const { runId = '' } = useParams();
  return <RunAppeals key={runId} runId={runId} />;
}
