import { addLogo, listLogos, removeLogo } from '@edukom/contracts';
import { Button, Card, TextField } from '@edukom/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { FileForm } from '../../../shared/import/file-form.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** Logos at the foot of printed lists, for whoever sets up the programme. */
export function LogosCard({ onDone }: { onDone: (text: string) => void }) {
  const t = useT();
  const read = useReadText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [times, setTimes] = useState(0);
  const logos = useQuery(queryOf(listLogos, {}));
  const removing = useCall(removeLogo, {
    invalidates: [keyOf(listLogos)],
    onSuccess: () => onDone(t('capture.papers.logos.changed')),
  });
  const added = () => {
    setName('');
    setTimes(times + 1);
    void client.invalidateQueries({ queryKey: keyOf(listLogos) });
    onDone(t('capture.papers.logos.changed'));
  };
  return (
    <Card title={t('capture.papers.logos.title')}>
      <div className="ed-stack">
        <p>{t('capture.papers.logos.text')}</p>
        <ProblemNotice error={removing.error} />
        <Loaded query={logos} count={2}>
          {(data) =>
            data.logos.length === 0 ? (
              <p className="ed-hint">{t('capture.papers.logos.none')}</p>
            ) : (
              <ul>
                {data.logos.map((logo) => (
                  <li key={logo.id}>
                    <Localized text={logo.name} />{' '}
                    <Button
                      isSmall
                      aria-label={t('attendance.mark.for', {
                        action: t('capture.papers.logos.remove'),
                        name: read(logo.name),
                      })}
                      onClick={() => removing.mutate({ params: { logoId: logo.id } })}
                    >
                      {t('capture.papers.logos.remove')}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <FileForm
          key={times}
          id="logo-file"
          label={t('capture.papers.logos.file')}
          hint={t('capture.papers.logos.file-hint')}
          accept=".png,.jpg,.jpeg,.webp"
          read={(file) => call(addLogo, { body: { name } }, { file })}
          onRead={added}
          submitText={t('capture.papers.logos.add')}
        >
          {(forget) => (
            <TextField
              label={t('capture.papers.logos.name')}
              maxLength={120}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                forget();
              }}
            />
          )}
        </FileForm>
      </div>
    </Card>
  );
}
