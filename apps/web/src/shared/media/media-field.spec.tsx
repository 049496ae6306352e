import '@testing-library/jest-dom';
import type { CourseMedia } from '@edukom/contracts';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { AnnouncerProvider } from '../announce/announcer.js';
import { createQueryClient } from '../api/query-client.js';
import { TranslateProvider } from '../text/use-t.js';
import { MediaField } from './media-field.js';

const courseId = '01890000-0000-7000-8000-000000000001';
const id = (last: string) => `01890000-0000-7000-8000-00000000000${last}`;
const aFile = (last: string, more: Partial<CourseMedia> = {}): CourseMedia => ({
  id: id(last),
  kind: 'file',
  name: `plani-${last}.pdf`,
  contentType: 'application/pdf',
  sizeBytes: 2_000_000,
  width: null,
  height: null,
  variants: [],
  url: 'https://content.example.org/x',
  state: 'ready',
  reason: null,
  uses: 0,
  ...more,
});

let t: Translate;
let media: CourseMedia[];
let begun: object[];

beforeAll(async () => {
  t = await loadTranslate('sq');
});
beforeEach(() => {
  media = [];
  begun = [];
  globalThis.fetch = (async (_address: string, request: RequestInit) => {
    const uploading = { mediaId: id('9'), offset: 0, chunkBytes: 10 };
    const checked = aFile('9', { name: 'ri.pdf', state: 'checking', contentType: null, url: null });
    if (request.method === 'POST') {
      begun.push(JSON.parse(String(request.body)) as object);
      return answer(201, uploading);
    }
    if (request.method === 'PUT') {
      media = [checked, ...media];
      return answer(200, { ...uploading, offset: 4, media: checked });
    }
    return answer(200, { media, usedBytes: 0, quotaBytes: 1 });
  }) as typeof fetch;
  Object.assign(Blob.prototype, { arrayBuffer: async () => new ArrayBuffer(4) });
});
const answer = (status: number, body: object) =>
  ({
    ok: status < 400,
    status,
    headers: new Headers(),
    text: async () => JSON.stringify(body),
    json: async () => body,
  }) as Response;

function Field({ first, error }: { first: string | null; error?: string }) {
  const [mediaId, setMediaId] = useState(first);
  return (
    <>
      <MediaField
        id="f"
        courseId={courseId}
        kind="file"
        mediaId={mediaId}
        label="Skedari"
        error={error}
        onChange={setMediaId}
      />
      <output>{mediaId}</output>
    </>
  );
}
const show = (first: string | null, error?: string) =>
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TranslateProvider t={t}>
        <AnnouncerProvider>
          <Field first={first} {...(error === undefined ? {} : { error })} />
        </AnnouncerProvider>
      </TranslateProvider>
    </QueryClientProvider>,
  );

it('uploads what is chosen, names it as soon as it has arrived, and says that it is being checked', async () => {
  show(null);
  await userEvent.upload(
    screen.getByLabelText('Skedari'),
    new File(['%PDF'], '../ri.pdf', { type: 'application/pdf' }),
  );
  expect(await screen.findByText(t('media.state.checking'))).toBeVisible();
  expect(begun).toMatchObject([{ kind: 'file', name: 'ri.pdf', sizeBytes: 4 }]);
  expect(document.querySelector('output')).toHaveTextContent(id('9'));
  expect(screen.getByText(t('media.upload.arrived', { name: 'ri.pdf' }))).toBeInTheDocument();
});

it('offers the ready files of its kind, by keyboard, and lets the chosen one be taken out', async () => {
  media = [
    aFile('2'),
    aFile('3'),
    aFile('4', { kind: 'video' }),
    aFile('5', { state: 'checking', contentType: null, url: null }),
  ];
  show(null);
  const list = await screen.findByLabelText(t('media.field.existing'));
  expect([...list.querySelectorAll('option')].map((one) => one.textContent)).toEqual([
    t('media.field.none'),
    'plani-2.pdf',
    'plani-3.pdf',
  ]);
  await userEvent.selectOptions(list, id('3'));
  expect(document.querySelector('output')).toHaveTextContent(id('3'));
  expect(screen.getByText(t('media.state.ready'))).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: t('media.field.take-out') }));
  expect(document.querySelector('output')).toBeEmptyDOMElement();
});

it.each(['type', 'active', 'damaged', 'malware'] as const)('says why a file was refused: %s', async (reason) => {
  const state = reason === 'malware' ? 'quarantined' : 'refused';
  media = [aFile('2', { state, reason, contentType: null, url: null })];
  show(id('2'));
  expect(await screen.findByText(t(`media.reason.${reason}`))).toBeVisible();
  expect(screen.getByText(t(`media.state.${state}`))).toBeVisible();
});

it('says that the chosen file is gone, and shows what the form says is wrong', async () => {
  show(id('7'), 'Zgjidhni një skedar');
  expect(await screen.findByText(t('media.field.gone'))).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText('Skedari')).toHaveAccessibleDescription(/Zgjidhni një skedar/));
});
