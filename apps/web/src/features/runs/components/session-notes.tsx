import type { RunDetail, RunSession } from '@edukom/contracts';
import { useT } from '../../../shared/text/use-t.js';

/** What is special about a session: who leads it, why its room is shared, why it was cancelled. */
export function SessionNotes({ session, run }: { session: RunSession; run: RunDetail }) {
  const t = useT();
  const leading = run.trainers.filter(({ personId }) => session.trainerIds.includes(personId)).map(({ name }) => name);
  const notes = [
    leading.length > 0 ? t('planner.session.led-by', { names: leading.join(', ') }) : '',
    session.overrideReason === null ? '' : t('planner.session.shared', { reason: session.overrideReason }),
    session.cancelReason === null ? '' : t('planner.session.cancelled-why', { reason: session.cancelReason }),
  ].filter(Boolean);
  return notes.map((note) => (
    <p key={note} className="ed-hint">
      {note}
    </p>
  ));
}
