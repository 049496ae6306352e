import type { CaptureRow } from '@edukom/contracts';
import { Button, StatusPill, TextField } from '@edukom/ui';
import { useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { AttendanceStatePill } from '../components/attendance-state-pill.js';
import { isCalled } from '../is-called.js';
import { kindOf } from './capture-words.js';
import type { Capture, Held } from './use-capture.js';

const KINDS = ['present', 'absent', 'late', 'left'] as const;

function Row({ row, capture }: { row: CaptureRow; capture: Capture }) {
  const t = useT();
  const announce = useAnnounce();
  const name = `${row.givenName} ${row.familyName}`;
  const noted = capture.outbox.of(row.enrolmentId).at(-1);
  return (
    <li className="attendance-row">
      <div className="attendance-who">
        <span className="attendance-name">
          {row.familyName} {row.givenName}
        </span>
        <span className="ed-hint">
          <Localized text={row.institutionName} />
        </span>
      </div>
      {noted ? (
        <StatusPill status="needs">{t('capture.phone.mine', { kind: t(kindOf(noted.mark)) })}</StatusPill>
      ) : (
        <AttendanceStatePill state={row.state} />
      )}
      <div className="ed-actions attendance-marks">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            isSmall
            aria-label={t('attendance.mark.for', { action: t(`attendance.mark.${kind}`), name })}
            aria-pressed={noted ? noted.mark.kind === kind : row.state === kind}
            onClick={() => {
              void capture.note(row, kind);
              announce(t('capture.phone.noted', { name, kind: t(`capture.phone.kind.${kind}`) }));
            }}
          >
            {t(`attendance.mark.${kind}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** Everybody on the list, to be found by name in any script and marked by touch. */
export function CaptureRows({ capture, held }: { capture: Capture; held: Held }) {
  const t = useT();
  const [name, setName] = useState('');
  const rows = held.list.rows.filter(isCalled(name));
  return (
    <section className="ed-stack">
      <TextField
        type="search"
        label={t('attendance.board.search')}
        value={name}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      {rows.length === 0 && <p className="ed-hint">{t('attendance.board.nobody.text')}</p>}
      <ul className="attendance-list" aria-label={t('capture.phone.people')}>
        {rows.map((row) => (
          <Row key={row.enrolmentId} row={row} capture={capture} />
        ))}
      </ul>
    </section>
  );
}
