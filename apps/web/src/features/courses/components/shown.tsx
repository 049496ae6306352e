import type { ShownText } from '@edukom/contracts';

/** A text as the API chose it for the reader; marked with its language when another one stands in. */
export const Shown = ({ text }: { text: ShownText }) =>
  text.fallback ? <span lang={text.lang}>{text.value}</span> : text.value;
