import { SelectField } from '@edukom/ui';
import { useT } from '../text/use-t.js';
import type { TypingScript } from './script.js';
import { useTypingScript } from './use-script.js';

const SCRIPTS: readonly TypingScript[] = ['Cyrl', 'Latn'];

/** The letters Serbian is typed in; what is stored is Cyrillic in both cases. */
export function ScriptChoice() {
  const t = useT();
  const [script, choose] = useTypingScript();
  return (
    <SelectField
      id="au-script"
      label={t('writing.script.choose')}
      value={script}
      options={SCRIPTS.map((value) => ({
        value,
        label: t(value === 'Cyrl' ? 'writing.script.cyrillic' : 'writing.script.latin'),
      }))}
      onChange={({ target }) => choose(target.value === 'Latn' ? 'Latn' : 'Cyrl')}
    />
  );
}
