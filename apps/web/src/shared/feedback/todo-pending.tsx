import { Skeleton } from '@edukom/ui';
import { useT } from '../text/use-t.js';

/** Holds a task's place in the to-do list while a source is reading. */
export function TodoPending() {
  return (
    <li>
      <Skeleton label={useT()('common.loading')} shape="tasks" count={1} />
    </li>
  );
}
