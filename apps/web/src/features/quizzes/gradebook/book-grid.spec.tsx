import type { Gradebook } from '@edukom/contracts';
import { localizedText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { ClientTexts } from '../../../shared/text/client-texts.js';
import { BookGrid } from './book-grid.js';
import type { BookRow } from './book-rows.js';

const quizzes: Gradebook['quizzes'] = Array.from({ length: 50 }, (_, at) => ({
  quizId: `q${at}`,
  title: localizedText('en', `Quiz ${at}`),
  passMark: 6_000,
  isAnonymous: false,
}));
const rows: BookRow[] = Array.from({ length: 1_000 }, (_, at) => ({
  enrolmentId: `e${at}`,
  name: `Person ${at}`,
  folded: `person ${at}`,
  institutionId: 'i',
  institution: localizedText('en', 'Prizren'),
  shares: quizzes.map((_quiz, place) => (place === 1 ? null : 7_000)),
  states: quizzes.map((_quiz, place) => (place === 1 ? '-' : 'r')).join(''),
}));

beforeAll(() => {
  Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
    if (typeof to !== 'object') return;
    this.scrollTop = to.top ?? this.scrollTop;
    this.scrollLeft = to.left ?? this.scrollLeft;
  };
});

const opened: string[] = [];
async function show() {
  const first = await loadTranslate('en');
  const grid = (
    <BookGrid
      rows={rows}
      quizzes={quizzes}
      label="Gradebook"
      onOpen={(row, quiz) => opened.push(`${row.name} ${quiz.quizId}`)}
    />
  );
  const router = createMemoryRouter([{ path: '/', element: grid }]);
  const { container } = render(
    <ClientTexts locale="en" first={first}>
      <RouterProvider router={router} />
    </ClientTexts>,
  );
  await screen.findByRole('grid');
  return { user: userEvent.setup(), container };
}

it('of 50,000 grades draws a screenful, and tells how many there are', async () => {
  const { container } = await show();
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1001');
  expect(container.querySelectorAll('*').length).toBeLessThan(3_000);
});

it('is one stop for Tab and is walked by arrow keys, also to its far end; Enter opens a grade', async () => {
  const { user, container } = await show();
  expect(container.querySelectorAll('[role=grid] [tabindex="0"]')).toHaveLength(1);
  await user.tab();
  expect(document.activeElement?.textContent).toBe('Person 0Prizren');
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Quiz 0: 70\s?%, released$/);
  await user.keyboard('{Control>}{End}{/Control}');
  expect((document.activeElement as HTMLElement).dataset).toMatchObject({ row: '999', column: '49' });
  await user.keyboard('{Enter}');
  expect(opened).toEqual(['Person 999 q49']);
  expect(container.querySelectorAll('*').length).toBeLessThan(3_000);
  await user.keyboard('{Control>}{Home}{/Control}');
  expect(document.activeElement?.textContent).toBe('Person 0Prizren');
});
