import { foldForSearch } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { type ProfileRow, ProfilesRepository } from './profiles.repository.js';

/** Somebody's place of work on a day, and what it asks for. */
export interface PositionProfile {
  readonly institutionId: string | null;
  readonly profile: ProfileRow | null;
}

/** Which profile is for whom: that of the position's title, else the one for everybody. */
@Injectable()
export class PositionProfilesService {
  constructor(private readonly repository: ProfilesRepository) {}

  async of(personId: string, day: string): Promise<PositionProfile> {
    const position = await this.repository.positionOf(personId, day);
    return {
      institutionId: position?.institution_id ?? null,
      profile: await this.repository.forTitle(foldForSearch(position?.title ?? '')),
    };
  }
}
