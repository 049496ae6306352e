import {
  addBlock,
  type InputOf,
  orderBlocks,
  readDraftLesson,
  readLessonHistory,
  removeBlock,
  restoreBlock,
  saveBlock,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { BlockHistoryService } from './block-history.service.js';
import { LessonBlocksService } from './lesson-blocks.service.js';

@Controller()
export class LessonAuthoringController {
  constructor(
    private readonly lessons: LessonBlocksService,
    private readonly history: BlockHistoryService,
  ) {}

  @Route(readDraftLesson)
  async read({ params }: InputOf<typeof readDraftLesson>) {
    return this.lessons.lesson(params);
  }

  @Route(addBlock)
  async add({ params, body }: InputOf<typeof addBlock>, { actor }: Context<typeof addBlock>) {
    return this.lessons.add(actor, params, body);
  }

  @Route(saveBlock)
  async save({ params, body }: InputOf<typeof saveBlock>, { actor }: Context<typeof saveBlock>) {
    return this.lessons.save(actor, params, body);
  }

  @Route(removeBlock)
  async remove({ params }: InputOf<typeof removeBlock>) {
    await this.lessons.remove(params);
  }

  @Route(orderBlocks)
  async order({ params, body }: InputOf<typeof orderBlocks>) {
    return this.lessons.order(params, body.anchors);
  }

  @Route(readLessonHistory)
  async entries({ params, query }: InputOf<typeof readLessonHistory>) {
    return { entries: await this.history.entries(params, query.blockId ?? null) };
  }

  @Route(restoreBlock)
  async restore({ params, body }: InputOf<typeof restoreBlock>, { actor }: Context<typeof restoreBlock>) {
    return this.history.restore(actor, params, body);
  }
}
