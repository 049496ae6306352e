import type { PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';

/** Whether anything was answered at all. */
export function isAnswered(response: QuestionResponseBody | null | undefined): boolean {
  if (!response) return false;
  switch (response.type) {
    case 'single':
      return response.selected !== null;
    case 'multiple':
      return response.selected.length > 0;
    case 'true-false':
      return response.value !== null;
    default:
      return response.text.trim() !== '';
  }
}

/** Typed text as the server can store it: no NUL, no half of a pair that a length limit cut. */
export const storable = (text: string): string => text.replaceAll(/[\0\p{Surrogate}]/gu, '');

/** What was answered, in words: chosen options by their texts, typed text as it is. */
export function responseText(
  question: PlayerQuestion,
  response: QuestionResponseBody | null | undefined,
  read: (text: PlayerQuestion['prompt']) => string,
  words: { readonly isTrue: string; readonly isFalse: string },
): string {
  if (!response || !isAnswered(response)) return '';
  const labelOf = (id: string | null) => {
    const option = question.options.find((one) => one.id === id);
    return option ? read(option.text) : '';
  };
  switch (response.type) {
    case 'single':
      return labelOf(response.selected);
    case 'multiple':
      return question.options
        .filter((option) => response.selected.includes(option.id))
        .map((option) => labelOf(option.id))
        .join('; ');
    case 'true-false':
      return response.value ? words.isTrue : words.isFalse;
    default:
      return response.text;
  }
}
