/** Beginnings that make even a long password easy to guess here; checked beside length, after NIST SP 800-63B 5.1.1.2. */
const COMMON = [
  'password',
  'passw0rd',
  'fjalekalim',
  'lozinka',
  'sifra',
  'qwerty',
  'qwertz',
  'asdfgh',
  '123456',
  'abcdef',
  'kosova',
  'kosovo',
  'prishtina',
  'pristina',
  'edukom',
  'komuna',
  'opstina',
  'administrator',
  'welcome',
];

/** One character, or a short piece repeated, or a common word with a few characters around it. */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (/^(.{1,4})\1+.{0,3}$/.test(text)) return true;
  return COMMON.some((word) => {
    const rest = text.split(word).join('');
    return rest.length < text.length && rest.replaceAll(/[\d\W_]/g, '').length <= 2 && rest.length <= 6;
  });
}
