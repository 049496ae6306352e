import { useParams } from 'react-router';
import { CheckInScreen } from '../../features/attendance/components/check-in-screen.js';
import { useLiveBoard } from '../../features/attendance/use-live-board.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** The rotating QR for the wall of the room. */
export function Component() {
  const t = useT();
  const { sessionId = '' } = useParams();
  const { board } = useLiveBoard(sessionId);
  usePageTitle(t('attendance.screen.title'));
  return (
    <Loaded query={board} count={4}>
      {(data) => <CheckInScreen board={data} />}
    </Loaded>
  );
}
