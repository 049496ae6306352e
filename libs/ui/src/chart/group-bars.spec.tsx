import { render, screen } from '@testing-library/react';
import { DotPlot } from './dot-plot.js';
import { GroupBars } from './group-bars.js';

const bars = () =>
  render(
    <GroupBars
      title="Who chose what"
      groups={[
        { key: 'lower', label: 'Weaker' },
        { key: 'upper', label: 'Stronger' },
      ]}
      max={10_000}
      bars={[
        { key: 'a', label: 'Prizren', mark: 'right', values: [2_500, 10_000], texts: ['25 %', '100 %'] },
        { key: 'b', label: 'Istog', values: [7_500, 20_000], texts: ['75 %', '200 %'] },
      ]}
      table={<p>the same</p>}
      tableText="As a table"
    />,
  );

test('every group has its bar on one scale, cut at its end', () => {
  bars();
  const widths = (name: string) =>
    [...(screen.getByText(new RegExp(name)).closest('li')?.querySelectorAll('rect') ?? [])]
      .map((rect) => rect.getAttribute('width'))
      .filter((_, index) => index % 2 === 1);
  expect(widths('Prizren')).toEqual(['25.00%', '100.00%']);
  expect(widths('Istog')).toEqual(['75.00%', '100.00%']);
});

test('it reads as a list with the name of every group before its number', () => {
  bars();
  const rows = screen.getAllByRole('listitem').map((item) => item.textContent?.trim());
  expect(rows).toEqual(['Prizren rightWeaker: 25 % Stronger: 100 %', 'Istog Weaker: 75 % Stronger: 200 %']);
  expect(screen.getByRole('figure', { name: 'Who chose what' })).toBeTruthy();
});

test('dots lie where their figures are, also at the ends and beyond', () => {
  const scale = { from: 0, to: 100, label: 'x', ticks: [{ at: 0, text: '0' }] };
  const { container } = render(
    <DotPlot
      title="Plot"
      x={scale}
      y={{ ...scale, from: -1, to: 1 }}
      line={0.2}
      dots={[
        { key: '1', text: '1', x: 0, y: -1 },
        { key: '2', text: '2', x: 100, y: 1, isMarked: true },
        { key: '3', text: '3', x: 150, y: -3 },
      ]}
    />,
  );
  const places = [...container.querySelectorAll('.ed-dot rect')].map((dot) => [
    Number(dot.getAttribute('x')) + Number(dot.getAttribute('width')) / 2,
    Number(dot.getAttribute('y')) + Number(dot.getAttribute('height')) / 2,
  ]);
  expect(places).toEqual([
    [68, 252],
    [454, 14],
    [454, 252],
  ]);
  expect(container.querySelectorAll('.ed-dot-marked')).toHaveLength(1);
});
