import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MenuItem } from './menu-item.js';
import { Menu } from './menu.js';

const signOut = jest.fn();

const open = async () => {
  render(
    <>
      <Menu label="Arta Krasniqi" icon="person">
        <MenuItem href="/sq/profile">Profile</MenuItem>
        <MenuItem onClick={signOut}>Sign out</MenuItem>
      </Menu>
      <p>Outside</p>
    </>,
  );
  const button = screen.getByText('Arta Krasniqi').closest('summary');
  if (!button) throw new Error('a menu has a summary');
  await userEvent.click(button);
  return { button, box: button.parentElement as HTMLDetailsElement };
};

test('Escape closes it and leads back to its button', async () => {
  const { button, box } = await open();
  expect(box.open).toBe(true);
  screen.getByRole('link', { name: 'Profile' }).focus();
  await userEvent.keyboard('{Escape}');
  expect(box.open).toBe(false);
  expect(document.activeElement).toBe(button);
});

test('a press elsewhere closes it', async () => {
  const { box } = await open();
  await userEvent.click(screen.getByText('Outside'));
  expect(box.open).toBe(false);
});

test('choosing does what the item says and closes it', async () => {
  const { box } = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(signOut).toHaveBeenCalledTimes(1);
  expect(box.open).toBe(false);
});
