import { enrolPeople, type OutputOf, searchCandidates } from '@edukom/contracts';
import { Button, CheckboxField, Dialog, FieldGroup, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { SearchField } from '../../../shared/form/search-field.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS, candidatesQuery } from '../queries.js';

type Candidate = OutputOf<typeof searchCandidates>['people'][number];

const nameOf = (person: Candidate): string => `${person.givenName} ${person.familyName}`;

function Found(props: {
  people: readonly Candidate[];
  chosen: ReadonlyMap<string, Candidate>;
  onToggle: (person: Candidate) => void;
}) {
  const t = useT();
  const read = useReadText();
  const hintOf = (person: Candidate): string =>
    [
      person.institutionName ? read(person.institutionName) : t('runs.enrol.no-institution'),
      person.email ?? '',
      person.isEnrolled ? t('runs.enrol.in') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  if (props.people.length === 0) return <p role="status">{t('runs.enrol.none')}</p>;
  return (
    <FieldGroup label={t('runs.enrol.results')}>
      {props.people.map((person) => (
        <CheckboxField
          key={person.personId}
          label={nameOf(person)}
          hint={hintOf(person)}
          disabled={person.isEnrolled || person.institutionName === null}
          checked={person.isEnrolled || props.chosen.has(person.personId)}
          onChange={() => props.onToggle(person)}
        />
      ))}
    </FieldGroup>
  );
}

/** Finds people and enrols the chosen ones; a new search keeps who was chosen before. */
function Enrolling({ runId, onEnrolled }: { runId: string; onEnrolled: (enrolled: number) => void }) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Candidate>>(new Map());
  const [beyond, setBeyond] = useState('');
  const found = useQuery(candidatesQuery(runId, search));
  const enrol = useCall(enrolPeople, { invalidates: ABOUT_RUNS, onSuccess: ({ enrolled }) => onEnrolled(enrolled) });
  const personIds = [...chosen.keys()];
  const body = beyond.trim().length < 3 ? { personIds } : { personIds, beyondReason: beyond };
  const toggle = (person: Candidate) => {
    const next = new Map(chosen);
    if (!next.delete(person.personId)) next.set(person.personId, person);
    setChosen(next);
  };
  return (
    <div className="ed-stack">
      <SearchField
        id="enrol-search"
        label={t('runs.enrol.search')}
        hint={t('runs.enrol.hint')}
        search={search}
        onSearch={setSearch}
      />
      <ProblemNotice error={found.error ?? enrol.error} />
      {search.trim() === '' ? (
        <p className="ed-hint">{t('runs.enrol.begin')}</p>
      ) : (
        found.data && <Found people={found.data.people} chosen={chosen} onToggle={toggle} />
      )}
      {chosen.size > 0 && (
        <div className="ed-stack" role="status">
          <p>{t('runs.enrol.chosen', { names: [...chosen.values()].map(nameOf).join(', ') })}</p>
          {(isProblem(enrol.error, 'enrolment.no-seat') || beyond !== '') && (
            <TextField
              id="enrol-beyond"
              label={t('places.beyond.label')}
              maxLength={500}
              value={beyond}
              onChange={(event) => setBeyond(event.target.value)}
            />
          )}
          <div className="ed-actions">
            <Button
              variant="primary"
              isBusy={enrol.isPending}
              busyText={t('common.saving')}
              onClick={() => enrol.mutate({ params: { runId }, body })}
            >
              {t('runs.enrol.submit', { count: chosen.size })}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

export interface EnrolDialogProps {
  readonly runId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onEnrolled: (enrolled: number) => void;
}

export function EnrolDialog({ runId, isOpen, onClose, onEnrolled }: EnrolDialogProps) {
  const t = useT();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('runs.enrol.title')} closeText={t('common.close')}>
      <Enrolling runId={runId} onEnrolled={onEnrolled} />
    </Dialog>
  );
}
