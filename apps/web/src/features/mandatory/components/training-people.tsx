import type { MandatoryPerson } from '@edukom/contracts';
import { Button, type Column, Table } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useT } from '../../../shared/text/use-t.js';
import { trainingPeopleQuery } from '../queries.js';
import { MandatoryState } from './mandatory-state.js';

/** Who of an institution stands where, page by page. */
export function TrainingPeople(props: { trainingId: string; institutionId: string; name: string }) {
  const { trainingId, institutionId, name } = props;
  const t = useT();
  const [cursor, setCursor] = useState('');
  const people = useQuery(trainingPeopleQuery(trainingId, institutionId, cursor));
  const columns: readonly Column<MandatoryPerson>[] = [
    {
      key: 'person',
      header: t('mandatory.col.person'),
      isRowHeader: true,
      cell: ({ givenName, familyName }) => <span lang="">{`${givenName} ${familyName}`}</span>,
    },
    {
      key: 'department',
      header: t('mandatory.col.department'),
      cell: ({ departmentName }) => <span lang="">{departmentName}</span>,
    },
    { key: 'state', header: t('mandatory.col.state'), cell: ({ state }) => <MandatoryState state={state} /> },
  ];
  return (
    <Loaded query={people} shape="rows" count={4}>
      {({ items, next }) => (
        <div className="ed-stack" aria-busy={people.isPlaceholderData}>
          <Table
            caption={t('mandatory.people.of', { institution: name })}
            columns={columns}
            rows={items}
            rowKey={({ personId }) => personId}
          />
          {(cursor !== '' || next !== null) && (
            <nav className="ed-actions" aria-label={t('mandatory.people.pages')}>
              {cursor !== '' && <Button onClick={() => setCursor('')}>{t('mandatory.people.first')}</Button>}
              {next !== null && <Button onClick={() => setCursor(next)}>{t('mandatory.people.more')}</Button>}
            </nav>
          )}
        </div>
      )}
    </Loaded>
  );
}
