import { useParams } from 'react-router';
import { Decisions } from '../../features/quizzes/components/decisions.js';

/** Answers with two marks too far apart. */
export function Component() {
  const { runId = '' } = useParams();
  return <Decisions key={runId} runId={runId} />;
}
