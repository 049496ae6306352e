import type { ComponentPropsWithRef } from 'react';
import { classNames } from '../class-names.js';

/** The to-do list a home page is: TaskCards on one sheet, parted by hairlines. */
export function TaskList({ className, children, ...rest }: ComponentPropsWithRef<'ul'>) {
  return (
    <ul className={classNames('ed-tasks', className)} {...rest}>
      {children}
    </ul>
  );
}
