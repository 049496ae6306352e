import { planSeats, readRunOptions, type SeatsOfRun } from '@edukom/contracts';
import { Button, DateField, FieldGroup, SelectField, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PLACES } from '../queries.js';

export interface SeatPlanFormProps {
  readonly runId: string;
  readonly startsOn: string;
  readonly seats: SeatsOfRun;
  readonly onSaved: (movedUp: number) => void;
}

/** One quota as it is typed: what is not a quota yet stays text. */
interface TypedQuota {
  readonly institutionId: string;
  readonly seats: number | string;
  readonly releasedOn: string | null;
}

type Institutions = readonly { readonly value: string; readonly label: string }[];

interface QuotaFieldsProps {
  readonly number: number;
  readonly quota: TypedQuota;
  readonly institutions: Institutions;
  readonly errorOf: (field: keyof TypedQuota) => string | undefined;
  readonly onChange: (quota: TypedQuota | null) => void;
}

function QuotaFields({ number, quota, institutions, errorOf, onChange }: QuotaFieldsProps) {
  const t = useT();
  const id = `seats-quotas-${number - 1}`;
  return (
    <FieldGroup label={t('planner.seats.quota', { number })} className="enrolment-quota">
      <div className="enrolment-quota-fields">
        <SelectField
          id={`${id}-institutionId`}
          label={t('planner.seats.institution')}
          emptyText={t('planner.seats.institution-empty')}
          error={errorOf('institutionId')}
          options={institutions}
          value={quota.institutionId}
          onChange={(event) => onChange({ ...quota, institutionId: event.target.value })}
        />
        <div className="ed-field-row">
          <TextField
            id={`${id}-seats`}
            label={t('planner.seats.kept')}
            inputMode="numeric"
            width="short"
            error={errorOf('seats')}
            value={String(quota.seats)}
            onChange={({ target }) => onChange({ ...quota, seats: target.value === '' ? '' : Number(target.value) })}
          />
          <DateField
            id={`${id}-releasedOn`}
            label={t('planner.seats.released')}
            mark={t('common.optional')}
            hint={t('planner.seats.released-hint')}
            error={errorOf('releasedOn')}
            value={quota.releasedOn ?? ''}
            onChange={({ target }) => onChange({ ...quota, releasedOn: target.value === '' ? null : target.value })}
          />
        </div>
        <Button isSmall variant="bare" icon="trash" onClick={() => onChange(null)}>
          {t('planner.seats.remove', { number })}
        </Button>
      </div>
    </FieldGroup>
  );
}

/** An emptied day or number means that there is none. */
const orNull = <T,>(value: T | undefined): T | null => value ?? null;

function Fields({ runId, startsOn, seats, onSaved, institutions }: SeatPlanFormProps & { institutions: Institutions }) {
  const t = useT();
  const plan = useCall(planSeats, { invalidates: ABOUT_PLACES, onSuccess: ({ movedUp }) => onSaved(movedUp) });
  const form = useForm({
    name: 'seats',
    schema: planSeats.body,
    initial: {
      capacity: seats.capacity,
      enrolmentFrom: seats.enrolmentFrom,
      enrolmentUntil: seats.enrolmentUntil,
      // The first day of the run is what holds when none is given.
      cutOffOn: seats.cutOffOn === startsOn ? null : seats.cutOffOn,
      quotas: seats.quotas.map(({ institutionId, seats: kept, releasedOn }) => ({
        institutionId,
        seats: kept,
        releasedOn,
      })),
    },
    send: (body) => plan.mutateAsync({ params: { runId }, body }),
  });
  const quotas: readonly TypedQuota[] = form.values.quotas ?? [];
  const errorOf = (name: string) => form.errors.find((error) => error.name === name)?.text;
  // What is typed is judged by the contract when it is sent; until then an empty box is no number.
  const setQuotas = (next: readonly TypedQuota[]) => form.set('quotas', next as typeof form.values.quotas);
  const change = (index: number, quota: TypedQuota | null) =>
    setQuotas(quotas.flatMap((one, at) => (at === index ? (quota ?? []) : one)));
  const day = (name: 'enrolmentFrom' | 'enrolmentUntil' | 'cutOffOn') => ({
    ...form.text(name),
    value: form.values[name] ?? '',
    mark: t('common.optional'),
    onChange: ({ target }: { target: { value: string } }) =>
      form.set(name, orNull(target.value === '' ? undefined : target.value)),
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <TextField
        label={t('planner.seats.capacity')}
        mark={t('common.optional')}
        hint={t('planner.seats.capacity-hint')}
        inputMode="numeric"
        width="short"
        {...form.text('capacity')}
        value={form.values.capacity ?? ''}
        onChange={({ target }) => form.set('capacity', target.value === '' ? null : Number(target.value))}
      />
      <div className="ed-field-row">
        <DateField label={t('planner.seats.from')} hint={t('planner.seats.from-hint')} {...day('enrolmentFrom')} />
        <DateField label={t('planner.seats.until')} hint={t('planner.seats.until-hint')} {...day('enrolmentUntil')} />
      </div>
      <DateField label={t('planner.seats.cut-off')} hint={t('planner.seats.cut-off-hint')} {...day('cutOffOn')} />
      <FieldGroup
        id="seats-quotas"
        label={t('planner.seats.quotas')}
        mark={t('common.optional')}
        hint={t('planner.seats.quotas-hint')}
        error={errorOf('quotas')}
      >
        <div className="enrolment-quota-list">
          {quotas.map((quota, index) => (
            <QuotaFields
              key={index}
              number={index + 1}
              quota={quota}
              institutions={institutions}
              errorOf={(field) => errorOf(`quotas/${index}/${field}`)}
              onChange={(next) => change(index, next)}
            />
          ))}
          <Button
            icon="plus"
            onClick={() => setQuotas([...quotas, { institutionId: '', seats: '', releasedOn: null }])}
          >
            {t('planner.seats.add')}
          </Button>
        </div>
      </FieldGroup>
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('planner.seats.save')}
      </Button>
    </form>
  );
}

/** Seats of a run, whom some are kept for and until when, and the days on which places can be asked for. */
export function SeatPlanForm(props: SeatPlanFormProps) {
  const read = useReadText();
  const options = useQuery(queryOf(readRunOptions, {}));
  return (
    <Loaded query={options} count={6}>
      {({ coHosts }) => (
        <Fields {...props} institutions={coHosts.map(({ id, name }) => ({ value: id, label: read(name) }))} />
      )}
    </Loaded>
  );
}
