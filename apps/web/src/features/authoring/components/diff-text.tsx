import { useMemo } from 'react';
import { wordDiff, type DiffPart } from '../model/word-diff.js';
import { useT } from '../../../shared/text/use-t.js';

export interface DiffTextProps {
  readonly before: string;
  readonly after: string;
  /** What is shown: both, or only one of the two texts with what differs in it. */
  readonly show?: 'both' | 'before' | 'after';
  readonly lang?: string;
}

const HIDDEN: Readonly<Record<'both' | 'before' | 'after', DiffPart['kind'] | null>> = {
  both: null,
  before: 'added',
  after: 'removed',
};

/** Two texts with the words that differ marked; told apart by underline and strike-through, not by colour alone. */
export function DiffText({ before, after, show = 'both', lang }: DiffTextProps) {
  const t = useT();
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  const shown = parts.filter(({ kind }) => kind !== HIDDEN[show]);
  if (shown.length === 0) return <p className="ed-hint">{t('writing.diff.nothing')}</p>;
  return (
    <p className="au-diff" lang={lang}>
      {shown.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>;
        return kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>;
      })}
    </p>
  );
}
