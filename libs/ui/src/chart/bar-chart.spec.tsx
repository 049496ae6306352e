import { render, screen } from '@testing-library/react';
import { BarChart } from './bar-chart.js';

const chart = () =>
  render(
    <BarChart
      title="Services"
      reference={{ value: 60, text: 'Country 60 %' }}
      bars={[
        { key: 'prizren', label: 'Prizren', value: 80, valueText: '80,0 %', isOwn: true },
        { key: 'istog', label: 'Istog', value: 20, valueText: '20,0 %', state: 'provisional' },
        { key: 'dragash', label: 'Dragash', value: null, valueText: 'not reported', state: 'not-reported' },
        { key: 'kline', label: 'Klinë', value: null, valueText: 'protected', state: 'suppressed' },
      ]}
    />,
  );

const rectangle = (name: string) => screen.getByText(name).closest('li')?.querySelector('rect');

test('the longest bar fills the scale, the others in proportion', () => {
  chart();
  expect(rectangle('Prizren')?.getAttribute('width')).toBe('100.00%');
  expect(rectangle('Istog')?.getAttribute('width')).toBe('25.00%');
});

test('what is not there has a pattern and a word, and no length', () => {
  chart();
  expect(rectangle('Dragash')?.getAttribute('fill')).toMatch(/-hatch\)$/);
  expect(rectangle('Klinë')?.getAttribute('fill')).toMatch(/-dots\)$/);
  expect(screen.getByText('not reported')).toBeTruthy();
});

test('it reads as a list of names and numbers', () => {
  chart();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Prizren80,0 %',
    'Istog20,0 %',
    'Dragashnot reported',
    'Klinëprotected',
  ]);
});

test('without any number nothing is drawn too long', () => {
  render(<BarChart title="Services" bars={[{ key: 'a', label: 'Gjilan', value: 0, valueText: '0' }]} />);
  expect(rectangle('Gjilan')?.getAttribute('width')).toBe('0.00%');
});
