import { LinkButton } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';

/** The other pages about competences. */
export function CompetencePages() {
  const t = useT();
  const to = useAppPath();
  return (
    <>
      <LinkButton href={to('/competences/courses')} icon="book">
        {t('competences.tab.courses')}
      </LinkButton>
      <LinkButton href={to('/gaps')} icon="chart">
        {t('competences.tab.gaps')}
      </LinkButton>
    </>
  );
}
