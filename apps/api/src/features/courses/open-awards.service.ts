import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../platform/db/ids.js';
import { OpenAwardsRepository } from './open-awards.repository.js';

/**
 * The award of a course that somebody completes by themself. Another one than that of the course held with a group: who
 * did the open course can still earn the other certificate, and nobody takes one for the other.
 */
@Injectable()
export class OpenAwardsService {
  constructor(private readonly repository: OpenAwardsRepository) {}

  /** Makes the award, once: asked again it changes nothing. */
  async ensure(courseId: string): Promise<void> {
    await this.repository.ensure(uuidv7(), courseId);
  }
}
