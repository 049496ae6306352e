import { useParams } from 'react-router';
import { AttemptsOfRun } from '../../features/quizzes/attempts-of-run/attempts-of-run.js';

/** The attempts of a run at a quiz. */
export function Component() {
  const { runId = '', quizId = '' } = useParams();
  return <AttemptsOfRun key={`${runId} ${quizId}`} runId={runId} quizId={quizId} />;
}
