import type { CourseOutline } from '@edukom/contracts';
import { formatDateTime, formatNumber } from '@edukom/i18n';
import { Button, Card, Icon, ProgressBar } from '@edukom/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { isOffline } from '../../../shared/offline/connection.js';
import { useMe } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import {
  canKeep,
  isStillThere,
  keepCourse,
  type KeptCourse,
  keptCourse,
  removeCourse,
} from '../offline/keep-course.js';

/** A kept course older than this is brought up to date when its page is opened. */
const STALE_MS = 24 * 3_600_000;
const MEGA = 1_000_000;

function useCanKeep(): boolean {
  const [can, setCan] = useState(canKeep);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    const look = () => setCan(canKeep());
    navigator.serviceWorker.addEventListener('controllerchange', look);
    return () => navigator.serviceWorker.removeEventListener('controllerchange', look);
  }, []);
  return can;
}

function useKeeping(outline: CourseOutline) {
  const { personId } = useMe();
  const [kept, setKept] = useState<KeptCourse | null>(() => keptCourse(personId, outline.enrolmentId));
  const [step, setStep] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const keep = useCallback(async () => {
    setError(null);
    setStep(0);
    await keepCourse(personId, outline, setStep).then(setKept, setError);
    setStep(null);
  }, [personId, outline]);
  const remove = () => {
    setKept(null);
    void removeCourse(personId, outline);
  };
  const isLooked = useRef(false);
  useEffect(() => {
    if (isLooked.current || !kept || isOffline() || !canKeep()) return;
    isLooked.current = true;
    const isStale = Date.now() - kept.syncedAt.getTime() > STALE_MS;
    void isStillThere(personId, outline).then((isThere) => (isStale || !isThere ? keep() : undefined));
  }, [kept, keep, personId, outline]);
  return { kept, step, error, keep, remove };
}

function What({ kept, step, lessons }: { kept: KeptCourse | null; step: number | null; lessons: number }) {
  const t = useT();
  if (step !== null)
    return <ProgressBar label={t('offline.keeping')} value={step} max={lessons} valueText={`${step} / ${lessons}`} />;
  if (!kept) return <p>{t('offline.text')}</p>;
  const size = formatNumber(t.locale, Math.max(0.1, kept.bytes / MEGA), 1);
  return (
    <p>
      <Icon name="check" />{' '}
      {t('offline.kept', { count: kept.lessons, size, at: formatDateTime(t.locale, kept.syncedAt) })}
    </p>
  );
}

/** Keeps a whole course readable without a network; says how much that is and as of when, and takes it away again. */
export function KeepCourse({ outline }: { outline: CourseOutline }) {
  const t = useT();
  const can = useCanKeep();
  const { kept, step, error, keep, remove } = useKeeping(outline);
  const lessons = outline.modules.flatMap((module) => module.activities).filter(({ kind }) => kind === 'lesson').length;
  if ((!can && !kept) || lessons === 0) return null;
  return (
    <Card title={t('offline.title')}>
      <div className="ed-stack web-keep" aria-live="polite">
        <What kept={kept} step={step} lessons={lessons} />
        <ProblemNotice error={error} />
        {step === null && (
          <div className="ed-actions">
            <Button icon="download" isSmall={kept !== null} onClick={() => void keep()}>
              {t(kept ? 'offline.renew' : 'offline.keep')}
            </Button>
            {kept && (
              <Button icon="trash" variant="bare" isSmall onClick={remove}>
                {t('offline.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
