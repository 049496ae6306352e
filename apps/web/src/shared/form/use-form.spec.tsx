import { loadTranslate, type Translate } from '@edukom/i18n';
import { Button, CheckboxField, TextField } from '@edukom/ui';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { z } from 'zod';
import { OfflineError, ProblemError } from '../api/errors.js';
import { TranslateProvider } from '../text/use-t.js';
import { FormErrors } from './form-errors.js';
import { useForm } from './use-form.js';

const schema = z.strictObject({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  reason: z.string().trim().min(3).max(500),
  note: z.string().min(5).optional(),
  seats: z.int().min(1),
  agreed: z.boolean(),
});
const send = jest.fn<Promise<unknown>, [z.output<typeof schema>]>();
const labels = { reason: 'Reason' };

function Form() {
  const form = useForm({ name: 'plan', schema, initial: { agreed: false }, send });
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} labels={labels} />
      <TextField {...form.text('email')} label="email" />
      <TextField {...form.text('reason')} label="reason" />
      <TextField {...form.text('note')} label="note" />
      <TextField {...form.text('seats', Number)} label="seats" />
      <CheckboxField {...form.check('agreed')} label="agreed" />
      <Button type="submit" isBusy={form.isBusy}>
        {'send'}
      </Button>
    </form>
  );
}

let en: Translate;
beforeAll(async () => {
  en = await loadTranslate('en');
});
beforeEach(() => {
  send.mockReset().mockResolvedValue(undefined);
  sessionStorage.clear();
});

const page = (t: Translate) => (
  <TranslateProvider t={t}>
    <Form />
  </TranslateProvider>
);
const type = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });
const fill = () => {
  type('email', ' Teuta@Komuna.example ');
  type('reason', 'because');
  type('seats', '12');
  fireEvent.click(screen.getByLabelText('agreed'));
};
const press = () => fireEvent.click(screen.getByRole('button', { name: 'send' }));
const summary = () => [...document.querySelectorAll('.ed-error-summary li')].map((item) => item.textContent);

it('sends what the contract makes of the entries; an emptied optional field is left out', async () => {
  render(page(en));
  fill();
  type('note', 'x');
  type('note', '');
  press();
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  expect(send).toHaveBeenCalledWith({ email: 'teuta@komuna.example', reason: 'because', seats: 12, agreed: true });
});

it('finds what is wrong before sending, beside the field and in the list, in any language', async () => {
  const { rerender } = render(page(en));
  type('email', 'nobody');
  type('reason', 'x');
  press();
  await waitFor(() => expect(summary()).toHaveLength(3));
  expect(summary()).toEqual([
    'Write a full e-mail address, such as name@municipality.org.',
    'Reason: At least 3 characters.',
    'This field is required.',
  ]);
  expect(document.activeElement?.className).toBe('ed-error-summary');
  expect(screen.getByLabelText('reason').getAttribute('aria-invalid')).toBe('true');
  expect(send).not.toHaveBeenCalled();
  rerender(page(await loadTranslate('sr-Latn')));
  expect(summary()[1]).toBe('Reason: Broj znakova: najmanje 3.');
});

it('takes what the API refuses to the same fields and keeps what was typed', async () => {
  send.mockRejectedValue(
    new ProblemError({
      type: 'about:blank',
      title: 'x',
      status: 422,
      code: 'request.invalid',
      errors: [{ pointer: '/reason', code: 'too-long', params: { maximum: 500 } }],
    }),
  );
  render(page(en));
  fill();
  press();
  await waitFor(() => expect(summary()).toEqual(['Reason: At most 500 characters.']));
  expect(screen.getByLabelText<HTMLInputElement>('reason').value).toBe('because');
  type('reason', 'shorter');
  expect(screen.getByLabelText('reason').getAttribute('aria-invalid')).toBeNull();
});

it.each([
  [new OfflineError(), /^No internet connection/],
  [
    new ProblemError({ type: 'about:blank', title: 'x', status: 409, code: 'request.conflict' }),
    /^Somebody changed this/,
  ],
  [new TypeError('a fault'), /^Something went wrong on our side/],
])('says why the whole was refused: %s', async (error, text) => {
  send.mockRejectedValue(error);
  render(page(en));
  fill();
  press();
  expect(await screen.findByText(text)).toBeTruthy();
});

it('sends once however often the button is pressed', async () => {
  let finish: (value: unknown) => void = () => undefined;
  send.mockReturnValue(new Promise((resolve) => (finish = resolve)));
  render(page(en));
  fill();
  const form = document.querySelector('form') as HTMLFormElement;
  fireEvent.submit(form);
  await waitFor(() => expect(screen.getByRole('button').getAttribute('aria-busy')).toBe('true'));
  fireEvent.submit(form);
  finish(undefined);
  await waitFor(() => expect(screen.getByRole('button').getAttribute('aria-busy')).toBeNull());
  expect(send).toHaveBeenCalledTimes(1);
});
