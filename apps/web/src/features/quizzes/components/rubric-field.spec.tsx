import type { Rubric } from '@edukom/contracts';
import type { RubricChoice } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { RubricField } from './rubric-field.js';

const text = (sq: string) => ({ source: 'sq' as const, rev: 1, texts: { sq: { v: sq } } });
const rubric: Rubric = [
  {
    id: 'c1',
    title: text('Përmbajtja'),
    levels: [0, 150, 300].map((points, at) => ({ id: `l${at + 1}`, points, text: text(`niveli ${points}`) })),
  },
  {
    id: 'c2',
    title: text('Forma'),
    levels: [0, 100].map((points, at) => ({ id: `l${at + 1}`, points, text: text(`niveli ${points}`) })),
  },
];

let chosen: RubricChoice;
const onSave = jest.fn();

function Host({ isMissing = false }: { isMissing?: boolean }) {
  const [levels, setLevels] = useState<RubricChoice>({});
  chosen = levels;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <RubricField rubric={rubric} max={400} levels={levels} onChange={setLevels} isMissing={isMissing} />
      <button type="submit">ruaj</button>
    </form>
  );
}
const show = async (isMissing = false) => {
  const t = await loadTranslate('sq');
  render(
    <TranslateProvider t={t}>
      <Host isMissing={isMissing} />
    </TranslateProvider>,
  );
  return userEvent.setup();
};

Object.assign(globalThis, { CSS: { escape: (name: string) => name } });

it('is filled with digits alone: each goes on to the next criterion, the points are the sum', async () => {
  const user = await show();
  expect(document.activeElement).toBe(screen.getAllByRole('radio')[0]);
  await user.keyboard('2');
  expect(chosen).toEqual({ c1: 'l2' });
  expect(screen.getByRole('status').textContent).toBe('');
  await user.keyboard('2');
  expect(chosen).toEqual({ c1: 'l2', c2: 'l2' });
  expect(screen.getByRole('status').textContent).toBe('Gjithsej 2,5 nga 4 pikë');
  await user.keyboard('{Enter}');
  expect(onSave).toHaveBeenCalledTimes(1);
});

it('is filled with arrow keys too, and takes no digit that is no level', async () => {
  const user = await show();
  await user.keyboard('9');
  expect(chosen).toEqual({});
  await user.keyboard(' {ArrowDown}');
  expect(chosen).toEqual({ c1: 'l2' });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '1,5 pikë: niveli 150' }).checked).toBe(true);
});

it('says what is missing when it was saved too early', async () => {
  await show(true);
  expect(screen.getByRole('status').textContent).toBe('Zgjidhni një nivel te çdo kriter.');
});
