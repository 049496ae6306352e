import fc from 'fast-check';
import { courseSlug } from '@edukom/contracts';
import { freeSlug } from './activity-slug.js';

describe('freeSlug', () => {
  it.each([
    ['Fjalëkalime të sigurta', [], 'fjalekalime-te-sigurta'],
    ['Ђачке лозинке', [], 'djacke-lozinke'],
    ['—!—', [], 'lesson'],
    ['课程', [], 'lesson'],
    ['Test', ['test', 'test-2'], 'test-3'],
    ['—', ['lesson'], 'lesson-2'],
  ])('%s beside %j is %s', (title, taken, slug) => {
    expect(freeSlug(title, 'lesson', taken)).toBe(slug);
  });

  it('is always a slug, never a taken one, and short enough', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), fc.array(fc.string()), (title, others) => {
        const first = freeSlug(title, 'quiz', others);
        const second = freeSlug(title, 'quiz', [...others, first]);
        for (const slug of [first, second]) expect(courseSlug.safeParse(slug).success).toBe(true);
        expect(second).not.toBe(first);
      }),
    );
  });
});
