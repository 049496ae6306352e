import type { BankCommentView } from '@edukom/contracts';
import { foldForSearch } from '@edukom/domain';

const MOST = 8;

/** The comments of the bank that hold every typed word, in any script and without marks; nothing typed: the newest. */
export function findComments(comments: readonly BankCommentView[], typed: string): readonly BankCommentView[] {
  const words = foldForSearch(typed).split(' ').filter(Boolean);
  return comments.filter(({ text }) => words.every((word) => foldForSearch(text).includes(word))).slice(0, MOST);
}
