import fc from 'fast-check';
import { type OpenGroup, protectOverview } from './overview-disclosure.js';

const group = (month: string, kind: OpenGroup['kind'], registered: number, begun = 0, completed = 0): OpenGroup => ({
  month,
  kind,
  registered,
  begun,
  completed,
});

it('shows what stands for enough people', () => {
  const overview = protectOverview([group('2026-02', 'student', 40, 30, 20), group('2026-02', 'citizen', 50, 40, 25)]);
  expect(overview.total).toEqual({ registered: 90, begun: 70, completed: 45 });
  expect(overview.months[0]?.kinds).toEqual([
    { kind: 'student', registered: 40, begun: 30, completed: 20 },
    { kind: 'citizen', registered: 50, begun: 40, completed: 25 },
  ]);
});

it('hides the figure that is one to four people away from the one around it', () => {
  const [month] = protectOverview([
    group('2026-02', 'student', 40, 38, 20),
    group('2026-02', 'citizen', 50, 40, 25),
  ]).months;
  expect(month?.kinds[0]?.begun).toBeNull();
});

it('is empty for nobody, and orders months from the newest', () => {
  expect(protectOverview([]).months).toEqual([]);
  const overview = protectOverview([group('2026-01', 'student', 9), group('2026-03', 'student', 9)]);
  expect(overview.months.map(({ month }) => month)).toEqual(['2026-03', '2026-01']);
});

it('three years of all kinds are protected in a blink', () => {
  const kinds = ['student', 'cso', 'media', 'citizen', 'other', 'official'] as const;
  const groups = Array.from({ length: 36 }, (_, at) =>
    kinds.map((kind, place) => {
      const registered = (at * 7 + place * 13) % 40;
      return group(
        `20${20 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
        kind,
        registered,
        registered >> 1,
        registered >> 2,
      );
    }),
  ).flat();
  const before = performance.now();
  protectOverview(groups);
  expect(performance.now() - before).toBeLessThan(2_000);
});

it('no shown figure stands for one to four people, nor do two shown ones of nested groups differ by so few', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom('2026-01', '2026-02'),
          fc.constantFrom('student', 'cso', 'citizen'),
          fc.nat(30),
          fc.nat(30),
          fc.nat(30),
        ),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      (rows) => {
        const byKey = new Map(
          rows.map(([month, kind, a, b, c]) => {
            const [completed, begun, registered] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
            return [`${month}/${kind}`, group(month, kind as OpenGroup['kind'], registered + 1, begun, completed)];
          }),
        );
        const { total, months } = protectOverview([...byKey.values()]);
        for (const figures of [total, ...months.map((one) => one.total), ...months.flatMap((one) => one.kinds)]) {
          const shown = [figures.registered, figures.begun, figures.completed].filter((value) => value !== null);
          for (const value of shown) expect(value).toBeGreaterThanOrEqual(5);
          for (const one of shown)
            for (const other of shown) if (one !== other) expect(Math.abs(one - other)).toBeGreaterThanOrEqual(5);
        }
      },
    ),
    { numRuns: 60 },
  ));
