import { type InputOf, listMessages, readMessageWishes, saveMessageWishes, sendMessageAgain } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { MessagesService } from './messages.service.js';

@Controller()
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Route(listMessages)
  async list({ query }: InputOf<typeof listMessages>, { actor }: Context<typeof listMessages>) {
    return this.messages.list(actor, query);
  }

  @Route(sendMessageAgain)
  async sendAgain({ params }: InputOf<typeof sendMessageAgain>, { actor }: Context<typeof sendMessageAgain>) {
    await this.messages.sendAgain(actor, params.messageId);
  }

  @Route(readMessageWishes)
  async wishes(_input: InputOf<typeof readMessageWishes>, { actor }: Context<typeof readMessageWishes>) {
    return this.messages.wishes(actor.personId);
  }

  @Route(saveMessageWishes)
  async saveWishes({ body }: InputOf<typeof saveMessageWishes>, { actor }: Context<typeof saveMessageWishes>) {
    await this.messages.saveWishes(actor.personId, body);
  }
}
