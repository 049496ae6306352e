import type { ReactNode } from 'react';
import { Icon, type IconName } from '../layout/icon.js';
import { Link } from '../navigation/link.js';

export type Direction = 'ascending' | 'descending';
export type Sort = { column: string; direction: Direction };

export type TableSortProps = {
  direction: Direction | undefined;
  /** Address of the same view in the other order; wins over `onSort`, because a shared link opens the same view. */
  href?: string | undefined;
  onSort?: (() => void) | undefined;
  children: ReactNode;
};

const icons: Record<Direction, IconName> = { ascending: 'sort-up', descending: 'sort-down' };

/** What stands in the head of a column that can be sorted; the state is on the cell as aria-sort. */
export function TableSort({ direction, href, onSort, children }: TableSortProps) {
  const content = (
    <>
      {children}
      <Icon name={direction ? icons[direction] : 'sort'} />
    </>
  );
  if (href)
    return (
      <Link href={href} className="ed-sort">
        {content}
      </Link>
    );
  return (
    <button type="button" className="ed-sort" onClick={onSort}>
      {content}
    </button>
  );
}
