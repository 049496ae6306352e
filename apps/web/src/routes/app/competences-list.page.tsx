import { EmptyState, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { BeginProfile } from '../../features/needs/components/begin-profile.js';
import { CompetencePages } from '../../features/needs/components/competence-pages.js';
import { FrameworksCard } from '../../features/needs/components/frameworks-card.js';
import { PositionsTable } from '../../features/needs/components/positions-table.js';
import { ProfilesTable } from '../../features/needs/components/profiles-table.js';
import { frameworksQuery, profilesQuery } from '../../features/needs/planning-queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Every target profile, the positions people hold, and the frameworks behind them. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const profiles = useQuery(profilesQuery);
  const frameworks = useQuery(frameworksQuery);
  usePageTitle(t('competences.title'));
  return (
    <>
      <PageHeader title={t('competences.title')} lead={t('competences.lead')} actions={<CompetencePages />} />
      <Loaded query={frameworks} shape="rows">
        {(known) => (
          <Loaded query={profiles} shape="rows">
            {(planned) => (
              <div className="ed-stack">
                {planned.profiles.length === 0 ? (
                  <EmptyState icon="list" title={t('competences.list.empty.title')}>
                    {t('competences.list.empty.text')}
                  </EmptyState>
                ) : (
                  <ProfilesTable profiles={planned.profiles} frameworks={known.frameworks} />
                )}
                <BeginProfile
                  frameworks={known.frameworks}
                  onBegun={(profileId) => void navigate(to(`/competences/${profileId}`))}
                />
                <PositionsTable {...planned} />
                <FrameworksCard {...known} />
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}
