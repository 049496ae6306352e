import { english } from '../core/define.js';

/** The public home page and everybody's own to-do list. */
export const home = english({
  title: 'Digital skills for municipal officials in Kosovo',
  description: 'Courses with certificates for municipal officials, and public figures on the Digital Agenda of Kosovo.',
  lead: 'Edukom holds the courses, sessions, quizzes and certificates of the training programme, in Albanian and Serbian, and shows the public what comes of it.',
  'sign-in': 'Sign in to your courses',
  'to-my-page': 'Go to my page',
  'courses.title': 'Courses',
  'courses.text': 'What is taught, for whom, how long it takes and what the certificate asks for.',
  'courses.link': 'See the courses',
  'observatory.title': 'Digital Agenda Observatory',
  'observatory.text': 'How far each municipality has come, in figures anyone can check and download.',
  'observatory.link': 'Open the Observatory',
  'verify.title': 'Is this certificate genuine?',
  'verify.text': 'Type the code printed on it, or scan its QR, and see whether it was issued and is still valid.',
  'verify.link': 'Verify a certificate',
  'todo.greeting': 'Hello, {{name}}',
  'todo.lead': 'What waits for you now.',
  'todo.list': 'To do',
  'todo.empty.title': 'Nothing waits for you',
  'todo.empty.text': 'When a lesson, a session or a piece of work is yours to do, it appears here.',
});
