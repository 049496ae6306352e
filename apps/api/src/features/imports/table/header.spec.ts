import { COLUMNS_OF, importKinds } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { isUsable, mappingOf, signatureOf } from './header.js';

it.each(INTERFACE_LOCALES)('knows in %s every name under which refused rows are given back', async (locale) => {
  const t = await loadTranslate(locale);
  for (const kind of importKinds) {
    const { columns } = COLUMNS_OF[kind];
    const header = [...columns.map((column) => t(`imports.column.${column}`)), t('imports.column.reason')];
    expect([kind, mappingOf(kind, header)]).toEqual([kind, { mapping: [...columns, null], isDoubtful: false }]);
  }
});

it('asks where two columns claim one meaning, and takes the first until somebody says otherwise', () =>
  expect(mappingOf('people', ['Emri', 'Ime', 'Nr', 'E-mail'])).toEqual({
    mapping: ['givenName', null, null, 'email'],
    isDoubtful: true,
  }));

it('a mapping needs what the kind needs, nothing twice and nothing of another kind', () => {
  expect(isUsable('people', ['givenName', 'familyName', 'email', null])).toBe(true);
  expect(isUsable('people', ['givenName', 'email'])).toBe(false);
  expect(isUsable('people', ['givenName', 'familyName', 'email', 'email'])).toBe(false);
  expect(isUsable('people', ['givenName', 'familyName', 'email', 'run'])).toBe(false);
  expect(isUsable('attendance', ['email', 'run', 'presence'])).toBe(false);
  expect(isUsable('attendance', ['email', 'run', 'sessionDay', 'presence'])).toBe(true);
});

it('a header is the same in any script, case and spacing, and another in another order', () => {
  const one = signatureOf(['Презиме', ' ime ']);
  expect(signatureOf(['PREZIME', 'Име'])).toEqual(one);
  expect(signatureOf(['Ime', 'Prezime'])).not.toEqual(one);
});
