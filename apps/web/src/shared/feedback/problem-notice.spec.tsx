import '@testing-library/jest-dom';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { render, screen } from '@testing-library/react';
import { ProblemError } from '../api/errors.js';
import { TranslateProvider } from '../text/use-t.js';
import { ProblemNotice } from './problem-notice.js';

let t: Translate;
beforeAll(async () => {
  t = await loadTranslate('sq');
});

const show = (code: 'check-in.wrong-code' | 'server.busy', status: number) =>
  render(
    <TranslateProvider t={t}>
      <ProblemNotice error={new ProblemError({ type: 'about:blank', title: code, status, code, traceId: 'trace-7' })} />
    </TranslateProvider>,
  );

it('says what somebody can put right, and spares them a number', () => {
  show('check-in.wrong-code', 404);
  expect(screen.getByText(t('problem.check-in.wrong-code'))).toBeInTheDocument();
  expect(screen.queryByText(/trace-7/)).not.toBeInTheDocument();
});

it('gives the number of the event where we failed', () => {
  show('server.busy', 503);
  expect(screen.getByText(/trace-7/)).toBeInTheDocument();
});
