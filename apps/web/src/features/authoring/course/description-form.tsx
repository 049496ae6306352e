import { type CourseDraftView, saveDescription } from '@edukom/contracts';
import { CONTENT_LOCALES, type ContentLocale } from '@edukom/domain';
import { Button, Card, Icon, Notice, TextArea, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';
import type { DraftChanges } from '../outline/use-outline.js';
import { authoredQuery } from '../queries.js';
import { descriptionIn, sourceOf, termsOf } from './description-values.js';

const LANGUAGES = CONTENT_LOCALES.map((value) => ({ value, label: CONTENT_LOCALE_NAMES[value] }));

/** What somebody can do afterwards, a line for each; lines are added and removed in the source language. */
function Outcomes(props: {
  outcomes: readonly (string | null)[];
  source: readonly (string | null)[];
  locale: ContentLocale;
  isSource: boolean;
  onChange: (outcomes: (string | null)[]) => void;
}) {
  const t = useT();
  const { outcomes, source, locale, isSource, onChange } = props;
  return (
    <div className="au-outcomes">
      {outcomes.map((outcome, at) => (
        <div key={at} className="au-option">
          <PlainField
            id={`description-outcome-${at}`}
            label={t('authoring.course.outcome', { number: at + 1 })}
            hint={isSource ? undefined : source[at]}
            value={outcome}
            locale={locale}
            maxLength={500}
            onChange={(value) => onChange(outcomes.toSpliced(at, 1, value))}
          />
          {isSource && (
            <button type="button" className="au-tool" onClick={() => onChange(outcomes.toSpliced(at, 1))}>
              <Icon name="trash" label={t('authoring.course.outcome-remove', { number: at + 1 })} />
            </button>
          )}
        </div>
      ))}
      {isSource && outcomes.length < 12 && (
        <Button isSmall icon="plus" onClick={() => onChange([...outcomes, null])}>
          {t('authoring.course.outcome-add')}
        </Button>
      )}
    </div>
  );
}

export interface DescriptionFormProps {
  readonly draft: CourseDraftView;
  readonly locale: ContentLocale;
  readonly changes: DraftChanges;
}

function useDescription({ draft, locale, changes }: DescriptionFormProps) {
  // Saved against what was read when the form was opened: somebody else's save in between must not be lost.
  const [isSaved, setSaved] = useState(false);
  const form = useForm({
    name: `description-${locale}`,
    schema: saveDescription.body,
    initial: descriptionIn(draft, locale),
    send: async (body) => {
      setSaved(false);
      const next = await changes.saveDescription(body);
      form.reset(descriptionIn(next as CourseDraftView, locale));
      setSaved(true);
    },
  });
  return { form, isSaved };
}

/** Somebody else saved the description meanwhile: mine is still in the form, theirs can be taken. */
function Changed({ draft, locale, form }: DescriptionFormProps & { form: ReturnType<typeof useDescription>['form'] }) {
  const t = useT();
  return (
    <Notice
      tone="warning"
      isLive
      title={t('writing.conflict.title', { name: t('writing.conflict.somebody') })}
      actions={
        <>
          <Button isSmall onClick={() => form.reset(descriptionIn(draft, locale))}>
            {t('writing.conflict.take-theirs')}
          </Button>
          <Button isSmall onClick={() => form.set('revision', draft.revision)}>
            {t('authoring.course.keep-mine')}
          </Button>
        </>
      }
    >
      {t('authoring.course.changed')}
    </Notice>
  );
}

type Form = ReturnType<typeof useDescription>['form'];
interface PartProps extends DescriptionFormProps {
  readonly form: Form;
}
const errorOf = (form: Form, name: string): string | undefined =>
  form.errors.find((error) => error.name === name)?.text;

/** What is said in one language, with the source beside it. */
function Texts({ draft, locale, form }: PartProps) {
  const t = useT();
  const source = sourceOf(draft);
  const isSource = locale === draft.description.sourceLocale;
  const plain = (name: 'title' | 'summary' | 'audience', maxLength: number, isLong: boolean) => (
    <PlainField
      id={`description-${name}`}
      label={t(`authoring.course.${name}`)}
      hint={isSource ? undefined : source[name]}
      error={errorOf(form, name)}
      value={form.values[name] ?? null}
      locale={locale}
      maxLength={maxLength}
      isLong={isLong}
      onChange={(value) => form.set(name, value)}
    />
  );
  return (
    <Card title={t('authoring.course.texts', { language: CONTENT_LOCALE_NAMES[locale] })}>
      {plain('title', 500, false)}
      {plain('summary', 4_000, true)}
      {plain('audience', 4_000, true)}
      <Outcomes
        outcomes={form.values.outcomes ?? []}
        source={source.outcomes}
        locale={locale}
        isSource={isSource}
        onChange={(outcomes) => form.set('outcomes', outcomes)}
      />
    </Card>
  );
}

/** Courses to be completed before this one. */
function Prerequisites({ draft, form }: PartProps) {
  const t = useT();
  const { data } = useQuery(authoredQuery);
  const others = (data?.courses ?? []).filter(({ courseId }) => courseId !== draft.courseId);
  if (others.length === 0) return null;
  return (
    <Ticks
      id="description-prerequisites"
      label={t('authoring.course.prerequisites')}
      hint={t('authoring.course.prerequisites-hint')}
      options={others.map(({ slug, title }) => ({ value: slug, label: <Localized text={title} /> }))}
      chosen={form.values.prerequisites}
      onChange={(chosen) => form.set('prerequisites', chosen)}
    />
  );
}

/** What holds in every language. */
function Everywhere(props: PartProps) {
  const { form } = props;
  const t = useT();
  return (
    <Card title={t('authoring.course.everywhere')}>
      <Ticks
        id="description-locales"
        label={t('authoring.course.locales')}
        error={errorOf(form, 'locales')}
        options={LANGUAGES}
        chosen={form.values.locales}
        onChange={(chosen) => {
          form.set('locales', chosen);
          form.set(
            'requiredLocales',
            (form.values.requiredLocales ?? []).filter((one) => chosen.includes(one)),
          );
        }}
      />
      <Ticks
        id="description-requiredLocales"
        label={t('authoring.begin.languages')}
        hint={t('authoring.begin.languages-hint')}
        error={errorOf(form, 'requiredLocales')}
        options={LANGUAGES.filter(({ value }) => form.values.locales?.includes(value))}
        chosen={form.values.requiredLocales}
        onChange={(chosen) => form.set('requiredLocales', chosen)}
      />
      <TextArea
        id="description-terms"
        label={t('authoring.course.terms')}
        hint={t('authoring.course.terms-hint')}
        rows={4}
        defaultValue={form.values.protectedTerms?.join('\n')}
        onChange={({ target }) => form.set('protectedTerms', termsOf(target.value))}
      />
      <Prerequisites {...props} />
      <TextField label={t('authoring.begin.category')} width="medium" {...form.text('category')} />
    </Card>
  );
}

/** What the course is about in one language, and what holds in all of them. */
export function DescriptionForm(props: DescriptionFormProps) {
  const t = useT();
  const { form, isSaved } = useDescription(props);
  const isBehind = form.values.revision !== props.draft.revision && isProblem(form.error, 'draft.changed');
  return (
    <form className="au-settings" noValidate onSubmit={(event) => void form.submit(event)}>
      {isBehind ? <Changed {...props} form={form} /> : <FormErrors form={form} />}
      {isSaved && <Notice tone="good" isLive title={t('common.saved')} />}
      <Texts {...props} form={form} />
      <Everywhere {...props} form={form} />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('common.save')}
      </Button>
    </form>
  );
}
