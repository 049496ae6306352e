import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ErrorSummary } from './error-summary.js';
import { RadioGroup } from './radio-group.js';
import { TextField } from './text-field.js';

const form = (attempt: number) => (
  <form noValidate>
    <ErrorSummary
      key={attempt}
      title="The form was not sent"
      errors={[
        { fieldId: 'mail', text: 'Write the address with @' },
        { fieldId: 'language', text: 'Choose a language' },
      ]}
    />
    <TextField id="mail" label="E-mail" hint="Of the office" error="Write the address with @" />
    <RadioGroup
      id="language"
      name="language"
      label="Language"
      error="Choose a language"
      options={[
        { value: 'sq', label: 'Albanian' },
        { value: 'sr', label: 'Serbian' },
      ]}
    />
  </form>
);

test('takes focus when it appears, and again with the next attempt', async () => {
  const { rerender } = render(form(1));
  const summary = () => screen.getByRole('group', { name: 'The form was not sent' });
  expect(document.activeElement).toBe(summary());

  await userEvent.click(screen.getByLabelText('E-mail'));
  rerender(form(2));
  expect(document.activeElement).toBe(summary());
});

test('leads to the field, and to the first choice of a group', async () => {
  render(form(1));
  await userEvent.click(screen.getByRole('link', { name: 'Write the address with @' }));
  expect(document.activeElement).toBe(screen.getByLabelText('E-mail'));
  await userEvent.click(screen.getByRole('link', { name: 'Choose a language' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Albanian'));
});

test('the field itself says what is wrong', () => {
  render(form(1));
  const field = screen.getByLabelText('E-mail');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(['Of the office', 'Write the address with @']);
});
