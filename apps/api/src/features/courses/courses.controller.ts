import { type InputOf, listCourses, readCourse } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { CatalogueService } from './catalogue.service.js';

@Controller()
export class CoursesController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Route(listCourses)
  async list({ query }: InputOf<typeof listCourses>, { receivedAt }: Context<typeof listCourses>) {
    return this.catalogue.list(receivedAt, query);
  }

  @Route(readCourse)
  async read({ params, query }: InputOf<typeof readCourse>, { actor, receivedAt }: Context<typeof readCourse>) {
    return this.catalogue.read(receivedAt, params.slug, query.locale, actor?.personId ?? null);
  }
}
