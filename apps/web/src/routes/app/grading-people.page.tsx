import { useParams } from 'react-router';
import { PersonQueue } from '../../features/quizzes/components/grading-queue.js';

/** The open answers of a quiz, person by person. */
export function Component() {
  const { runId = '', quizId = '' } = useParams();
  return <PersonQueue key={quizId} runId={runId} quizId={quizId} />;
}
