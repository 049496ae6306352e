import type { Obligation } from '@edukom/contracts';
import { StatusPill, TaskCard } from '@edukom/ui';
import { useReading } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { wayHref, whenText } from './obligation-text.js';

const pillOf = ({ kind, state }: Obligation) => {
  if (state === 'overdue') return 'overdue';
  return kind === 'mandatory' ? 'due' : 'renew';
};

/** To do: what is mandatory for me or to be renewed, with its day and the way to it. */
export function DueTasks({ due }: { due: readonly Obligation[] }) {
  const t = useT();
  const { plain } = useReading();
  return due.map((one) => {
    const pill = pillOf(one);
    return (
      <TaskCard
        key={one.courseSlug}
        icon="certificate"
        tone="needs"
        title={t(one.kind === 'mandatory' ? 'due.mandatory' : 'due.renew', { course: plain(one.courseTitle) })}
        href={wayHref(one, t.locale)}
        meta={[whenText(t, one), t(`due.way.${one.way}`)].join(' · ')}
        aside={<StatusPill status={pill === 'overdue' ? 'bad' : 'needs'}>{t(`due.pill.${pill}`)}</StatusPill>}
      />
    );
  });
}
