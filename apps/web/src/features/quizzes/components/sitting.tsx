import type { AttemptView } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { Button, Card, PageHeader, Skeleton } from '@edukom/ui';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { dropView } from '../kept-view.js';
import { type AnswerFiles, AnswerFilesContext } from '../answer-files/answer-files.js';
import { keptFilesOf } from '../answer-files/kept-files.js';
import { useFilesOfAttempt } from '../answer-files/use-files-of-attempt.js';
import { withUploads } from '../answer-files/with-uploads.js';
import type { Outbox, OutboxState } from '../outbox/outbox.js';
import { useOutbox } from '../outbox/use-outbox.js';
import { type KnownTime, useAttemptTime } from '../presence/use-attempt-time.js';
import type { Presence } from '../presence/use-presence.js';
import { useEndElsewhere, useIsStillOver, useTold } from '../presence/use-told.js';
import { isAnswered } from '../responses.js';
import { ServerClock } from '../server-clock.js';
import { forgetPlace, useQuestionPlace } from '../question-place.js';
import { useContent } from '../use-content.js';
import { useSubmit } from '../use-submit.js';
import { OverruledElsewhere } from './overruled-elsewhere.js';
import { PlacesNotice } from './places-notice.js';
import { QuestionCard } from './question-card.js';
import { QuestionNavigator } from './question-navigator.js';
import { SheetBar } from './sheet-bar.js';
import { SubmitReview } from './submit-review.js';

interface SheetProps {
  readonly view: AttemptView;
  readonly clock: ServerClock;
  readonly isClockSure: boolean;
  readonly outbox: Outbox;
  readonly state: OutboxState;
  readonly time: KnownTime;
  readonly presence: Presence;
  readonly signedInAt: number;
}

/** Leads to the receipt once, when the attempt is closed here, in another tab, or by the deadline. */
function useReceipt(view: AttemptView, outbox: Outbox, state: OutboxState): () => void {
  const navigate = useNavigate();
  const to = useAppPath();
  const [isDone, setDone] = useState(false);
  const wasLate = state.status === 'closed';
  useEffect(() => {
    if (!isDone && !wasLate) return;
    void dropView(view);
    forgetPlace(view);
    void outbox.finish().then(() =>
      navigate(to(`/quizzes/${view.quizId}/attempts/${view.attemptId}`), {
        replace: true,
        state: { wasLate: wasLate && !isDone },
      }),
    );
    // Only the first of these moments counts: after it the page is another one.
  }, [isDone, wasLate, outbox, navigate, to, view]);
  return useCallback(() => setDone(true), []);
}

function Steps({
  slot,
  count,
  onGo,
  onReview,
}: {
  slot: number;
  count: number;
  onGo: (slot: number) => void;
  onReview: () => void;
}) {
  const t = useT();
  return (
    <div className="quiz-steps">
      <Button onClick={() => onGo(slot - 1)} disabled={slot === 1}>
        {t('quiz.nav.previous')}
      </Button>
      {slot < count ? (
        <Button variant="primary" onClick={() => onGo(slot + 1)}>
          {t('quiz.nav.next')}
        </Button>
      ) : (
        <Button variant="primary" onClick={onReview}>
          {t('quiz.nav.review')}
        </Button>
      )}
    </div>
  );
}

const nothing = () => undefined;

/** The name of the section a question belongs to, where it has one. */
function SectionName({ view, slot }: { view: AttemptView; slot: number }) {
  const read = useContent();
  const section = (view.sections ?? []).findLast((one) => one.slot <= slot);
  if (!section) return null;
  const { value, locale } = read(section.title);
  return (
    <p className="quiz-section" lang={locale}>
      {value}
    </p>
  );
}

interface CardOfProps {
  readonly view: AttemptView;
  readonly question: AttemptView['questions'][number];
  readonly outbox: Outbox;
  readonly state: OutboxState;
}

function CardOf({ view, question, outbox, state }: CardOfProps) {
  const locale = useLocale();
  const { slot } = question;
  return (
    <QuestionCard
      question={question}
      count={view.questions.length}
      response={state.entries.get(slot)?.response ?? null}
      mine={state.overruled.get(slot)?.response ?? null}
      onChange={(response) => outbox.change(slot, response, locale)}
      onUseMine={() => outbox.useMine(slot, locale)}
      onKeepTheirs={() => outbox.leaveTheirs(slot)}
    />
  );
}

/** All questions on one page, and the way to hand in below them. */
function WholeSheet({ view, outbox, state, onReview }: Omit<CardOfProps, 'question'> & { onReview: () => void }) {
  const t = useT();
  const begins = new Set((view.sections ?? []).map(({ slot }) => slot));
  return (
    <>
      {view.questions.map((question) => (
        <div key={question.slot} id={`question-${question.slot}`} className="quiz-all">
          {begins.has(question.slot) && <SectionName view={view} slot={question.slot} />}
          <CardOf view={view} question={question} outbox={outbox} state={state} />
        </div>
      ))}
      <div className="quiz-steps">
        <Button variant="primary" onClick={onReview}>
          {t('quiz.nav.review')}
        </Button>
      </div>
    </>
  );
}

/** Brings a question of the page into sight, with the focus on its heading. */
function showQuestion(slot: number): void {
  const card = document.getElementById(`question-${slot}`);
  card?.scrollIntoView();
  card?.querySelector<HTMLElement>('h2')?.focus();
}

