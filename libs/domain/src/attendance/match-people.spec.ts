import { personMatcher } from './match-people.js';

const person = (enrolmentId: string, givenName: string, familyName: string, email = '') => ({
  enrolmentId,
  givenName,
  familyName,
  email,
});
const match = personMatcher([
  person('ana', 'Ana', 'Krasniqi', 'Ana.Krasniqi@prizren.example'),
  person('djordje', 'Đorđe', 'Đorđević', 'dj@example.org'),
  person('gezim', 'Gëzim', 'Çeliku'),
  person('arta1', 'Arta', 'Gashi', 'arta1@example.org'),
  person('arta2', 'Arta', 'Gashi', 'arta2@example.org'),
]);

it.each([
  ['by e-mail, whatever the name', 'iPhone', 'ana.krasniqi@PRIZREN.example', { by: 'email', enrolmentId: 'ana' }],
  ['by name in the other order', 'Krasniqi Ana', '', { by: 'name', enrolmentId: 'ana' }],
  ['by name in Cyrillic', 'Ђорђе Ђорђевић', 'private@example.org', { by: 'name', enrolmentId: 'djordje' }],
  ['by name without marks', 'GEZIM CELIKU', '', { by: 'name', enrolmentId: 'gezim' }],
  ['by the original name in brackets', 'Zyra 12 (Gëzim Çeliku)', '', { by: 'name', enrolmentId: 'gezim' }],
  ['beside a word in brackets', 'Ana Krasniqi (Guest)', '', { by: 'name', enrolmentId: 'ana' }],
  ['not by a name that two share', 'Arta Gashi', '', { by: null, suggested: null }],
  ['but of those two by e-mail', 'Arta Gashi', 'arta2@example.org', { by: 'email', enrolmentId: 'arta2' }],
  ['a given name alone is a suggestion', 'Gëzim', '', { by: null, suggested: 'gezim' }],
  ['more than the name is a suggestion', 'Ana Krasniqi Prizren', '', { by: null, suggested: 'ana' }],
  ['nobody', 'Telefoni', 'nobody@example.org', { by: null, suggested: null }],
  ['nothing', '', '', { by: null, suggested: null }],
])('%s', (_case, name, email, expected) => {
  expect(match(name, email)).toEqual(expected);
});
