import { useParams } from 'react-router';
import { QuizResult } from '../../features/quizzes/components/quiz-result.js';

/** Receipt and result of an attempt. */
export function Component() {
  const { quizId = '', attemptId = '' } = useParams();
  return <QuizResult quizId={quizId} attemptId={attemptId} />;
}
