import type { PlayerQuestion } from '@edukom/contracts';
import { useContent } from '../use-content.js';

/** A text of the question in the page's language, marked with the language it is in. */
export function Words({ text }: { text: PlayerQuestion['prompt'] }) {
  const { value, locale } = useContent()(text);
  return <span lang={locale}>{value}</span>;
}

/** What the question asks, as the label of its controls. */
export function Prompt({ question }: { question: PlayerQuestion }) {
  const { value, locale } = useContent()(question.prompt);
  return (
    <span className="quiz-prompt" lang={locale}>
      {value}
    </span>
  );
}
