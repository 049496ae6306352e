import type { AnswerFile, PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useCallback, useState } from 'react';
import { OfflineError, problemOf } from '../../../../shared/api/errors.js';
import { TranslateProvider } from '../../../../shared/text/use-t.js';
import { AnswerFilesContext, type UploadAnswerFile } from '../../answer-files/answer-files.js';
import type { KeptFiles } from '../../answer-files/kept-files.js';
import { useFilesOfAttempt } from '../../answer-files/use-files-of-attempt.js';
import { QuestionInput } from '../../components/question-input.js';

const question: PlayerQuestion = {
  slot: 3,
  type: 'file-upload',
  prompt: { source: 'sq', rev: 1, texts: { sq: { v: 'Dorëzoni detyrën' } } },
  points: 300,
  options: [],
  unit: null,
  maxLength: null,
  rule: null,
  accept: ['pdf', 'docx'],
  maxBytes: 2 * 1024 * 1024,
};

const ATTEMPT = '01a20000-0000-7000-8000-000000000000';
const mediaOf = (number: number) => `01a20000-0000-7000-8000-00000000000${number}`;

/** A server that answers when it is told to. */
class Server {
  readonly received: { slot: number; name: string }[] = [];
  answer: (stored: AnswerFile) => Promise<AnswerFile> = (stored) => Promise.resolve(stored);
  readonly upload: UploadAnswerFile = (_attemptId, slot, { name, size }) => {
    this.received.push({ slot, name });
    const mediaId = mediaOf(this.received.length);
    return this.answer({
      mediaId,
      slot,
      name,
      sizeBytes: size,
      contentType: 'application/pdf',
      uploadedAt: new Date(0),
    });
  };
}

/** A browser that keeps files, or one that does not. */
class Shelf implements KeptFiles {
  readonly files = new Map<number, File>();
  constructor(private readonly canKeep: boolean) {}
  readonly read = () => Promise.resolve([...this.files].map(([slot, file]) => ({ slot, file })));
  readonly keep = (slot: number, file: File) => {
    if (this.canKeep) this.files.set(slot, file);
    return Promise.resolve(this.canKeep);
  };
  readonly forget = (slot: number) => Promise.resolve(void this.files.delete(slot));
}

let t: Translate;
let kept: Shelf;
let server: Server;
let given: QuestionResponseBody | null;
/** The attempt has ended while the file was on its way. */
let hasEnded: boolean;
beforeAll(async () => {
  t = await loadTranslate('sq');
});
beforeEach(() => {
  server = new Server();
  kept = new Shelf(false);
  given = null;
  hasEnded = false;
});
afterEach(() => jest.useRealTimers());

function Host({ isShown, signedInAt = 0 }: { isShown: boolean; signedInAt?: number }) {
  const [response, setResponse] = useState<QuestionResponseBody | null>(null);
  const onStored = useCallback(async (_slot: number, mediaId: string) => {
    if (hasEnded) return false;
    setResponse({ type: 'file-upload', mediaId });
    return true;
  }, []);
  const [none] = useState<AnswerFile[]>([]);
  const files = useFilesOfAttempt(ATTEMPT, none, onStored, { files: kept, signedInAt, upload: server.upload });
  given = response;
  return (
    <TranslateProvider t={t}>
      <AnswerFilesContext value={files}>
        {isShown && <QuestionInput question={question} response={response} onChange={setResponse} />}
      </AnswerFilesContext>
    </TranslateProvider>
  );
}
const aFile = (name = 'detyra.pdf', bytes = 'x') => new File([bytes], name, { type: 'application/pdf' });
const field = () => screen.getByLabelText<HTMLInputElement>('Dorëzoni detyrën');
const pause = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

it('says what may be handed in, uploads it, and can take it back', async () => {
  render(<Host isShown />);
  expect(
    screen.getByText('Dorëzoni një skedar: PDF, DOCX, më së shumti 2 MB. Do ta lexojë një trajner.'),
  ).toBeDefined();
  const user = userEvent.setup();
  await user.upload(field(), aFile());
  expect(given).toEqual({ type: 'file-upload', mediaId: mediaOf(1) });
  expect(server.received).toEqual([{ slot: 3, name: 'detyra.pdf' }]);
  expect(screen.getByRole('status').textContent).toContain('I dorëzuar: detyra.pdf (0,1 MB)');
  expect(screen.getByRole('link', { name: 'Shkarko detyra.pdf' }).getAttribute('href')).toBe(
    `/api/me/attempts/${ATTEMPT}/files/${mediaOf(1)}`,
  );
  await user.click(screen.getByRole('button', { name: 'Tërhiqe skedarin' }));
  expect(given).toEqual({ type: 'file-upload', mediaId: null });
});

