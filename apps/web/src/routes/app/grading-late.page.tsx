import { useParams } from 'react-router';
import { LateAnswers } from '../../features/quizzes/attempts-of-run/late-answers.js';

/** Late answers of an attempt. */
export function Component() {
  const { runId = '', quizId = '', attemptId = '' } = useParams();
  return <LateAnswers key={attemptId} runId={runId} quizId={quizId} attemptId={attemptId} />;
}
