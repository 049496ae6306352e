import { useParams } from 'react-router';
import { ItemAnalysis } from '../../features/quizzes/items/item-analysis.js';

/** Item analysis of a quiz in a run. */
export function Component() {
  const { runId = '', quizId = '' } = useParams();
  return <ItemAnalysis key={`${runId} ${quizId}`} scope={{ runId, quizId }} />;
}
