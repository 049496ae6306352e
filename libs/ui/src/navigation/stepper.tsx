import type { ReactNode } from 'react';
import { Icon } from '../layout/icon.js';
import { Link } from './link.js';

export type Step = {
  key: string;
  label: ReactNode;
  state: 'done' | 'current' | 'ahead';
  /** The state in words, for those who do not see the mark. */
  stateText: string;
  href?: string;
};

export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="ed-steps">
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={`ed-step ed-step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="ed-step-mark" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <span className="ed-step-text">
            {step.href ? <Link href={step.href}>{step.label}</Link> : step.label}
            <span className="ed-hidden"> ({step.stateText})</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
