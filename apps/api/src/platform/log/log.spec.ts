import { loggedError, loggedPath } from './log.js';

it('says of an error what helps, and no value of the statement', () => {
  const driverError = Object.assign(new Error('duplicate key value violates unique constraint "person_email_unique"'), {
    code: '23505',
    constraint: 'person_email_unique',
    detail: 'Key (email)=(arben@example.org) already exists.',
    parameters: ['arben@example.org', '$argon2id$'],
  });
  const logged = JSON.stringify(loggedError(new Error('outer', { cause: driverError })));
  expect(logged).toContain('person_email_unique');
  expect(logged).not.toContain('arben');
  expect(logged).not.toContain('argon2id');
});

it('takes addresses out of what a mail server answers', () => {
  const logged = JSON.stringify(loggedError(new Error('550 <arben.k@komuna.example.org> is unknown')));
  expect(logged).toContain('is unknown');
  expect(logged).not.toContain('komuna');
});

it.each([
  ['/api/invitations/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4', '/api/invitations/…'],
  ['/sq/password-reset/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4', '/sq/password-reset/…'],
  ['/api/runs/0199d3a0-0000-7000-8000-000000000001/roster', '/api/runs/0199d3a0-0000-7000-8000-000000000001/roster'],
])('writes %s as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});
