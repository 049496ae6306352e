import type { BoardRow } from '@edukom/contracts';
import { Button, Dialog } from '@edukom/ui';
import { useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import type { Saying } from './use-marking.js';

type Kind = 'present' | 'absent';

/** Marks everybody of whom nothing is known yet, after saying how many that are. */
export function RestMarks({ rows, onSay }: { rows: readonly BoardRow[]; onSay: (...said: Saying[]) => void }) {
  const t = useT();
  const [kind, setKind] = useState<Kind | null>(null);
  const rest = rows.filter((row) => row.state === 'none');
  const close = () => setKind(null);
  if (rest.length === 0) return null;
  return (
    <div className="ed-actions">
      <Button isSmall onClick={() => setKind('present')}>
        {t('attendance.board.rest-present')}
      </Button>
      <Button isSmall onClick={() => setKind('absent')}>
        {t('attendance.board.rest-absent')}
      </Button>
      <Dialog
        isOpen={kind !== null}
        onClose={close}
        title={kind ? t(`attendance.board.rest-title.${kind}`, { count: rest.length }) : ''}
        closeText={t('common.close')}
        actions={
          <>
            <Button
              variant="primary"
              onClick={() => {
                if (kind) onSay(...rest.map(({ enrolmentId }) => ({ enrolmentId, kind })));
                close();
              }}
            >
              {t('attendance.board.rest-confirm')}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('attendance.board.rest-text')}</p>
      </Dialog>
    </div>
  );
}
