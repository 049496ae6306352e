import type { LanguageState } from '@edukom/contracts';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useT } from '../../../shared/text/use-t.js';

const shareOf = (part: number, whole: number): string => `${whole === 0 ? 0 : (100 * part) / whole}%`;

/** How far one language is: what is current, what is out of date, what is missing. The words beside it say the same. */
export function LanguageBar({ state, isRequired }: { state: LanguageState; isRequired?: boolean }) {
  const t = useT();
  const all = state.current + state.stale + state.missing;
  return (
    <div className="au-language">
      <span className="au-language-name">
        {CONTENT_LOCALE_NAMES[state.locale]}
        {isRequired && <span className="au-required"> {t('authoring.language.required')}</span>}
      </span>
      <span className="au-bar" aria-hidden="true">
        <span className="au-bar-current" style={{ width: shareOf(state.current, all) }} />
        <span className="au-bar-stale" style={{ width: shareOf(state.stale, all) }} />
      </span>
      <span className="au-language-words">
        {t('authoring.language.state', { current: state.current, stale: state.stale, missing: state.missing })}
      </span>
    </div>
  );
}

/** One bar for each language of a course or an activity. */
export function LanguageBars({
  states,
  required = [],
}: {
  states: readonly LanguageState[];
  required?: readonly LanguageState['locale'][];
}) {
  return (
    <div className="au-languages">
      {states.map((state) => (
        <LanguageBar key={state.locale} state={state} isRequired={required.includes(state.locale)} />
      ))}
    </div>
  );
}
