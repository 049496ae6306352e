import { classNames } from '../class-names.js';

export type ProgressRingProps = {
  /** What it measures, with the value in words: "Completed: 64 percent". */
  label: string;
  /** Share done, 0 to 1. */
  share: number;
  /** In the middle: "64 %". */
  text: string;
  size?: 'small' | 'large';
};

export function ProgressRing({ label, share, text, size = 'small' }: ProgressRingProps) {
  const done = Math.min(1, Math.max(0, share)) * 100;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 48 48"
      className={classNames('ed-ring', `ed-ring-${size}`, done === 100 && 'ed-ring-full')}
    >
      <circle className="ed-ring-track" cx="24" cy="24" r="20.5" />
      {done > 0 && (
        <circle
          className="ed-ring-done"
          cx="24"
          cy="24"
          r="20.5"
          pathLength={100}
          strokeDasharray={`${done} 100`}
          transform="rotate(-90 24 24)"
        />
      )}
      <text x="24" y="24" dy="0.36em" textAnchor="middle">
        {text}
      </text>
    </svg>
  );
}
