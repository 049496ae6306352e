import {
  getPerson,
  listDuplicates,
  listPeople,
  type PersonDetail,
  previewMerge,
  unmergePeople,
} from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, Card, Dialog, Link, Notice, TextArea } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';

type Merged = PersonDetail['mergedFrom'][number];

/** What a merge, or one taken back, changes on screens. */
export const MERGE_TOUCHES = [keyOf(getPerson), keyOf(listPeople), keyOf(listDuplicates), keyOf(previewMerge)];

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`;

interface UndoProps {
  readonly personId: string;
  readonly one: Merged;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

function UndoDialog({ personId, one, onClose, onDone }: UndoProps) {
  const t = useT();
  const undo = useCall(unmergePeople, { invalidates: MERGE_TOUCHES });
  const form = useForm({
    name: 'unmerge',
    schema: unmergePeople.body,
    send: async (body) => {
      await undo.mutateAsync({ params: { personId, mergedId: one.personId }, body });
      onClose();
      onDone(t('merging.merged.undone'));
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('merging.merged.undo-of', { name: nameOf(one) })}
      closeText={t('common.close')}
    >
      <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <p>{t('merging.merged.undo-what', { name: nameOf(one) })}</p>
        <FormErrors form={form} labels={{ reason: t('merging.compare.reason') }} />
        <TextArea
          {...form.text('reason')}
          label={t('merging.compare.reason')}
          hint={t('people.reason-hint')}
          rows={3}
        />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          {t('merging.merged.undo')}
        </Button>
      </form>
    </Dialog>
  );
}

/** The accounts that are other names of somebody; with `onDone`, a merge is taken back here. */
export function MergedAccounts({ person, onDone }: { person: PersonDetail; onDone: ((text: string) => void) | null }) {
  const t = useT();
  const to = useAppPath();
  const [undoing, setUndoing] = useState<Merged | null>(null);
  if (person.mergedFrom.length === 0) return null;
  return (
    <Card title={t('merging.merged.from')}>
      <ul className="people-lines">
        {person.mergedFrom.map((one) => (
          <li key={one.personId} className="people-line">
            <div>
              <Link href={to(`/people/${one.personId}`)}>{nameOf(one)}</Link>
              <span className="ed-second">{one.email ?? t('people.no-email')}</span>
              <span className="ed-second">
                {t('merging.merged.from-line', { day: formatDate(t.locale, one.mergedAt) })} · {one.reason}
              </span>
            </div>
            {onDone && (
              <Button
                isSmall
                aria-label={t('merging.merged.undo-of', { name: nameOf(one) })}
                onClick={() => setUndoing(one)}
              >
                {t('merging.merged.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing && onDone && (
        <UndoDialog personId={person.personId} one={undoing} onClose={() => setUndoing(null)} onDone={onDone} />
      )}
    </Card>
  );
}

/** Says that this is another name of somebody, and leads to them. */
export function MergedInto({ into }: { into: NonNullable<PersonDetail['mergedInto']> }) {
  const t = useT();
  const to = useAppPath();
  const name = nameOf(into);
  return (
    <Notice tone="info" title={t('merging.merged.into', { name })}>
      {t('merging.merged.into-text')}{' '}
      <Link href={to(`/people/${into.personId}`)}>{t('merging.merged.into-link', { name })}</Link>
    </Notice>
  );
}
