import { type InputOf, readCourseNotes, readMyNotes, saveNotes } from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { NotesService } from './notes.service.js';

@Controller()
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Route(readMyNotes)
  async mine(_input: InputOf<typeof readMyNotes>, { actor }: Context<typeof readMyNotes>) {
    return { courses: await this.notes.counts(actor.personId) };
  }

  @Route(readCourseNotes)
  async ofCourse({ params }: InputOf<typeof readCourseNotes>, { actor }: Context<typeof readCourseNotes>) {
    return { notes: await this.notes.inCourse(actor.personId, params.enrolmentId) };
  }

  @Route(saveNotes)
  async save({ params, body }: InputOf<typeof saveNotes>, { actor, receivedAt }: Context<typeof saveNotes>) {
    return { notes: await this.notes.save(actor.personId, params.enrolmentId, receivedAt, body.changes) };
  }
}
