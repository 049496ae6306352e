import {
  type MandatoryPerson,
  type NominationRun,
  nominatePeople,
  type OutputOf,
  type searchNominees,
} from '@edukom/contracts';
import { Button, CheckboxField, Dialog, FieldGroup, TextArea } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { SearchField } from '../../../shared/form/search-field.js';
import { useMe } from '../../../shared/session/me.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PLACES, nomineesQuery } from '../queries.js';

type Nominee = OutputOf<typeof searchNominees>['people'][number];

type Chosen = Pick<Nominee, 'personId' | 'givenName' | 'familyName'>;

/** Of a reason, as the contract has it. */
const LEAST_LETTERS = 3;

const nameOf = (person: Chosen): string => `${person.givenName} ${person.familyName}`;

interface FoundProps {
  readonly people: readonly Nominee[];
  readonly chosen: ReadonlyMap<string, Chosen>;
  readonly onToggle: (person: Nominee) => void;
}

function Found({ people, chosen, onToggle }: FoundProps) {
  const t = useT();
  const { personId: ownId } = useMe();
  // Nobody nominates themself: whoever may nominate asks for a place like everybody.
  const others = people.filter(({ personId }) => personId !== ownId);
  if (others.length === 0) return <p role="status">{t('places.nominate.nobody')}</p>;
  return (
    <FieldGroup label={t('places.nominate.found')}>
      {others.map((person) => (
        <CheckboxField
          key={person.personId}
          label={nameOf(person)}
          hint={[
            person.departmentName,
            person.isAskedByPosition ? t('places.nominate.by-position') : '',
            person.state ? t(`places.state.${person.state}`) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
          disabled={person.state !== null}
          checked={chosen.has(person.personId)}
          onChange={() => onToggle(person)}
        />
      ))}
    </FieldGroup>
  );
}

interface NominatingProps {
  readonly run: NominationRun;
  /** Chosen beforehand. */
  readonly people: readonly MandatoryPerson[];
  readonly onNominated: (done: OutputOf<typeof nominatePeople>) => void;
}

function Nominating({ run, people, onNominated }: NominatingProps) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(
    () => new Map(people.map((person) => [person.personId, person])),
  );
  const found = useQuery(nomineesQuery(run.runId, search));
  const nominate = useCall(nominatePeople, { invalidates: ABOUT_PLACES, onSuccess: onNominated });
  const toggle = (person: Nominee) => {
    const next = new Map(chosen);
    if (!next.delete(person.personId)) next.set(person.personId, person);
    setChosen(next);
  };
  const missing =
    chosen.size === 0
      ? t('places.nominate.missing-people')
      : reason.trim().length < LEAST_LETTERS && t('places.nominate.missing-reason', { minimum: LEAST_LETTERS });
  const send = () => nominate.mutate({ params: { runId: run.runId }, body: { personIds: [...chosen.keys()], reason } });
  return (
    <div className="ed-stack">
      <SearchField id="nominate-search" label={t('places.nominate.search')} search={search} onSearch={setSearch} />
      <Loaded query={found} shape="rows" count={3}>
        {(data) => <Found people={data.people} chosen={chosen} onToggle={toggle} />}
      </Loaded>
      <TextArea
        id="nominate-reason"
        label={t('places.nominate.reason')}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {chosen.size > 0 && (
        <p role="status">{t('places.nominate.chosen', { names: [...chosen.values()].map(nameOf).join(', ') })}</p>
      )}
      <ProblemNotice error={nominate.error} />
      {missing && (
        <p id="nominate-missing" className="ed-hint">
          {missing}
        </p>
      )}
      <div className="ed-actions">
        <Button
          variant="primary"
          disabled={chosen.size === 0 || reason.trim().length < LEAST_LETTERS}
          aria-describedby={missing ? 'nominate-missing' : undefined}
          isBusy={nominate.isPending}
          busyText={t('common.saving')}
          onClick={send}
        >
          {t('places.nominate')}
        </Button>
      </div>
    </div>
  );
}

export interface NominateDialogProps {
  readonly run: NominationRun | null;
  readonly people?: NominatingProps['people'];
  readonly onClose: () => void;
  readonly onNominated: NominatingProps['onNominated'];
}

/** Chooses people of the own institution for a run, with one reason for all of them. */
export function NominateDialog({ run, people = [], onClose, onNominated }: NominateDialogProps) {
  const t = useT();
  const read = useReadText();
  return (
    <Dialog
      isOpen={run !== null}
      onClose={onClose}
      title={run ? t('places.nominate.for', { run: read(run.title) }) : ''}
      closeText={t('common.close')}
    >
      {run && <Nominating key={run.runId} run={run} people={people} onNominated={onNominated} />}
    </Dialog>
  );
}
