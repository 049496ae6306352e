import { type MyPass, myPasses } from '@edukom/contracts';
import { groupCheckedCode } from '@edukom/domain';
import { formatDayLong, formatTime } from '@edukom/i18n';
import { Card } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useT } from '../../../shared/text/use-t.js';

function Code({ pass }: { pass: MyPass }) {
  const t = useT();
  return (
    <>
      <svg
        className="attendance-qr attendance-pass"
        role="img"
        aria-label={t('attendance.pass.qr')}
        viewBox={`0 0 ${pass.qrSize} ${pass.qrSize}`}
        shapeRendering="crispEdges"
      >
        <rect className="attendance-qr-paper" width={pass.qrSize} height={pass.qrSize} />
        <path className="attendance-qr-ink" d={pass.qrPath} />
      </svg>
      <p className="attendance-pass-letters">{groupCheckedCode(pass.code)}</p>
    </>
  );
}

/** Only the next session's code stands open: nobody shows that of another one by mistake. */
function Pass({ pass, isNext }: { pass: MyPass; isNext: boolean }) {
  const t = useT();
  const when = t('attendance.mine.when', {
    day: formatDayLong(t.locale, pass.startsAt),
    from: formatTime(t.locale, pass.startsAt),
    to: formatTime(t.locale, pass.endsAt),
  });
  return (
    <li className="attendance-mine">
      <div>
        <p className="attendance-name" lang="">
          {pass.sessionTitle}
        </p>
        <p className="ed-hint">{[when, pass.room].filter(Boolean).join(' · ')}</p>
        {isNext ? (
          <Code pass={pass} />
        ) : (
          <details>
            <summary>{t('attendance.pass.show')}</summary>
            <Code pass={pass} />
          </details>
        )}
      </div>
    </li>
  );
}

/** My own codes, the next session first; the worker keeps them for where there is no network. */
export function MyPasses() {
  const t = useT();
  const mine = useQuery({ ...queryOf(myPasses, {}), staleTime: 0 });
  return (
    <Card title={t('attendance.pass.title')}>
      <p>{t('attendance.pass.lead')}</p>
      <Loaded query={mine} count={2}>
        {({ passes }) =>
          passes.length === 0 ? (
            <p className="ed-hint">{t('attendance.pass.none')}</p>
          ) : (
            <ul className="attendance-list">
              {passes.map((pass, index) => (
                <Pass key={pass.sessionId} pass={pass} isNext={index === 0} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
