import { dropDeadLetter, type InputOf, listDeadLetters, runDeadLetterAgain } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { DeadLettersService } from './dead-letters.service.js';

@Controller()
export class DeadLettersController {
  constructor(private readonly letters: DeadLettersService) {}

  @Route(listDeadLetters)
  async list({ query }: InputOf<typeof listDeadLetters>) {
    return this.letters.list(query);
  }

  @Route(runDeadLetterAgain)
  async runAgain({ params }: InputOf<typeof runDeadLetterAgain>, { actor }: Context<typeof runDeadLetterAgain>) {
    await this.letters.runAgain(actor, params.deadLetterId);
  }

  @Route(dropDeadLetter)
  async drop({ params, body }: InputOf<typeof dropDeadLetter>, { actor }: Context<typeof dropDeadLetter>) {
    await this.letters.drop(actor, params.deadLetterId, body.reason);
  }
}
