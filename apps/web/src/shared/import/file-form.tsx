import { Button, FileField } from '@edukom/ui';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import { ProblemNotice } from '../feedback/problem-notice.js';
import { useT } from '../text/use-t.js';

export interface FileFormProps<View> {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Kinds of files the field offers. */
  readonly accept: string;
  readonly read: (file: File) => Promise<View>;
  readonly onRead: (view: View) => void;
  /** What sending does, where it is more than looking at the file. */
  readonly submitText?: string;
  /** Fields above the file; `forget` is for when one of them changes: what was wrong holds no longer. */
  readonly children?: (forget: () => void) => ReactNode;
}

/** Chooses a file and has it read. What is wrong with it stands above the field, the file stays chosen. */
export function FileForm<View>({ id, label, hint, accept, read, onRead, submitText, children }: FileFormProps<View>) {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const reading = useMutation({ mutationFn: read, onSuccess: onRead });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(file === null);
    if (file === null) form.current?.querySelector<HTMLInputElement>('input[type=file]')?.focus();
    else if (!reading.isPending) reading.mutate(file);
  };
  return (
    <form ref={form} className="web-form" noValidate onSubmit={submit}>
      <ProblemNotice error={reading.error} />
      {children?.(() => reading.reset())}
      <FileField
        id={id}
        label={label}
        hint={hint}
        dropText={t('imports.drop')}
        accept={accept}
        error={isMissing ? t('imports.no-file') : undefined}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          setMissing(false);
          reading.reset();
        }}
      />
      <Button type="submit" variant="primary" isBusy={reading.isPending} busyText={t('imports.uploading')}>
        {submitText ?? t('imports.upload')}
      </Button>
    </form>
  );
}
