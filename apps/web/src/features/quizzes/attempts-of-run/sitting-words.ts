import type { SittingRow } from '@edukom/contracts';
import { timeParts } from '@edukom/domain';
import { formatDateTime, formatDuration, type Translate } from '@edukom/i18n';

/** The whole time of an attempt, in two parts where some of it is extra: "45 min (30 + 15)". */
export function timeWords(t: Translate, { secondsAllowed, extraSeconds }: SittingRow): string {
  if (secondsAllowed === null) return t('sittings.time.none');
  const parts = { ...timeParts(secondsAllowed, extraSeconds) };
  return extraSeconds === 0 ? t('sittings.time.value', { total: parts.total }) : t('sittings.time.extra', parts);
}

/** Seconds left at a moment of the server's time; null without a limit or after the end. */
export const secondsLeft = ({ state, deadlineAt }: SittingRow, now: number): number | null =>
  state === 'open' && deadlineAt ? Math.max(0, Math.ceil((deadlineAt.getTime() - now) / 1_000)) : null;

/** How far somebody is, in words: sitting it with so much time left, finished when and how. */
export function stateWords(
  t: Translate,
  row: SittingRow,
  now: number,
): { readonly state: string; readonly more: string } {
  if (row.state === 'not-begun') return { state: t('sittings.state.not-begun'), more: '' };
  if (row.finishedAt)
    return {
      state: t(row.state === 'expired' ? 'sittings.state.expired' : 'sittings.state.submitted'),
      more: t('sittings.state.at', { at: formatDateTime(t.locale, row.finishedAt) }),
    };
  const left = secondsLeft(row, now);
  if (left === null) return { state: t('sittings.state.open'), more: t('sittings.state.no-limit') };
  if (left === 0) return { state: t('sittings.state.ending'), more: '' };
  return { state: t('sittings.state.open'), more: t('sittings.state.left', { time: formatDuration(left) }) };
}

/** What of the late answers waits, in words. */
export function lateWords(t: Translate, { late, lateWaiting }: SittingRow): string {
  if (late === 0) return t('sittings.late.none');
  return lateWaiting > 0 ? t('sittings.late.open', { count: lateWaiting }) : t('sittings.late.all-decided');
}

/** How late something came, in the unit people would say it in. */
export function lateBy(t: Translate, seconds: number): string {
  if (seconds < 120) return t('sittings.decide.by-seconds', { count: seconds });
  if (seconds < 2 * 3_600) return t('sittings.decide.by-minutes', { count: Math.round(seconds / 60) });
  return t('sittings.decide.by-hours', { count: Math.round(seconds / 3_600) });
}
