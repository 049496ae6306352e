import {
  beginProfile,
  type InputOf,
  listCourseCompetences,
  listProfiles,
  readCompetenceGaps,
  readFrameworks,
  removeCourseCompetence,
  saveProfile,
  setCourseCompetence,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { CourseCompetencesService } from './course-competences.service.js';
import { FrameworksService } from './frameworks.service.js';
import { GapsService } from './gaps.service.js';
import { ProfilesService } from './profiles.service.js';

@Controller()
export class CompetencesController {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly profiles: ProfilesService,
    private readonly courses: CourseCompetencesService,
    private readonly gaps: GapsService,
  ) {}

  @Route(readFrameworks)
  async readFrameworks() {
    return this.frameworks.read();
  }

  @Route(listProfiles)
  async listProfiles() {
    return this.profiles.list();
  }

  @Route(beginProfile)
  async beginProfile({ body }: InputOf<typeof beginProfile>, { actor }: Context<typeof beginProfile>) {
    return { profileId: await this.profiles.begin(actor.personId, body) };
  }

  @Route(saveProfile)
  async saveProfile({ params, body }: InputOf<typeof saveProfile>, { actor }: Context<typeof saveProfile>) {
    return this.profiles.save(actor.personId, params.profileId, body);
  }

  @Route(listCourseCompetences)
  async listCourses() {
    return this.courses.list();
  }

  @Route(setCourseCompetence)
  async setCourse(
    { params, body }: InputOf<typeof setCourseCompetence>,
    { actor }: Context<typeof setCourseCompetence>,
  ) {
    await this.courses.set(actor.personId, params, body.level);
  }

  @Route(removeCourseCompetence)
  async removeCourse(
    { params }: InputOf<typeof removeCourseCompetence>,
    { actor }: Context<typeof removeCourseCompetence>,
  ) {
    await this.courses.remove(actor.personId, params);
  }

  @Route(readCompetenceGaps)
  async readGaps(_: InputOf<typeof readCompetenceGaps>, { actor, receivedAt }: Context<typeof readCompetenceGaps>) {
    return this.gaps.read(actor, receivedAt);
  }
}
