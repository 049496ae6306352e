import { textState } from '@edukom/domain';
import { StatusPill, type Status } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';
import { lookUp, storedText, withAt } from './question-content.js';
import { useQuestionDesk } from './question-desk.js';

const PILLS: Readonly<Record<'missing' | 'stale' | 'current', Status>> = {
  missing: 'open',
  stale: 'needs',
  current: 'good',
};

/** How far the translation of a text is, as the server computes it from the revisions. */
function State({ place }: { place: string }) {
  const t = useT();
  const { stored, locale } = useQuestionDesk();
  const text = storedText(stored, place);
  if (!text || (text.texts[text.source]?.v ?? '') === '') return null;
  const state = textState(text, locale);
  return <StatusPill status={PILLS[state]}>{t(`writing.state.${state}`)}</StatusPill>;
}

export interface WrittenFieldProps {
  /** Keys and ids joined by `/`: `spec/options/a/text`. */
  readonly place: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isLong?: boolean;
}

/** A text of the question in the language being written; beside a translation stands what it is made from. */
export function WrittenField({ place, label, hint, isLong = false }: WrittenFieldProps) {
  const { content, sourceContent, source, locale, isTranslation, errorAt, idOf, change } = useQuestionDesk();
  const { path, found } = lookUp(content, place);
  const original = lookUp(sourceContent, place).found;
  const field = (
    <PlainField
      id={idOf(path)}
      label={label}
      hint={hint}
      error={errorAt(path)}
      value={typeof found === 'string' ? found : null}
      locale={locale}
      maxLength={2_000}
      isLong={isLong}
      onChange={(value) => change(withAt(content, place, value))}
    />
  );
  if (!isTranslation) return field;
  return (
    <div className="qb-pair">
      <p className="qb-source" lang={source}>
        {typeof original === 'string' ? original : ''}
      </p>
      <div>
        {field}
        <State place={place} />
      </div>
    </div>
  );
}
