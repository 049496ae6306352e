import type { InstitutionPage } from '@edukom/contracts';
import { Breadcrumbs, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { Departments } from '../../features/people/organisation/departments.js';
import { RenameInstitution } from '../../features/people/organisation/institution-forms.js';
import { Members } from '../../features/people/organisation/members.js';
import { institutionQuery } from '../../features/people/organisation/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

function Institution({ institution }: { institution: InstitutionPage }) {
  const t = useT();
  const to = useAppPath();
  const arrival = useLocation().state as { isAdded?: boolean } | null;
  const [done, setDone] = useState<string | null>(arrival?.isAdded ? t('organisation.add.done') : null);
  const mayWrite = useIsAllowed('organisation.write');
  const { name, names, institutionId } = institution;
  usePageTitle(name.value);
  return (
    <>
      <PageHeader
        title={<span lang={name.lang}>{name.value}</span>}
        lead={t(`organisation.kind.${institution.kind}`)}
        breadcrumbs={
          <Breadcrumbs
            label={t('imports.breadcrumbs')}
            items={[
              { text: t('organisation.list.title'), href: to('/organisation') },
              { text: <span lang={name.lang}>{name.value}</span> },
            ]}
          />
        }
        actions={
          mayWrite &&
          names && (
            <RenameInstitution
              institutionId={institutionId}
              names={names}
              onDone={() => setDone(t('organisation.rename.done'))}
            />
          )
        }
      />
      <div className="ed-stack">
        {done && <Notice tone="good" isLive title={done} />}
        <Departments institution={institution} mayWrite={mayWrite} onDone={setDone} />
        <Members institutionId={institutionId} departments={institution.departments} />
      </div>
    </>
  );
}

/** One institution: departments, positions, who works there and did. */
export function Component() {
  const { institutionId = '' } = useParams();
  const institution = useQuery(institutionQuery(useLocale(), institutionId));
  return (
    <Loaded query={institution} shape="tasks">
      {(data) => <Institution key={data.institutionId} institution={data} />}
    </Loaded>
  );
}
