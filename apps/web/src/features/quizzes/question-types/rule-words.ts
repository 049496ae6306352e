import type { PlayerQuestion } from '@edukom/contracts';
import { useT } from '../../../shared/text/use-t.js';

/** How parts of the answer become points, in a sentence; empty where there are no parts. */
export function useRuleWords(rule: PlayerQuestion['rule'] | 'whole-order'): string {
  const t = useT();
  return rule === null ? '' : t(`quiz.question.${rule}`);
}
