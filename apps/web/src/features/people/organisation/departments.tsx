import {
  addDepartment,
  addPosition,
  type DepartmentLine,
  getInstitution,
  type InstitutionPage,
  listOrganisation,
  renameDepartment,
  renamePosition,
} from '@edukom/contracts';
import { Button, Card, EmptyState } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { useT } from '../../../shared/text/use-t.js';
import { NameDialog } from './name-dialog.js';

type PositionLine = DepartmentLine['positions'][number];

/** What is being named: a new part, or one that is there. */
type Naming =
  | { readonly kind: 'department'; readonly of?: DepartmentLine }
  | { readonly kind: 'position'; readonly department: DepartmentLine; readonly of?: PositionLine };

interface DepartmentsProps {
  readonly institution: InstitutionPage;
  readonly mayWrite: boolean;
  readonly onDone: (text: string) => void;
}

/** Sends what was named and says what became of it. */
function useNaming({ institution: { institutionId }, onDone }: DepartmentsProps) {
  const t = useT();
  const touched = { invalidates: [keyOf(getInstitution), keyOf(listOrganisation)] };
  const newDepartment = useCall(addDepartment, touched);
  const newPosition = useCall(addPosition, touched);
  const department = useCall(renameDepartment, touched);
  const position = useCall(renamePosition, touched);
  const params = { institutionId };
  const nameDepartment = (of: DepartmentLine | undefined, body: { name: string }): Promise<unknown> =>
    of
      ? department.mutateAsync({ params: { ...params, departmentId: of.departmentId }, body })
      : newDepartment.mutateAsync({ params, body });
  const namePosition = (
    departmentId: string,
    of: PositionLine | undefined,
    body: { name: string },
  ): Promise<unknown> =>
    of
      ? position.mutateAsync({ params: { ...params, departmentId, positionId: of.positionId }, body })
      : newPosition.mutateAsync({ params: { ...params, departmentId }, body });
  return async (naming: Naming, name: string): Promise<void> => {
    if (naming.kind === 'department') await nameDepartment(naming.of, { name });
    else await namePosition(naming.department.departmentId, naming.of, { name });
    onDone(t(naming.of ? 'organisation.rename.done' : `organisation.${naming.kind}.done`));
  };
}

function titleOf(t: ReturnType<typeof useT>, naming: Naming): string {
  if (naming.of) return t(`organisation.${naming.kind}.rename`, { name: naming.of.name });
  if (naming.kind === 'department') return t('organisation.department.add');
  return t('organisation.position.add-in', { name: naming.department.name });
}

function Positions({
  department,
  mayWrite,
  onName,
}: {
  department: DepartmentLine;
  mayWrite: boolean;
  onName: (naming: Naming) => void;
}) {
  const t = useT();
  return (
    <>
      {department.positions.length === 0 ? (
        <p className="ed-second">{t('organisation.position.none')}</p>
      ) : (
        <ul className="people-positions">
          {department.positions.map((position) => (
            <li key={position.positionId}>
              <span>{position.name}</span>{' '}
              <span className="ed-second">{t('organisation.department.people', { count: position.people })}</span>
              {mayWrite && (
                <Button
                  isSmall
                  variant="bare"
                  icon="edit"
                  aria-label={t('organisation.position.rename', { name: position.name })}
                  onClick={() => onName({ kind: 'position', department, of: position })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Button
          isSmall
          aria-label={t('organisation.position.add-in', { name: department.name })}
          onClick={() => onName({ kind: 'position', department })}
        >
          {t('organisation.position.add')}
        </Button>
      )}
    </>
  );
}

/** The departments of an institution, each with its positions and how many work there; names are corrected in place. */
export function Departments(use: DepartmentsProps) {
  const t = useT();
  const { institution, mayWrite } = use;
  const [naming, setNaming] = useState<Naming | null>(null);
  const send = useNaming(use);
  return (
    <Card
      title={t('organisation.departments.title')}
      actions={
        mayWrite && (
          <Button isSmall icon="plus" onClick={() => setNaming({ kind: 'department' })}>
            {t('organisation.department.add')}
          </Button>
        )
      }
    >
      {institution.departments.length === 0 && <EmptyState title={t('organisation.departments.none')} />}
      <ul className="people-lines">
        {institution.departments.map((department) => (
          <li key={department.departmentId} className="people-line people-department">
            <div className="people-side">
              <h3 className="people-part">
                {department.name}
                {mayWrite && (
                  <Button
                    isSmall
                    variant="bare"
                    icon="edit"
                    aria-label={t('organisation.department.rename', { name: department.name })}
                    onClick={() => setNaming({ kind: 'department', of: department })}
                  />
                )}
              </h3>
              <p className="ed-second">
                {t('organisation.department.people', { count: department.people })}
                {department.former > 0 && <> · {t('organisation.department.former', { count: department.former })}</>}
              </p>
              <Positions department={department} mayWrite={mayWrite} onName={setNaming} />
            </div>
          </li>
        ))}
      </ul>
      {naming && (
        <NameDialog
          title={titleOf(t, naming)}
          label={t(naming.kind === 'department' ? 'organisation.department.name' : 'organisation.position.name')}
          hint={naming.of && t('organisation.rename.hint')}
          initial={naming.of?.name}
          onClose={() => setNaming(null)}
          onSend={(name) => send(naming, name)}
        />
      )}
    </Card>
  );
}
