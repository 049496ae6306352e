import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { GRADING_METHODS, instantOf, localAt, QUIZ_PURPOSES, REVIEW_LEVELS, ZONE } from '@edukom/domain';
import {
  Card,
  CheckboxField,
  DateField,
  FieldGroup,
  Notice,
  RadioGroup,
  SelectField,
  TextField,
  TimeField,
} from '@edukom/ui';
import { useState } from 'react';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import type { QuizForm, SettingsBody } from './use-quiz-form.js';

interface PartProps {
  readonly quiz: QuizForm;
}

const isOneOf = <T extends string>(all: readonly T[], value: string): T | undefined => all.find((one) => one === value);

/** A number that may be left out; what is no whole number is refused by the contract, beside the field. */
function NumberField(props: {
  name: string;
  label: string;
  hint?: string;
  quiz: QuizForm;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { name, label, hint, quiz, value, onChange } = props;
  return (
    <TextField
      id={`quiz-${name}`}
      label={label}
      hint={hint}
      error={quiz.errorOf(`settings/${name}`)}
      inputMode="numeric"
      width="short"
      value={value === null ? '' : String(value)}
      onChange={({ target }) =>
        onChange(target.value.trim() === '' ? null : Number(target.value.replace(',', '.')) || 0)
      }
    />
  );
}

/** A moment in Kosovo's time, or none. */
function MomentField({ name, label, quiz }: { name: 'opensAt' | 'closesAt'; label: string; quiz: QuizForm }) {
  const t = useT();
  const value = quiz.settings[name];
  const local = value === null ? null : localAt(Date.parse(value));
  const [date, setDate] = useState(local?.date ?? '');
  const [time, setTime] = useState(local?.time ?? '08:00');
  const set = (nextDate: string, nextTime: string) => {
    setDate(nextDate);
    setTime(nextTime);
    if (nextDate === '') return quiz.setSettings({ [name]: null });
    const instant = instantOf(nextDate, nextTime, ZONE);
    if ('instant' in instant) quiz.setSettings({ [name]: new Date(instant.instant).toISOString() });
  };
  return (
    <FieldGroup id={`quiz-${name}`} label={label} error={quiz.errorOf(`settings/${name}`)}>
      <div className="qb-inline">
        <DateField label={t('builder.settings.date')} value={date} onChange={({ target }) => set(target.value, time)} />
        <TimeField
          label={t('builder.settings.time-of-day')}
          value={time}
          onChange={({ target }) => set(date, target.value)}
        />
      </div>
    </FieldGroup>
  );
}

function Attempts({ quiz }: PartProps) {
  const t = useT();
  const { settings, setSettings } = quiz;
  const isPractice = settings.purpose === 'practice';
  return (
    <Card title={t('builder.settings.attempts-title')}>
      <NumberField
        name="secondsAllowed"
        label={t('builder.settings.minutes')}
        hint={t('builder.settings.minutes-hint')}
        quiz={quiz}
        value={settings.secondsAllowed === null ? null : settings.secondsAllowed / 60}
        onChange={(minutes) => setSettings({ secondsAllowed: minutes === null ? null : Math.round(minutes * 60) })}
      />
      {isPractice ? (
        <Notice>{t('builder.settings.practice')}</Notice>
      ) : (
        <>
          <NumberField
            name="attemptsAllowed"
            label={t('builder.settings.attempts')}
            quiz={quiz}
            value={settings.attemptsAllowed}
            onChange={(attempts) => setSettings({ attemptsAllowed: attempts ?? 0 })}
          />
          <SelectField
            label={t('builder.settings.grading')}
            value={settings.gradingMethod}
            width="medium"
            options={GRADING_METHODS.map((value) => ({ value, label: t(`builder.grading.${value}`) }))}
            onChange={({ target }) => {
              const gradingMethod = isOneOf(GRADING_METHODS, target.value);
              if (gradingMethod) setSettings({ gradingMethod });
            }}
          />
        </>
      )}
      <NumberField
        name="passMark"
        label={t('builder.settings.pass')}
        quiz={quiz}
        value={settings.passMark / 100}
        onChange={(percent) => setSettings({ passMark: Math.round((percent ?? 0) * 100) })}
      />
      <MomentField name="opensAt" label={t('builder.settings.opens')} quiz={quiz} />
      <MomentField name="closesAt" label={t('builder.settings.closes')} quiz={quiz} />
    </Card>
  );
}

const MOMENTS = ['submitted', 'closed', 'released'] as const;

function Review({ quiz }: PartProps) {
  const t = useT();
  const { settings, setSettings } = quiz;
  if (settings.purpose === 'practice') return null;
  const moments = MOMENTS.filter((moment) => moment !== 'closed' || settings.closesAt !== null);
  return (
    <Card title={t('builder.review.title')}>
      <p className="ed-hint">{t('builder.review.hint')}</p>
      {moments.map((moment) => (
        <SelectField
          key={moment}
          label={t(`builder.review.${moment}`)}
          width="medium"
          value={settings.review[moment]}
          options={REVIEW_LEVELS.map((value) => ({ value, label: t(`builder.level.${value}`) }))}
          onChange={({ target }) => {
            const level = isOneOf(REVIEW_LEVELS, target.value);
            if (level) setSettings({ review: { ...settings.review, [moment]: level } });
          }}
        />
      ))}
    </Card>
  );
}

/** The test before that a test after is compared with. */
function Pair({ quiz, draft, activity }: PartProps & { draft: CourseDraftView; activity: DraftActivityView }) {
  const t = useT();
  const read = useReadText();
  const { settings, setSettings } = quiz;
  if (settings.purpose !== 'post') return null;
  const others = draft.modules
    .flatMap(({ activities }) => activities)
    .filter(({ kind, id }) => kind === 'quiz' && id !== activity.id);
  return (
    <SelectField
      id="quiz-pairsWith"
      label={t('builder.settings.pair')}
      hint={t('builder.settings.pair-hint')}
      error={quiz.errorOf('settings/pairsWith')}
      emptyText={t('builder.settings.pair-none')}
      value={settings.pairsWith ?? ''}
      options={others.map(({ slug, title }) => ({ value: slug, label: read(title) }))}
      onChange={({ target }) => setSettings({ pairsWith: target.value === '' ? null : target.value })}
    />
  );
}

/** What a quiz is for does not stand apart from what it does: practice never counts and shows everything. */
const forPurpose = (purpose: SettingsBody['purpose']): Partial<SettingsBody> => ({
  purpose,
  ...(purpose === 'post' ? {} : { pairsWith: null }),
});

/** The rules of a quiz. */
export function QuizSettingsForm({
  quiz,
  draft,
  activity,
}: PartProps & { draft: CourseDraftView; activity: DraftActivityView }) {
  const t = useT();
  const { settings, setSettings } = quiz;
  return (
    <>
      <Card title={t('builder.settings.title')}>
        <SelectField
          id="quiz-purpose"
          label={t('builder.settings.purpose')}
          width="medium"
          value={settings.purpose}
          options={QUIZ_PURPOSES.map((value) => ({ value, label: t(`builder.purpose.${value}`) }))}
          onChange={({ target }) => {
            const purpose = isOneOf(QUIZ_PURPOSES, target.value);
            if (purpose) setSettings(forPurpose(purpose));
          }}
        />
        <Pair quiz={quiz} draft={draft} activity={activity} />
        <RadioGroup
          name="layout"
          label={t('builder.settings.layout')}
          value={settings.layout}
          options={(['one', 'all'] as const).map((value) => ({ value, label: t(`builder.layout.${value}`) }))}
          onChange={(value) => setSettings({ layout: value === 'all' ? 'all' : 'one' })}
        />
        <CheckboxField
          label={t('builder.settings.shuffle-questions')}
          hint={t('builder.settings.shuffle-hint')}
          checked={settings.isShuffled}
          onChange={({ target }) => setSettings({ isShuffled: target.checked })}
        />
        <CheckboxField
          label={t('builder.settings.shuffle-options')}
          checked={settings.shufflesOptions}
          onChange={({ target }) => setSettings({ shufflesOptions: target.checked })}
        />
      </Card>
      <Attempts quiz={quiz} />
      <Review quiz={quiz} />
    </>
  );
}