/** The uploads of the attempt; a file is its question's answer as soon as the server has it. */
function useUploads(view: AttemptView, outbox: Outbox, signedInAt: number): AnswerFiles {
  const locale = useLocale();
  const { personId, attemptId } = view;
  const [kept] = useState(() => keptFilesOf(personId, attemptId));
  const onStored = useCallback(
    async (slot: number, mediaId: string) => {
      const isTaken = outbox.change(slot, { type: 'file-upload', mediaId }, locale);
      await outbox.written();
      return isTaken;
    },
    [outbox, locale],
  );
  return useFilesOfAttempt(attemptId, view.files, onStored, { files: kept, signedInAt });
}

/** One question at a time, or all; everything needed is here, no step asks the server for anything. */
function Sheet({ view, clock, isClockSure, outbox, state, time, presence, signedInAt }: SheetProps) {
  const [slot, setSlot] = useQuestionPlace(view);
  const [isReview, setReview] = useState(false);
  const onDone = useReceipt(view, outbox, state);
  const isStillOver = useIsStillOver(clock, presence.ask);
  const files = useUploads(view, outbox, signedInAt);
  const shownState = withUploads(state, files.uploads);
  const hasUploads = shownState.unsent > state.unsent;
  const submitting = useSubmit({ attemptId: view.attemptId, outbox, hasUploads, onDone, isStillOver });
  const { isBusy, hasFailed, submit, submitAtEnd } = submitting;
  useEndElsewhere(presence.hasEnded, outbox, onDone);
  const isWhole = view.layout === 'all';
  const shown = isReview || isWhole ? 0 : slot;
  const go = (next: number) => {
    setReview(false);
    setSlot(next);
    // After the page has the questions again.
    if (isWhole) requestAnimationFrame(() => showQuestion(next));
  };
  const hasAnswer = (at: number) => isAnswered(state.entries.get(at)?.response);
  const question = view.questions.find((one) => one.slot === slot);
  const { questions } = view;
  return (
    <AnswerFilesContext value={files}>
      <SheetBar view={view} state={shownState} time={time} clock={clock} onOver={isClockSure ? submitAtEnd : nothing} />
      <OverruledElsewhere state={state} slot={shown} onGo={go} />
      <QuestionNavigator questions={questions} current={shown} isAnswered={hasAnswer} onGo={go} />
      {isReview || !question ? (
        <SubmitReview
          missing={questions.filter((one) => !hasAnswer(one.slot))}
          state={shownState}
          isBusy={isBusy}
          hasFailed={hasFailed}
          onGo={go}
          onSubmit={() => void submit()}
        />
      ) : isWhole ? (
        <WholeSheet view={view} outbox={outbox} state={state} onReview={() => setReview(true)} />
      ) : (
        <>
          <SectionName view={view} slot={slot} />
          <CardOf view={view} question={question} outbox={outbox} state={state} />
          <Steps slot={slot} count={questions.length} onGo={go} onReview={() => setReview(true)} />
        </>
      )}
    </AnswerFilesContext>
  );
}

/** Pictures are fetched while there is a connection, as everything else: the next question needs no request. */
function usePictures(questions: AttemptView['questions']): void {
  useEffect(() => {
    for (const question of questions) if (question.type === 'picture-choice') new Image().src = question.picture.url;
  }, [questions]);
}

/** The words of every language are fetched while there is a connection: the language may be changed without one. */
function useAllLanguages(): void {
  useEffect(() => {
    for (const locale of INTERFACE_LOCALES) loadTranslate(locale).catch(() => undefined);
  }, []);
}

export interface SittingProps {
  readonly view: AttemptView;
  /** Changes when the server answered anew: after a sign-in the unsent answers go on their way. */
  readonly signedInAt: number;
  /** The server's time when it last answered, to correct the clock after the device slept. */
  readonly serverNow: Date | null;
  /** Whether the server has said how late it is; otherwise nothing may be handed in by the clock alone. */
  readonly isClockSure: boolean;
}

/** The player of one attempt. */
export function Sitting({ view, signedInAt, serverNow, isClockSure }: SittingProps) {
  const t = useT();
  const title = useContent()(view.title);
  usePageTitle(title.value);
  useAllLanguages();
  usePictures(view.questions);
  const [clock] = useState(() => new ServerClock(view.serverNow));
  useEffect(() => {
    if (serverNow) clock.atLeast(serverNow);
  }, [clock, serverNow]);
  const { time, hear } = useAttemptTime(view);
  const opened = useOutbox(view, clock, signedInAt, hear);
  const presence = useTold(view, clock, opened?.outbox ?? null, hear);
  return (
    <div className="quiz-sitting">
      <PageHeader title={<span lang={title.locale}>{title.value}</span>} />
      <PlacesNotice isInOtherTab={opened?.isInOtherTab ?? false} isElsewhere={presence.isElsewhere} />
      {opened ? (
        <Sheet
          view={view}
          clock={clock}
          isClockSure={isClockSure}
          outbox={opened.outbox}
          state={opened.state}
          time={time}
          presence={presence}
          signedInAt={signedInAt}
        />
      ) : (
        <Card>
          <Skeleton label={t('common.loading')} shape="lines" />
        </Card>
      )}
    </div>
  );
}
