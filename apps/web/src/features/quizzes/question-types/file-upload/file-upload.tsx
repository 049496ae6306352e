import type { AnswerFile } from '@edukom/contracts';
import { ANSWER_FILE_TYPES, type AnswerFileKind } from '@edukom/domain';
import { formatNumber } from '@edukom/i18n';
import { Button, FileField, Link, Notice } from '@edukom/ui';
import { lazy, type ReactNode, useRef, useState } from 'react';
import { ProblemNotice } from '../../../../shared/feedback/problem-notice.js';
import { useLocale, useT } from '../../../../shared/text/use-t.js';
import { useAnswerFiles } from '../../answer-files/answer-files.js';
import { Prompt } from '../prompt.js';
import type { PlayerProps, PlayerQuestionOf, QuestionTypeView } from '../question-type.js';

type Question = PlayerQuestionOf<'file-upload'>;

const MEBIBYTE = 1024 * 1024;
const ENDINGS: Readonly<Record<AnswerFileKind, readonly string[]>> = {
  pdf: ['.pdf'],
  docx: ['.docx'],
  odt: ['.odt'],
  xlsx: ['.xlsx'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
};

/** What the file dialog offers; whether the bytes are of that kind is checked by the server. */
const acceptOf = (question: Question): string =>
  question.accept.flatMap((kind) => [ANSWER_FILE_TYPES[kind], ...ENDINGS[kind]]).join(',');

const hasEnding = (question: Question, name: string): boolean =>
  question.accept.some((kind) => ENDINGS[kind].some((ending) => name.toLowerCase().endsWith(ending)));

/** Why a file need not even be sent. */
function useRefusal(question: Question): (file: File) => string | null {
  const t = useT();
  const locale = useLocale();
  return (file) => {
    if (!hasEnding(question, file.name)) return t('quiz.file.kind', { name: file.name });
    if (file.size <= question.maxBytes) return null;
    return t('quiz.file.large', { name: file.name, size: formatNumber(locale, question.maxBytes / MEBIBYTE, 1) });
  };
}

/** What is under way, said to screen readers as well. */
function UploadNotice({ slot, onRetry }: { slot: number; onRetry: (file: File) => void }): ReactNode {
  const t = useT();
  const { stateOf } = useAnswerFiles();
  const state = stateOf(slot);
  if (!state) return null;
  const { file } = state;
  if (state.kind === 'sending') return <Notice isLive>{t('quiz.file.sending', { name: file.name })}</Notice>;
  if (state.kind === 'signed-out') return null;
  if (state.kind === 'refused') return <ProblemNotice error={state.error} onRetry={() => onRetry(file)} />;
  return (
    <Notice tone="warning" isLive actions={<Button onClick={() => onRetry(file)}>{t('quiz.file.retry')}</Button>}>
      {t('quiz.file.offline', { name: file.name })}
    </Notice>
  );
}

function HandedIn({ file, onRemove }: { file: AnswerFile | null; onRemove: () => void }) {
  const t = useT();
  const locale = useLocale();
  const files = useAnswerFiles();
  if (!file) return null;
  const { name } = file;
  const size = formatNumber(locale, Math.max(file.sizeBytes / MEBIBYTE, 0.1), 1);
  return (
    <Notice
      tone="good"
      isLive
      actions={
        <>
          <Link href={files.addressOf(file.mediaId)} download>
            {t('quiz.file.open', { name })}
          </Link>
          <Button onClick={onRemove}>{t('quiz.file.remove')}</Button>
        </>
      }
    >
      {t('quiz.file.sent', { name, size })}
    </Notice>
  );
}

function FileUploadPlayer({ question, response, onChange }: PlayerProps<'file-upload'>) {
  const t = useT();
  const locale = useLocale();
  const files = useAnswerFiles();
  const [wrong, setWrong] = useState<File | null>(null);
  const refusalOf = useRefusal(question);
  const mediaId = response?.mediaId ?? null;
  const input = useRef<HTMLInputElement>(null);
  const send = (file: File) => files.send(question.slot, file);
  const choose = (file: File | undefined) => {
    const isWrong = file !== undefined && refusalOf(file) !== null;
    setWrong(isWrong ? file : null);
    if (file && !isWrong) send(file);
  };
  const size = formatNumber(locale, question.maxBytes / MEBIBYTE, question.maxBytes % MEBIBYTE === 0 ? 0 : 1);
  const kinds = question.accept.map((kind) => kind.toUpperCase()).join(', ');
  return (
    <div className="ed-stack">
      <FileField
        label={<Prompt question={question} />}
        hint={t('quiz.file.hint', { kinds, size })}
        error={wrong ? refusalOf(wrong) : undefined}
        dropText={t('quiz.file.drop')}
        accept={acceptOf(question)}
        ref={input}
        onChange={({ target }) => {
          choose(target.files?.[0]);
          // So that the same file can be chosen again, and nothing is named here that was taken out.
          target.value = '';
        }}
      />
      <UploadNotice
        slot={question.slot}
        onRetry={(file) => {
          input.current?.focus();
          send(file);
        }}
      />
      {mediaId !== null && (
        <HandedIn
          file={files.of(mediaId)}
          onRemove={() => {
            input.current?.focus();
            onChange({ type: 'file-upload', mediaId: null });
          }}
        />
      )}
    </div>
  );
}

export const fileUpload: QuestionTypeView<'file-upload'> = {
  Player: FileUploadPlayer,
  Editor: lazy(() => import('./file-upload-editor.js').then((module) => ({ default: module.FileUploadEditor }))),
  fresh: () => ({
    spec: { type: 'file-upload', accept: ['pdf'], maxBytes: 10 * 1024 * 1024 },
    key: { type: 'file-upload' },
  }),
  toWords: ({ mediaId }, _question, { fileName }) => (mediaId === null ? '' : (fileName?.(mediaId) ?? mediaId)),
  hasClear: false,
};
