import type { ShownText } from '@edukom/contracts';
import { useLocale } from '../../../shared/text/use-t.js';

/** A stored text; one that stands in from another language says which. */
export function Shown({ text }: { text: ShownText }) {
  return text.lang === useLocale() ? text.value : <span lang={text.lang}>{text.value}</span>;
}
