import { useParams } from 'react-router';
import { ItemAnalysis } from '../../features/quizzes/items/item-analysis.js';

/** Item analysis of a quiz over all runs of its course version. */
export function Component() {
  const { quizId = '' } = useParams();
  return <ItemAnalysis key={quizId} scope={{ runId: null, quizId }} />;
}
