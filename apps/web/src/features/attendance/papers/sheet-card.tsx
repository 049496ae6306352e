import { type OutputOf, previewSheet, type SheetPreviewRow } from '@edukom/contracts';
import { formatTime } from '@edukom/i18n';
import { Button, Card, type Column, Notice, StatusPill, Table, TextArea } from '@edukom/ui';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { FileForm } from '../../../shared/import/file-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { DECISION_STATUS, sheetEvidence } from './evidence-rows.js';
import { RecordEvidence } from './record-evidence.js';

type Preview = OutputOf<typeof previewSheet>;

/** A code with the times of coming and going. */
const EXAMPLE = '7KQ 2FM 4; 10:20; 11:30';

/** Codes typed here go the way of a file: there is one reader for both. */
const fileOf = (codes: string): File => new File([codes], 'codes.txt', { type: 'text/plain' });

function useColumns(): readonly Column<SheetPreviewRow>[] {
  const t = useT();
  const stay = ({ present }: SheetPreviewRow) =>
    present
      ? t('capture.papers.stay', { from: formatTime(t.locale, present.start), to: formatTime(t.locale, present.end) })
      : t('capture.papers.whole');
  return [
    { key: 'line', header: t('capture.papers.column.line'), isNumeric: true, cell: ({ line }) => line },
    {
      key: 'person',
      header: t('capture.papers.column.person'),
      isRowHeader: true,
      cell: ({ personName, code }) => personName || <span lang="">{code}</span>,
    },
    { key: 'present', header: t('capture.papers.column.present'), cell: (row) => (row.reason ? '—' : stay(row)) },
    {
      key: 'what',
      header: t('capture.papers.column.what'),
      cell: ({ decision, reason }) => (
        <>
          <StatusPill status={DECISION_STATUS[decision]}>{t(`capture.papers.decision.${decision}`)}</StatusPill>
          {reason && <span className="ed-second">{t(`capture.papers.reason.${reason}`)}</span>}
        </>
      ),
    },
  ];
}

function CodesForm({ read, onRead }: { read: (file: File) => Promise<Preview>; onRead: (preview: Preview) => void }) {
  const t = useT();
  const [codes, setCodes] = useState('');
  const reading = useMutation({ mutationFn: () => read(fileOf(codes)), onSuccess: onRead });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!reading.isPending) reading.mutate();
  };
  return (
    <form className="web-form" noValidate onSubmit={submit}>
      <ProblemNotice error={reading.error} />
      <TextArea
        label={t('capture.papers.sheet.codes')}
        hint={t('capture.papers.sheet.codes-hint', { example: EXAMPLE })}
        spellCheck={false}
        autoCapitalize="characters"
        value={codes}
        onChange={(event) => setCodes(event.target.value)}
      />
      <Button type="submit" variant="primary" isBusy={reading.isPending} busyText={t('common.loading')}>
        {t('capture.papers.sheet.check')}
      </Button>
    </form>
  );
}

/** Times that are in the table and will not be recorded, and what to call their columns. */
function UnreadTimes({ names }: { names: readonly string[] }) {
  const t = useT();
  const called = names
    .map((name) => (name === '' ? t('capture.papers.unread.nameless') : t('capture.papers.unread.named', { name })))
    .join(', ');
  return (
    <Notice tone="warning" isLive title={t('capture.papers.unread.title')}>
      {t('capture.papers.unread.text', {
        names: called,
        arrived: t('capture.sheet.column.arrived'),
        left: t('capture.sheet.column.left'),
      })}
    </Notice>
  );
}

/** A signed sheet, typed by its row codes or as a table; shown row by row before anything is recorded. */
export function SheetCard({ sessionId, onDone }: { sessionId: string; onDone: (text: string) => void }) {
  const t = useT();
  const columns = useColumns();
  const [preview, setPreview] = useState<Preview | null>(null);
  const read = (file: File) => call(previewSheet, { params: { sessionId } }, { file });
  return (
    <Card title={t('capture.papers.sheet.title')}>
      {preview ? (
        <div className="ed-stack">
          {preview.unread.length > 0 && <UnreadTimes names={preview.unread} />}
          <Table
            caption={t('capture.papers.preview.sheet')}
            columns={columns}
            rows={preview.rows}
            rowKey={({ line }) => String(line)}
          />
          <RecordEvidence
            sessionId={sessionId}
            evidence={{ method: 'sheet', rows: sheetEvidence(preview.rows) }}
            onDone={(text) => {
              setPreview(null);
              onDone(text);
            }}
            onDiscard={() => setPreview(null)}
          />
        </div>
      ) : (
        <div className="ed-stack">
          <CodesForm read={read} onRead={setPreview} />
          <FileForm
            id="sheet-file"
            label={t('capture.papers.sheet.file')}
            hint={t('capture.papers.sheet.file-hint')}
            accept=".csv,.xlsx,.txt"
            read={read}
            onRead={setPreview}
          />
        </div>
      )}
    </Card>
  );
}
