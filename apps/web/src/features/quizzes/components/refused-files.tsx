import { Notice } from '@edukom/ui';
import { translateCode } from '@edukom/i18n';
import { useT } from '../../../shared/text/use-t.js';
import type { RefusedFile } from '../outbox/hand-over.js';

/** Files that this device had kept and the server will not take any more. They are still where they were chosen from. */
export function RefusedFiles({ refused }: { refused: readonly RefusedFile[] }) {
  const t = useT();
  return refused.map(({ name, error: { body } }) => (
    <Notice key={name} tone="bad" isLive title={t('quiz.file.not-handed-over', { name })}>
      {translateCode(t, 'problem', body.code, body.params)}
    </Notice>
  ));
}
