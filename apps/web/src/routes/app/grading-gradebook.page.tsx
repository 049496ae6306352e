import { useParams } from 'react-router';
import { GradebookPage } from '../../features/quizzes/gradebook/gradebook-page.js';

/** The gradebook of a run. */
export function Component() {
  const { runId = '' } = useParams();
  return <GradebookPage key={runId} runId={runId} />;
}
