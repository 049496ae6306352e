import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { Tabs } from './tabs.js';

const tabs = [
  { key: 'plan', label: 'Plan', panel: <p>Ten sessions</p> },
  { key: 'people', label: 'People', panel: <p>24 people</p> },
  { key: 'marks', label: 'Marks', panel: <p>Not yet</p> },
];
const selected = () => screen.getByRole('tab', { selected: true });

test('arrows, Home and End move through the tabs and round the ends', async () => {
  render(<Tabs label="Run" tabs={tabs} />);
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Plan');

  for (const [key, name] of [
    ['{ArrowRight}', 'People'],
    ['{End}', 'Marks'],
    ['{ArrowRight}', 'Plan'],
    ['{ArrowLeft}', 'Marks'],
    ['{Home}', 'Plan'],
  ] as const) {
    await userEvent.keyboard(key);
    expect(selected().textContent).toBe(name);
    expect(document.activeElement).toBe(selected());
  }
});

test('the row is one tab stop, the panel is the next', async () => {
  render(<Tabs label="Run" tabs={tabs} />);
  await userEvent.tab();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('tabpanel', { name: 'Plan' }));
});

test('a page that keeps the open tab is told, and decides', async () => {
  const onSelect = jest.fn();
  render(<Tabs label="Run" tabs={tabs} selected="people" onSelect={onSelect} />);
  await userEvent.click(screen.getByRole('tab', { name: 'Marks' }));
  expect(onSelect).toHaveBeenCalledWith('marks');
  expect(selected().textContent).toBe('People');
});

test('without JavaScript every panel can be read', () => {
  const page = renderToString(<Tabs label="Run" tabs={tabs} />);
  for (const words of ['Ten sessions', '24 people', 'Not yet']) expect(page).toContain(words);
  expect(page).not.toContain('role="tab"');
});
