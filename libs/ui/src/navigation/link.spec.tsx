import { render, screen } from '@testing-library/react';
import { LinkButton } from '../form/link-button.js';
import { Link, LinkProvider, type LinkProps } from './link.js';

function RouterLink({ href, children, ...rest }: LinkProps) {
  return (
    <a href={`/sq${href}`} {...rest}>
      {children}
    </a>
  );
}

test('without a router a link is an anchor', () => {
  render(<Link href="/courses">Courses</Link>);
  expect(screen.getByRole('link', { name: 'Courses' }).getAttribute('href')).toBe('/courses');
});

test('with one every link is the router’s, whatever it looks like', () => {
  render(
    <LinkProvider component={RouterLink}>
      <LinkButton href="/courses" variant="primary" icon="book">
        Courses
      </LinkButton>
    </LinkProvider>,
  );
  expect(screen.getByRole('link', { name: 'Courses' }).getAttribute('href')).toBe('/sq/courses');
});
