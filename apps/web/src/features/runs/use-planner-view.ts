import { useSearchParams } from 'react-router';
import { useNow } from '../../shared/time/use-now.js';
import { type PlannerView, todayIn } from './calendar-days.js';

const HOUR_MS = 3_600_000;

/** What the calendar shows; lives in the address, so that back works and a link opens the same. */
export interface PlannerShown {
  readonly view: PlannerView;
  readonly day: string;
  readonly host: string;
  readonly trainer: string;
  readonly room: string;
}

const isDay = (text: string | null): text is string =>
  text !== null && /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export function usePlannerView() {
  const [params, setParams] = useSearchParams();
  const today = todayIn(useNow(HOUR_MS));
  const day = params.get('day');
  const shown: PlannerShown = {
    view: params.get('view') === 'week' ? 'week' : 'month',
    day: isDay(day) ? day : today,
    host: params.get('host') ?? '',
    trainer: params.get('trainer') ?? '',
    room: params.get('room') ?? '',
  };
  const change = (next: Partial<PlannerShown>): void => {
    const all = Object.entries({ ...shown, ...next }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(all), { replace: true, preventScrollReset: true });
  };
  return { shown, change, today };
}
