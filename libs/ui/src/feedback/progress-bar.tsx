import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';

export type ProgressBarProps = {
  label: ReactNode;
  /** Without a value the bar only says that work goes on. */
  value?: number | undefined;
  max?: number;
  /** The value in words: "3 of 8 lessons". */
  valueText?: string;
  isLabelHidden?: boolean;
};

export function ProgressBar({ label, value, max = 1, valueText, isLabelHidden }: ProgressBarProps) {
  const id = useId();
  return (
    <div className={classNames('ed-progress', value !== undefined && value >= max && 'ed-progress-full')}>
      <div className="ed-progress-words">
        <label htmlFor={id} className={isLabelHidden ? 'ed-hidden' : undefined}>
          {label}
        </label>
        {valueText && <span>{valueText}</span>}
      </div>
      <progress id={id} value={value} max={max} aria-valuetext={valueText} />
    </div>
  );
}
