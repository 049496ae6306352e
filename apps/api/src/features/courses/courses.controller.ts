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
    return { courses: await this.catalogue.list(receivedAt, query.locale, query.q) };
  }

  @Route(readCourse)
  async read({ params, query }: InputOf<typeof readCourse>, { receivedAt }: Context<typeof readCourse>) {
    return this.catalogue.read(receivedAt, params.slug, query.locale);
  }
}
