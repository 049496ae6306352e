import type { OutputOf, readMandatoryTraining } from '@edukom/contracts';
import { Button, type Column, Table } from '@edukom/ui';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

export type InstitutionStanding = OutputOf<typeof readMandatoryTraining>['institutions'][number];

export interface InstitutionsTableProps {
  readonly institutions: readonly InstitutionStanding[];
  readonly onShow: (institution: InstitutionStanding) => void;
}

/** How many people of each institution stand where; names on request, for those who may see them. */
export function InstitutionsTable({ institutions, onShow }: InstitutionsTableProps) {
  const [t, read] = [useT(), useReadText()];
  const count = (key: keyof InstitutionStanding['counts']): Column<InstitutionStanding> => ({
    key,
    header: t(`mandatory.col.${key}`),
    isNumeric: true,
    cell: ({ counts }) => counts[key],
  });
  const columns: readonly Column<InstitutionStanding>[] = [
    {
      key: 'institution',
      header: t('mandatory.col.institution'),
      isRowHeader: true,
      cell: ({ name }) => <Localized text={name} />,
    },
    count('done'),
    count('enrolled'),
    count('missing'),
    count('overdue'),
    {
      key: 'people',
      header: t('mandatory.col.people'),
      cell: (one) =>
        one.canReadPeople && (
          <Button
            isSmall
            aria-label={t('mandatory.standing.people', { institution: read(one.name) })}
            onClick={() => onShow(one)}
          >
            {t('mandatory.col.people')}
          </Button>
        ),
    },
  ];
  return (
    <Table
      caption={t('mandatory.standing')}
      isCaptionHidden
      columns={columns}
      rows={institutions}
      rowKey={({ institutionId }) => institutionId}
    />
  );
}
