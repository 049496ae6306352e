import { previewWebinar, type WebinarParticipant, type WebinarPreview } from '@edukom/contracts';
import { formatTime } from '@edukom/i18n';
import { Card, type Column, SelectField, StatusPill, Table } from '@edukom/ui';
import { useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { FileForm } from '../../../shared/import/file-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { type Chosen, DECISION_STATUS, webinarEvidence } from './evidence-rows.js';
import { RecordEvidence } from './record-evidence.js';

interface Shown {
  readonly preview: WebinarPreview;
  readonly chosen: Chosen;
  readonly onChoose: (line: number, enrolmentId: string) => void;
}

/** Who of the list it is; those not found are chosen by hand. */
function Who({ participant, preview, chosen, onChoose }: Shown & { participant: WebinarParticipant }) {
  const t = useT();
  const { line, name, enrolmentId, matchedBy, reason } = participant;
  if (reason === 'unmatched')
    return (
      <SelectField
        label={t('capture.papers.match.choose', { name: name || participant.email })}
        emptyText={t('capture.papers.match.nobody')}
        options={preview.people.map((person) => ({ value: person.enrolmentId, label: person.name }))}
        value={chosen[line] ?? ''}
        onChange={(event) => onChoose(line, event.target.value)}
      />
    );
  return (
    <>
      {preview.people.find((person) => person.enrolmentId === enrolmentId)?.name ?? '—'}
      {matchedBy && <span className="ed-second">{t(`capture.papers.match.${matchedBy}`)}</span>}
    </>
  );
}

function useColumns(shown: Shown | null): readonly Column<WebinarParticipant>[] {
  const t = useT();
  const stays = (participant: WebinarParticipant) =>
    participant.present
      .map(({ start, end }) =>
        t('capture.papers.stay', { from: formatTime(t.locale, start), to: formatTime(t.locale, end) }),
      )
      .join(', ');
  const isChosen = ({ line, reason }: WebinarParticipant) => reason === 'unmatched' && Boolean(shown?.chosen[line]);
  return [
    {
      key: 'shown',
      header: t('capture.papers.column.shown'),
      isRowHeader: true,
      cell: ({ name, email }) => (
        <span lang="">
          {name}
          {email && <span className="ed-second">{email}</span>}
        </span>
      ),
    },
    {
      key: 'person',
      header: t('capture.papers.column.person'),
      cell: (participant) => shown && <Who participant={participant} {...shown} />,
    },
    {
      key: 'present',
      header: t('capture.papers.column.present'),
      cell: (participant) => (
        <>
          {t('capture.papers.minutes', {
            minutes: participant.minutes,
            planned: shown?.preview.plannedMinutes ?? 0,
          })}
          <span className="ed-second">{stays(participant)}</span>
          {participant.isApproximate && <span className="ed-second">{t('capture.papers.approximate')}</span>}
        </>
      ),
    },
    {
      key: 'what',
      header: t('capture.papers.column.what'),
      cell: (participant) => {
        const decision = isChosen(participant) ? 'record' : participant.decision;
        return (
          <>
            <StatusPill status={DECISION_STATUS[decision]}>{t(`capture.papers.decision.${decision}`)}</StatusPill>
            {participant.reason && !isChosen(participant) && (
              <span className="ed-second">{t(`capture.papers.reason.${participant.reason}`)}</span>
            )}
          </>
        );
      },
    },
  ];
}

function Skipped({ rows }: { rows: WebinarPreview['skipped'] }) {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        {t('capture.papers.preview.skipped')} ({rows.length})
      </summary>
      <ul>
        {rows.map(({ line, name, reason }) => (
          <li key={line}>
            {line} <span lang="">{name}</span> {t(`capture.papers.reason.${reason}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The presence log of an online meeting, matched to the list; shown person by person before anything is recorded. */
export function WebinarCard({ sessionId, onDone }: { sessionId: string; onDone: (text: string) => void }) {
  const t = useT();
  const [preview, setPreview] = useState<WebinarPreview | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const shown = preview && {
    preview,
    chosen,
    onChoose: (line: number, enrolmentId: string) => setChosen((before) => ({ ...before, [line]: enrolmentId })),
  };
  const columns = useColumns(shown);
  const take = (read: WebinarPreview) => {
    setChosen(
      Object.fromEntries(
        read.participants.flatMap(({ line, suggestedId }) => (suggestedId ? [[line, suggestedId]] : [])),
      ),
    );
    setPreview(read);
  };
  return (
    <Card title={t('capture.papers.webinar.title')}>
      {preview ? (
        <div className="ed-stack">
          <Table
            caption={t('capture.papers.preview.webinar')}
            columns={columns}
            rows={preview.participants}
            rowKey={({ line }) => String(line)}
          />
          <Skipped rows={preview.skipped} />
          <RecordEvidence
            sessionId={sessionId}
            evidence={{ method: 'webinar', rows: webinarEvidence(preview, chosen) }}
            onDone={(text) => {
              setPreview(null);
              onDone(text);
            }}
            onDiscard={() => setPreview(null)}
          />
        </div>
      ) : (
        <FileForm
          id="webinar-file"
          label={t('capture.papers.webinar.file')}
          hint={t('capture.papers.webinar.file-hint')}
          accept=".csv,.xlsx,.txt"
          read={(file) => call(previewWebinar, { params: { sessionId } }, { file })}
          onRead={take}
        />
      )}
    </Card>
  );
}
