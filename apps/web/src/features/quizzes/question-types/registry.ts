import type { QuestionType } from '@edukom/domain';
import { fileUpload } from './file-upload/file-upload.js';
import { gaps } from './gaps/gaps.js';
import { matching } from './matching/matching.js';
import { multiple } from './multiple/multiple.js';
import { numeric } from './numeric/numeric.js';
import { open } from './open/open.js';
import { ordering } from './ordering/ordering.js';
import { pictureChoice } from './picture-choice/picture-choice.js';
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
  matching,
  ordering,
  gaps,
  'picture-choice': pictureChoice,
  open,
  'file-upload': fileUpload,
};

export const viewOf = <K extends QuestionType>(type: K): QuestionTypeView<K> => VIEWS[type];
