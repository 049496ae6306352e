import { useParams } from 'react-router';
import { GradingQueue } from '../../features/quizzes/components/grading-queue.js';

/** The answers to one open question. */
export function Component() {
  const { runId = '', questionVersionId = '' } = useParams();
  return <GradingQueue key={questionVersionId} runId={runId} questionVersionId={questionVersionId} />;
}
