import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compareLedger, Ledger, type LedgerEntry, readLedger } from './ledger.js';

describe('Ledger', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'edukom-spec-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has every entry on disk once record has resolved, in the order of each writer, without being closed', async () => {
    const path = join(folder, 'ledger');
    const ledger = await Ledger.open(path);
    const writer = async (name: string): Promise<void> => {
      for (let revision = 1; revision <= 50; revision += 1) {
        await ledger.record({ key: name, revision, value: 'ë\n"' });
        const mine = readLedger(path).filter((entry) => entry.key === name);
        expect(mine.map((entry) => entry.revision)).toEqual(Array.from({ length: revision }, (_, i) => i + 1));
      }
    };
    await Promise.all(['a', 'b', 'c'].map(writer));
    expect(readLedger(path)).toHaveLength(150);
    await ledger.close();
    const again = await Ledger.open(path);
    await again.record({ key: 'd', revision: 1, value: '' });
    await again.close();
    expect(readLedger(path)).toHaveLength(151);
  });

  it('leaves out a last line cut short, and refuses any other broken line', async () => {
    const path = join(folder, 'ledger');
    const ledger = await Ledger.open(path);
    await ledger.record({ key: 'a', revision: 1, value: 'x' });
    await ledger.close();
    appendFileSync(path, '["a",2,');
    expect(readLedger(path)).toEqual([{ key: 'a', revision: 1, value: 'x' }]);
    appendFileSync(path, '\n["a",3,"y"]\n');
    expect(() => readLedger(path)).toThrow();
  });
});

describe('compareLedger', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const entries = fc.array(fc.record({ key, revision: fc.integer({ min: 1, max: 9 }) }), { minLength: 1 });
  const filled = (list: { key: string; revision: number }[]): LedgerEntry[] =>
    list.map(({ key: k, revision }) => ({ key: k, revision, value: `${k}${revision}` }));
  const newest = (list: readonly LedgerEntry[]): LedgerEntry[] => [
    ...new Map([...list].sort((a, b) => a.revision - b.revision).map((entry) => [entry.key, entry])).values(),
  ];

  it('passes a store that holds the newest of everything, whatever came beyond', () => {
    fc.assert(
      fc.property(entries, entries, (acknowledged, unacknowledged) => {
        const stored = newest(filled([...acknowledged, ...unacknowledged]));
        expect(compareLedger(filled(acknowledged), stored)).toMatchObject({ pass: true, lost: [], different: [] });
      }),
    );
  });

  it('finds any one newest entry that is missing, older, different or doubled', () => {
    const spoiled = fc.constantFrom('missing', 'older', 'different', 'doubled');
    fc.assert(
      fc.property(entries, fc.nat(), spoiled, (list, pick, how) => {
        const stored = newest(filled(list));
        const victim = stored[pick % stored.length] as LedgerEntry;
        const rest = stored.filter((entry) => entry !== victim);
        const replacement = {
          missing: [],
          older: [{ ...victim, revision: victim.revision - 1 }],
          different: [{ ...victim, value: 'other' }],
          doubled: [victim, victim],
        }[how];
        const found = compareLedger(filled(list), [...rest, ...replacement]);
        expect(found.pass).toBe(false);
        const places = {
          missing: found.lost,
          older: found.lost,
          different: found.different,
          doubled: found.duplicated,
        };
        expect(places[how]).toEqual(how === 'doubled' ? [victim.key] : [victim]);
      }),
    );
  });

  it('counts operations once and what is stored beyond them', () => {
    const a = { key: 'a', revision: 1, value: 'x' };
    const b = { key: 'b', revision: 2, value: 'y' };
    expect(compareLedger([a, a], [a, b])).toMatchObject({ acknowledged: 1, beyond: 1, pass: true });
  });
});
