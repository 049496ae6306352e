import {
  addActivity,
  addModule,
  beginCourse,
  beginDraft,
  type InputOf,
  listAuthoredCourses,
  orderOutline,
  readDraft,
  removeActivity,
  removeModule,
  saveActivity,
  saveDescription,
  saveModule,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../../platform/http/context.js';
import { Route } from '../../../platform/http/route.js';
import { BeginCourseService } from './begin-course.service.js';
import { DescriptionService } from './description.service.js';
import { DraftViewService } from './draft-view.service.js';
import { OutlineService } from './outline.service.js';

@Controller()
export class AuthoringController {
  constructor(
    private readonly views: DraftViewService,
    private readonly beginnings: BeginCourseService,
    private readonly descriptions: DescriptionService,
    private readonly outline: OutlineService,
  ) {}

  @Route(listAuthoredCourses)
  async list(_input: InputOf<typeof listAuthoredCourses>, { actor }: Context<typeof listAuthoredCourses>) {
    return { courses: await this.views.list(actor) };
  }

  @Route(beginCourse)
  async begin({ body }: InputOf<typeof beginCourse>, { actor }: Context<typeof beginCourse>) {
    return { courseId: await this.beginnings.begin(actor, body) };
  }

  @Route(readDraft)
  async read({ params }: InputOf<typeof readDraft>) {
    return this.views.read(params.courseId);
  }

  @Route(beginDraft)
  async beginDraft({ params }: InputOf<typeof beginDraft>) {
    await this.beginnings.beginDraft(params.courseId);
    return this.views.read(params.courseId);
  }

  @Route(saveDescription)
  async describe({ params, body }: InputOf<typeof saveDescription>) {
    return this.descriptions.save(params.courseId, body);
  }

  @Route(addModule)
  async addModule({ params, body }: InputOf<typeof addModule>) {
    return this.outline.addModule(params.courseId, body.title);
  }

  @Route(saveModule)
  async saveModule({ params, body }: InputOf<typeof saveModule>) {
    return this.outline.saveModule(params, body);
  }

  @Route(removeModule)
  async removeModule({ params }: InputOf<typeof removeModule>) {
    return this.outline.removeModule(params);
  }

  @Route(addActivity)
  async addActivity({ params, body }: InputOf<typeof addActivity>) {
    return this.outline.addActivity(params, body);
  }

  @Route(saveActivity)
  async saveActivity({ params, body }: InputOf<typeof saveActivity>) {
    return this.outline.saveActivity(params, body);
  }

  @Route(removeActivity)
  async removeActivity({ params }: InputOf<typeof removeActivity>) {
    return this.outline.removeActivity(params);
  }

  @Route(orderOutline)
  async order({ params, body }: InputOf<typeof orderOutline>) {
    return this.outline.order(params.courseId, body);
  }
}
