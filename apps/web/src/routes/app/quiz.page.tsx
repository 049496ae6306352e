import { useParams } from 'react-router';
import { QuizHome } from '../../features/quizzes/components/quiz-home.js';

/** A quiz: its start page, or the open attempt. */
export function Component() {
  const { quizId = '' } = useParams();
  return <QuizHome key={quizId} quizId={quizId} />;
}
