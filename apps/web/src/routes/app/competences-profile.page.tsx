import { Breadcrumbs, Notice, PageHeader } from '@edukom/ui';
import type { CompetenceFramework, CompetenceProfile } from '@edukom/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProfileForm } from '../../features/needs/components/profile-form.js';
import { frameworksQuery, profilesQuery } from '../../features/needs/planning-queries.js';
import { problemOf } from '../../shared/api/errors.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

interface ProfilePageProps {
  readonly profile: CompetenceProfile;
  readonly frameworks: readonly CompetenceFramework[];
  readonly onReload: () => void;
}

function ProfilePage({ profile, frameworks, onReload }: ProfilePageProps) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const [saves, setSaves] = useState(0);
  usePageTitle(read(profile.name));
  return (
    <>
      <PageHeader
        title={<Localized text={profile.name} />}
        breadcrumbs={
          <Breadcrumbs
            label={t('competences.title')}
            items={[
              { text: t('competences.title'), href: to('/competences') },
              { text: <Localized text={profile.name} /> },
            ]}
          />
        }
      />
      <div className="ed-stack">
        {saves > 0 && <Notice key={saves} tone="good" isLive title={t('competences.edit.saved')} />}
        <ProfileForm
          profile={profile}
          frameworks={frameworks}
          onSaved={() => setSaves((count) => count + 1)}
          onReload={onReload}
        />
      </div>
    </>
  );
}

/** One target profile: what it is called, whom it is for, and what it asks for. */
export function Component() {
  const { profileId = '' } = useParams();
  const [version, setVersion] = useState(0);
  const profiles = useQuery(profilesQuery);
  const frameworks = useQuery(frameworksQuery);
  return (
    <Loaded query={frameworks} count={6}>
      {(known) => (
        <Loaded query={profiles} count={6}>
          {(planned) => {
            const profile = planned.profiles.find((one) => one.profileId === profileId);
            if (!profile) return <ProblemNotice error={problemOf('request.not-found')} />;
            const reload = () => void profiles.refetch().then(() => setVersion((before) => before + 1));
            return (
              <ProfilePage
                key={`${profileId} ${version}`}
                profile={profile}
                frameworks={known.frameworks}
                onReload={reload}
              />
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
