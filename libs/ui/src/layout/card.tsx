import { useId } from 'react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from '../class-names.js';

export type CardProps = Omit<ComponentPropsWithRef<'section'>, 'title'> & {
  title?: ReactNode;
  headingLevel?: 2 | 3;
  /** Links or buttons at the end of the title's line. */
  actions?: ReactNode;
  /** Content runs to the edges: tables and lists. */
  isFlush?: boolean;
};

/** A sheet of paper on the ground: one matter, with a heading of its own. */
export function Card({ title, headingLevel = 2, actions, isFlush, className, children, ...rest }: CardProps) {
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={classNames('ed-card', isFlush && 'ed-card-flush', className)}
      {...rest}
    >
      {title && (
        <div className="ed-card-head">
          <Heading id={id}>{title}</Heading>
          {actions && <div className="ed-actions">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
