import type { InputOf, OutputOf, tryQuestion } from '@edukom/contracts';
import { scoreQuestion } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import { orderedIds, specOf } from '../question-types/registry.js';
import { toPlayerQuestion } from '../stored-question.js';
import { wordingAfter } from './question-wording.js';

type Tried = OutputOf<typeof tryQuestion>;

/** A question as it is being written: shown by the player's own mapping, scored by the scorer of exams. Stores nothing. */
@Injectable()
export class TryQuestionService {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  try({ locale, content, points, response }: InputOf<typeof tryQuestion>['body']): Tried {
    const { prompt, spec, answerKey: key, ...rest } = wordingAfter(null, content, { locale, source: locale, points });
    const question = { id: '', competence: '', prompt, spec, key, ...rest };
    const pinned = { slot: 1, questionVersionId: '', points, optionOrder: orderedIds(spec) };
    return {
      question: toPlayerQuestion(question, pinned, this.config.contentOrigin),
      score: response?.type === spec.type ? this.#score(specOf(spec), key, response, points) : null,
    };
  }

  #score(...given: Parameters<typeof scoreQuestion>): Tried['score'] {
    const score = scoreQuestion(...given);
    return score.kind === 'manual' ? { kind: 'manual', points: 0 } : score;
  }
}
