import type { Receipt } from '@edukom/contracts';
import { formatDateTime, type Translate } from '@edukom/i18n';

/** What a receipt is about, beside the receipt itself. */
export interface ReceiptFacts {
  readonly receipt: Receipt;
  readonly title: string;
  readonly number: number;
}

/** A receipt as a text file that can be kept and read anywhere: in words, then what a machine would compare. */
export function receiptText(t: Translate, { receipt, title, number }: ReceiptFacts): string {
  const lines: readonly (readonly [string, string])[] = [
    [t('quiz.result.number'), String(number)],
    [t('quiz.result.state'), t(`quiz.result.state-${receipt.state}`)],
    [
      t('quiz.result.finished'),
      `${formatDateTime(t.locale, receipt.finishedAt)} (${receipt.finishedAt.toISOString()})`,
    ],
    [
      t('quiz.result.answered'),
      t('quiz.result.answered-value', { answered: receipt.answered, count: receipt.questions }),
    ],
    [t('quiz.result.hash'), `SHA-256 ${receipt.hash}`],
    ['ID', receipt.attemptId],
  ];
  const head = `Edukom · ${t('quiz.result.receipt')}\n${title}\n\n`;
  return `${head}${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${t('quiz.result.receipt-text')}\n`;
}

/** Name of its file: plain letters, so that every system takes it. */
export const receiptFileName = (t: Translate, { receipt }: ReceiptFacts): string =>
  `edukom-${t('quiz.result.file')}-${receipt.hash.slice(0, 12)}.txt`;
