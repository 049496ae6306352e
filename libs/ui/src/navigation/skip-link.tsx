import type { ComponentPropsWithRef } from 'react';
import { classNames } from '../class-names.js';

/** First thing in the tab order; seen only while focused. */
export function SkipLink({ href = '#main', className, children, ...rest }: ComponentPropsWithRef<'a'>) {
  return (
    <a href={href} className={classNames('ed-skip', className)} {...rest}>
      {children}
    </a>
  );
}
