import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { Button } from '../form/button.js';
import { Dialog } from './dialog.js';

// jsdom knows the element but not its two methods.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

function Page() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Send</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="This mails 214 people"
        closeText="Close"
        actions={<Button>Go on</Button>}
      >
        <p>It cannot be undone.</p>
      </Dialog>
    </>
  );
}

const open = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  return screen.getByRole('dialog', { name: 'This mails 214 people' });
};

test('begins at its title and gives focus back when closed', async () => {
  render(<Page />);
  await open();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'This mails 214 people' }));

  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Send' }));
});

test('Escape asks the page to close it', async () => {
  render(<Page />);
  const dialog = await open();
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(screen.queryByText('It cannot be undone.')).toBeNull();
});

test('closed it holds nothing that could be found', () => {
  render(<Page />);
  expect(screen.queryByText('It cannot be undone.')).toBeNull();
});
