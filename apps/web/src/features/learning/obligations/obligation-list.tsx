import type { Obligation } from '@edukom/contracts';
import { Link, StatusPill } from '@edukom/ui';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { wayHref, whenText } from './obligation-text.js';

const STATUS = { due: 'needs', overdue: 'bad', valid: 'good' } as const;

function Pill({ one: { kind, state } }: { one: Obligation }) {
  const t = useT();
  const text = state === 'due' && kind === 'renewal' ? 'renew' : state;
  return <StatusPill status={STATUS[state]}>{t(`due.pill.${text}`)}</StatusPill>;
}

/** What is mandatory for me and what I have to renew, also what holds still and until when. */
export function ObligationList({ obligations }: { obligations: readonly Obligation[] }) {
  const t = useT();
  return (
    <section className="ed-stack" aria-labelledby="obligations">
      <h2 id="obligations">{t('due.title')}</h2>
      <ul className="web-obligations">
        {obligations.map((one) => (
          <li key={one.courseSlug}>
            <strong>
              <Localized text={one.courseTitle} />
            </strong>{' '}
            <Pill one={one} />
            <p>{whenText(t, one)}</p>
            {one.state !== 'valid' && (
              <p>
                {one.way === 'none' ? (
                  t('due.way.none')
                ) : (
                  <Link href={wayHref(one, t.locale)}>{t(`due.way.${one.way}`)}</Link>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
