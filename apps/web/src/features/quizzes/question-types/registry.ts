import type { QuestionType } from '@edukom/domain';
import { multiple } from './multiple/multiple.js';
import { numeric } from './numeric/numeric.js';
import { open } from './open/open.js';
import type { QuestionTypeView } from './question-type.js';
import { shortText } from './short-text/short-text.js';
import { single } from './single/single.js';
import { trueFalse } from './true-false/true-false.js';

/** The screens of every type: a type the domain knows and this does not is no longer compiled. */
const VIEWS: { readonly [K in QuestionType]: QuestionTypeView<K> } = {
  single,
  multiple,
  'true-false': trueFalse,
  numeric,
  'short-text': shortText,
  open,
};

export const viewOf = <K extends QuestionType>(type: K): QuestionTypeView<K> => VIEWS[type];
