import {
  beginAffiliation,
  endAffiliation,
  getInstitution,
  getPerson,
  listInstitutionPeople,
  listOrganisation,
  listPeople,
  type PersonDetail,
  transferAffiliation,
} from '@edukom/contracts';
import { Button, CheckboxField, DateField, Dialog } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { today } from '../../../shared/time/today.js';
import { type Place, PlaceFields } from './place-fields.js';

export type Affiliation = PersonDetail['affiliations'][number];

interface WorkFormProps {
  readonly personId: string;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

const TOUCHED = {
  invalidates: [
    keyOf(getPerson),
    keyOf(listPeople),
    keyOf(listOrganisation),
    keyOf(getInstitution),
    keyOf(listInstitutionPeople),
  ],
};

/** What a place is called in a sentence. */
export const placeName = ({ institution, department }: Affiliation): string => `${department}, ${institution.value}`;

const errorIn =
  (errors: readonly { readonly name: string; readonly text: string }[]) =>
  (name: keyof Place): string | undefined =>
    errors.find((one) => one.name === name)?.text;

/** Somebody begins somewhere, beside what they do or as their first place. */
export function BeginForm({ personId, hasMain, onClose, onDone }: WorkFormProps & { readonly hasMain: boolean }) {
  const t = useT();
  const begin = useCall(beginAffiliation, TOUCHED);
  const form = useForm({
    name: 'work-begin',
    schema: beginAffiliation.body,
    initial: { positionId: null, firstDay: today(), lastDay: null, isPrimary: !hasMain },
    send: async (body) => {
      await begin.mutateAsync({ params: { personId }, body });
      onClose();
      onDone(t('merging.work.begun'));
    },
  });
  const { departmentId = '', positionId = null, lastDay } = form.values;
  const labels = {
    departmentId: t('merging.work.department'),
    positionId: t('merging.work.position'),
    firstDay: t('merging.work.first-day'),
    lastDay: t('merging.work.last-day'),
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('merging.work.begin')} closeText={t('common.close')}>
      <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <FormErrors form={form} labels={labels} />
        <PlaceFields
          name="work-begin"
          place={{ departmentId, positionId }}
          errorOf={errorIn(form.errors)}
          onChange={(place) => {
            form.set('departmentId', place.departmentId);
            form.set('positionId', place.positionId);
          }}
        />
        <DateField {...form.text('firstDay')} label={labels.firstDay} />
        <DateField
          {...form.text('lastDay')}
          value={lastDay ?? ''}
          onChange={({ target }) => form.set('lastDay', target.value === '' ? null : target.value)}
          label={labels.lastDay}
          hint={t('merging.work.last-day-hint')}
        />
        <CheckboxField
          {...form.check('isPrimary')}
          label={t('merging.work.primary')}
          hint={t('merging.work.primary-hint')}
        />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          {t('merging.work.save')}
        </Button>
      </form>
    </Dialog>
  );
}

type OfOne = WorkFormProps & { readonly one: Affiliation };

/** Somebody moves: one place ends the day before, the other begins. */
export function TransferForm({ personId, one, onClose, onDone }: OfOne) {
  const t = useT();
  const transfer = useCall(transferAffiliation, TOUCHED);
  const { affiliationId } = one;
  const form = useForm({
    name: 'work-transfer',
    schema: transferAffiliation.body,
    initial: { positionId: null, firstDay: today() },
    send: async (body) => {
      await transfer.mutateAsync({ params: { personId, affiliationId }, body });
      onClose();
      onDone(t('merging.work.transferred'));
    },
  });
  const { departmentId = '', positionId = null } = form.values;
  const labels = {
    departmentId: t('merging.work.department'),
    positionId: t('merging.work.position'),
    firstDay: t('merging.work.transfer-day'),
  };
  const title = t('merging.work.transfer-from', { place: placeName(one) });
  return (
    <Dialog isOpen onClose={onClose} title={title} closeText={t('common.close')}>
      <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <p>{t('merging.work.transfer-hint')}</p>
        <FormErrors form={form} labels={labels} />
        <PlaceFields
          name="work-transfer"
          place={{ departmentId, positionId }}
          institutionId={one.institutionId}
          errorOf={errorIn(form.errors)}
          onChange={(place) => {
            form.set('departmentId', place.departmentId);
            form.set('positionId', place.positionId);
          }}
        />
        <DateField {...form.text('firstDay')} label={labels.firstDay} />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          {t('merging.work.transfer')}
        </Button>
      </form>
    </Dialog>
  );
}

/** Somebody stops; what was stays in the history. */
export function EndForm({ personId, one, onClose, onDone }: OfOne) {
  const t = useT();
  const end = useCall(endAffiliation, TOUCHED);
  const { affiliationId } = one;
  const form = useForm({
    name: 'work-end',
    schema: endAffiliation.body,
    initial: { lastDay: today() },
    send: async (body) => {
      await end.mutateAsync({ params: { personId, affiliationId }, body });
      onClose();
      onDone(t('merging.work.ended'));
    },
  });
  const title = t('merging.work.end-at', { place: placeName(one) });
  return (
    <Dialog isOpen onClose={onClose} title={title} closeText={t('common.close')}>
      <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <p>{t('merging.work.end-hint')}</p>
        <FormErrors form={form} labels={{ lastDay: t('merging.work.last-day') }} />
        <DateField {...form.text('lastDay')} label={t('merging.work.last-day')} />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          {t('merging.work.end')}
        </Button>
      </form>
    </Dialog>
  );
}
