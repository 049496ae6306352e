import { useEffect, useId, useRef } from 'react';
import type { MouseEvent, ReactNode } from 'react';

export type SummaryError = { fieldId: string; text: ReactNode };

export type ErrorSummaryProps = {
  /** What happened: "The form was not sent. Correct these two answers." */
  title: ReactNode;
  /** What was kept. */
  children?: ReactNode;
  errors: readonly SummaryError[];
};

const controls = 'input, select, textarea, button, a[href], [tabindex]';

const goTo = (event: MouseEvent, fieldId: string) => {
  const field = document.getElementById(fieldId);
  if (!field) return;
  event.preventDefault();
  const control = field.matches(controls) ? field : field.querySelector<HTMLElement>(controls);
  const words = field.closest('.ed-field, .ed-choice-field') ?? field;
  words.scrollIntoView?.({ block: 'start' });
  control?.focus({ preventScroll: true });
};

/** Takes focus when it appears. Give it a `key` that changes with each attempt to send, so that it appears anew. */
export function ErrorSummary({ title, children, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();

  useEffect(() => box.current?.focus(), []);

  return (
    <div ref={box} tabIndex={-1} role="group" aria-labelledby={titleId} className="ed-error-summary">
      <h2 id={titleId}>{title}</h2>
      {children && <p>{children}</p>}
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} onClick={(event) => goTo(event, error.fieldId)}>
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
