import { loadTranslate } from '@edukom/i18n';
import { fireEvent, render, screen } from '@testing-library/react';
import { AnnouncerProvider } from '../../../shared/announce/announcer.js';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { placeInList, stepInList } from './list-order.js';
import { useReorder } from './use-reorder.js';

const ROW_PX = 40;
const arrangement = Array.from({ length: 400 }, (_, at) => `b${at}`);
const committed = jest.fn();
let asked = 0;

function Rows() {
  const { listProps } = useReorder<readonly string[]>({
    arrangement,
    step: stepInList,
    place: placeInList,
    nameOf: (id) => id,
    positionOf: (list, id) => ({ at: list.indexOf(id) + 1, of: list.length }),
    onCommit: committed,
  });
  return (
    <div role="list" {...listProps}>
      {arrangement.map((id) => (
        <div key={id} role="listitem" data-reorder={id}>
          <button type="button" data-grip={id} aria-label={id} />
        </div>
      ))}
    </div>
  );
}

const boxOf = (at: number): DOMRect => {
  asked += 1;
  return { top: at * ROW_PX, height: ROW_PX } as DOMRect;
};

async function dragTo(y: number): Promise<void> {
  const t = await loadTranslate('en');
  render(
    <TranslateProvider t={t}>
      <AnnouncerProvider>
        <Rows />
      </AnnouncerProvider>
    </TranslateProvider>,
  );
  document.querySelectorAll('[data-reorder]').forEach((row, at) => {
    row.getBoundingClientRect = () => boxOf(at);
  });
  const grip = screen.getByLabelText('b3');
  grip.setPointerCapture = () => undefined;
  fireEvent(grip, new MouseEvent('pointerdown', { bubbles: true, button: 0 }));
  asked = 0;
  fireEvent(grip, new MouseEvent('pointermove', { bubbles: true, clientY: y }));
  fireEvent(grip, new MouseEvent('pointerup', { bubbles: true }));
}

beforeEach(() => {
  committed.mockClear();
  window.scrollBy = () => undefined;
});

it.each([
  ['above all of them', -10, 0],
  ['in the upper half of a row', 200 * ROW_PX + 5, 199],
  ['in the lower half of a row', 200 * ROW_PX + 35, 200],
  ['below all of them', 9_999 * ROW_PX, 399],
])('puts a row down where the pointer is: %s, and lays out only a few of 400', async (_where, y, at) => {
  await dragTo(y);
  expect(committed).toHaveBeenCalledTimes(1);
  expect((committed.mock.calls[0] as [readonly string[]])[0].indexOf('b3')).toBe(at);
  expect(asked).toBeLessThanOrEqual(10);
});