it('sends nothing that would be refused, and says why', async () => {
  render(<Host isShown />);
  const user = userEvent.setup({ applyAccept: false });
  await user.upload(field(), aFile('tabela.exe'));
  expect(screen.getByText('Ky lloj skedari nuk pranohet këtu: tabela.exe')).toBeDefined();
  await user.upload(field(), aFile('e-madhe.pdf', 'x'.repeat(2 * 1024 * 1024 + 1)));
  expect(screen.getByText(/^e-madhe.pdf është tepër i madh/)).toBeDefined();
  expect([server.received, given]).toEqual([[], null]);
});

it('waits for the connection and goes on by itself, also while another question is shown', async () => {
  server.answer = () => Promise.reject(new OfflineError(new Error('no network')));
  const { rerender } = render(<Host isShown />);
  await userEvent.setup().upload(field(), aFile());
  expect(screen.getByRole('status').textContent).toContain('ende nuk është ngarkuar');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);

  rerender(<Host isShown={false} />);
  server.answer = (stored) => Promise.resolve(stored);
  await act(async () => {
    window.dispatchEvent(new Event('online'));
  });
  expect(given).toEqual({ type: 'file-upload', mediaId: mediaOf(2) });
  rerender(<Host isShown />);
  expect(screen.getByRole('status').textContent).toContain('I dorëzuar: detyra.pdf');
});

it('tries again in a while when the network says nothing', async () => {
  server.answer = () => Promise.reject(new OfflineError(new Error('no network')));
  jest.useFakeTimers();
  render(<Host isShown />);
  await userEvent.setup({ advanceTimers: jest.advanceTimersByTime }).upload(field(), aFile());
  await pause(0);
  server.answer = (stored) => Promise.resolve(stored);
  await pause(4_000);
  expect(given).toEqual({ type: 'file-upload', mediaId: mediaOf(2) });
});

it('lets the file that was chosen last win, whichever arrives first', async () => {
  const waiting: (() => void)[] = [];
  server.answer = (stored) => new Promise((resolve) => waiting.push(() => resolve(stored)));
  render(<Host isShown />);
  const user = userEvent.setup();
  await user.upload(field(), aFile('e-para.pdf'));
  await user.upload(field(), aFile('e-dyta.pdf'));
  await act(async () => waiting[1]?.());
  await act(async () => waiting[0]?.());
  expect(given).toEqual({ type: 'file-upload', mediaId: mediaOf(2) });
});

it('shows a refusal of the server in words', async () => {
  server.answer = () => Promise.reject(problemOf('answer-file.type', 415));
  render(<Host isShown />);
  await userEvent.setup().upload(field(), aFile());
  expect(screen.getByRole('alert').textContent).toContain('Ky lloj skedari nuk pranohet këtu.');
  expect(given).toBeNull();
});

describe('a browser that keeps files', () => {
  beforeEach(() => {
    kept = new Shelf(true);
  });
  const noNetwork = () => Promise.reject(new OfflineError(new Error('no network')));

  it('keeps a file that waits, without asking before the page is left, and hands it in from the next page', async () => {
    server.answer = noNetwork;
    const first = render(<Host isShown />);
    await userEvent.setup().upload(field(), aFile());
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(false);
    first.unmount();

    server.answer = (stored) => Promise.resolve(stored);
    render(<Host isShown />);
    await screen.findByRole('link', { name: 'Shkarko detyra.pdf' });
    expect(given).toEqual({ type: 'file-upload', mediaId: mediaOf(2) });
    expect(kept.files.size).toBe(0);
  });

  it('keeps a file that arrived when the attempt had ended: it is handed over from the page after', async () => {
    hasEnded = true;
    render(<Host isShown />);
    await userEvent.setup().upload(field(), aFile());
    expect([server.received.length, given, [...kept.files.keys()]]).toEqual([1, null, [3]]);
  });

  it('goes on with a file when its author has signed in again', async () => {
    server.answer = () => Promise.reject(problemOf('access.signed-out', 401));
    const { rerender } = render(<Host isShown />);
    await userEvent.setup().upload(field(), aFile());
    server.answer = (stored) => Promise.resolve(stored);
    await act(async () => rerender(<Host isShown signedInAt={1} />));
    expect(given).toEqual({ type: 'file-upload', mediaId: mediaOf(2) });
  });

  it('keeps a file while nobody is signed in, and forgets one that will never be taken', async () => {
    server.answer = () => Promise.reject(problemOf('access.signed-out', 401));
    render(<Host isShown />);
    const user = userEvent.setup();
    await user.upload(field(), aFile());
    expect([...kept.files.keys()]).toEqual([3]);
    server.answer = () => Promise.reject(problemOf('answer-file.type', 415));
    await user.upload(field(), aFile('tjeter.pdf'));
    expect(kept.files.size).toBe(0);
  });
});
