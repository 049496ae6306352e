import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { Button } from './button.js';
import { CheckboxField } from './checkbox-field.js';
import { DateField } from './date-field.js';
import { FileField } from './file-field.js';
import { PasswordField } from './password-field.js';
import { RadioGroup } from './radio-group.js';
import { SelectField } from './select-field.js';
import { TextArea } from './text-area.js';
import { TimeField } from './time-field.js';

test('a busy button keeps its focus and ignores presses', async () => {
  const send = jest.fn();
  const { rerender } = render(<Button onClick={send}>Send</Button>);
  await userEvent.click(screen.getByRole('button'));
  rerender(
    <Button onClick={send} isBusy busyText="Sending…">
      Send
    </Button>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Sending…' }));
  expect(send).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByRole('button'));
});

test('a busy button does not send its form twice', async () => {
  const submit = jest.fn((event: React.FormEvent) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <Button type="submit" isBusy>
        Send
      </Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(submit).not.toHaveBeenCalled();
});

test('a password can be looked at', async () => {
  render(<PasswordField label="Password" showText="Show" hideText="Hide" />);
  const field = screen.getByLabelText('Password');
  await userEvent.type(field, 'lulëkuqe');
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(field.getAttribute('type')).toBe('text');
  await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
  expect(field.getAttribute('type')).toBe('password');
});

test('what needs a script is absent where none runs', () => {
  expect(renderToString(<PasswordField label="Password" showText="Show" hideText="Hide" />)).not.toContain('<button');
  expect(renderToString(<FileField label="List" dropText="Drop a file here" />)).not.toContain('Drop a file');
});

test('a file field names what was chosen in place of its own words', async () => {
  const onChange = jest.fn();
  render(<FileField label="List" dropText="Drop a file here" onChange={onChange} />);
  expect(screen.getByText('Drop a file here')).toBeTruthy();
  await userEvent.upload(screen.getByLabelText('List'), new File(['a;b'], 'njerëz.csv'));
  expect(screen.getByText('njerëz.csv')).toBeTruthy();
  expect(screen.queryByText('Drop a file here')).toBeNull();
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('a group of choices gives its value, and shows the page’s', async () => {
  const onChange = jest.fn();
  const options = [
    { value: 'sq', label: 'Albanian' },
    { value: 'sr', label: 'Serbian', hint: 'In Cyrillic' },
  ];
  render(<RadioGroup name="language" label="Language" options={options} value="sq" onChange={onChange} />);
  await userEvent.click(screen.getByRole('radio', { name: 'Serbian' }));
  expect(onChange).toHaveBeenCalledWith('sr');
  expect((screen.getByRole('radio', { name: 'Albanian' }) as HTMLInputElement).checked).toBe(true);
  expect(screen.getByRole('group', { name: 'Language' })).toBeTruthy();
});

test('native attributes pass through and labels find their controls', () => {
  render(
    <>
      <DateField label="Day" min="2026-05-12" name="day" />
      <TimeField label="Hour" step={900} />
      <SelectField
        label="Municipality"
        emptyText="Choose"
        options={[{ value: 'prizren', label: 'Prizren' }]}
        defaultValue="prizren"
      />
      <TextArea label="Note" maxLength={500} footnote="500 left" />
      <CheckboxField label="Also by post" hint="Takes three days" />
    </>,
  );
  expect(screen.getByLabelText('Day').getAttribute('min')).toBe('2026-05-12');
  expect(screen.getByLabelText('Hour').getAttribute('step')).toBe('900');
  expect((screen.getByLabelText('Municipality') as HTMLSelectElement).value).toBe('prizren');
  expect(screen.getByLabelText('Note').getAttribute('maxlength')).toBe('500');
  expect(screen.getByRole('checkbox', { name: 'Also by post' }).getAttribute('aria-describedby')).toBeTruthy();
});
