import { groupCheckedCode } from '@edukom/domain';
import { Button, Notice, TextField, type Tone } from '@edukom/ui';
import { type SyntheticEvent, useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { Camera } from './camera.js';
import { readPass } from './read-pass.js';
import type { Capture, Held } from './use-capture.js';

interface Said {
  readonly tone: Tone;
  readonly text: string;
}

/** Takes the code an official shows: by camera, or typed. The name is shown large, to be compared with who stands there. */
export function CodeEntry({ capture, held }: { capture: Capture; held: Held }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const take = async (shown: string) => {
    const read = await readPass(held.list, shown);
    if (read.kind !== 'person') return setSaid({ tone: 'bad', text: t(`capture.phone.${read.kind}`) });
    const name = `${read.row.givenName} ${read.row.familyName}`;
    setTyped('');
    if (capture.outbox.of(read.row.enrolmentId).some(({ mark }) => mark.passCode !== undefined))
      return setSaid({ tone: 'warning', text: t('capture.phone.again', { name }) });
    await capture.note(read.row, 'present', read.code);
    setSaid({ tone: 'good', text: t('capture.phone.scanned', { name }) });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void take(typed);
  };
  return (
    <section className="ed-stack">
      {said && <Notice tone={said.tone} isLive title={said.text} />}
      <Camera onCode={(code) => void take(code)} />
      <form className="web-form" noValidate onSubmit={submit}>
        <TextField
          label={t('capture.phone.code')}
          hint={t('capture.phone.code-hint')}
          width="medium"
          className="attendance-typed"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={16}
          placeholder={groupCheckedCode('·········')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" variant="primary">
          {t('capture.phone.enter')}
        </Button>
      </form>
    </section>
  );
}
