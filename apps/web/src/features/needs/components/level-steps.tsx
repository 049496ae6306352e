import { classNames } from '@edukom/ui';

/** Levels as a row of steps: filled up to what somebody has, outlined up to what is asked for. The figures stand beside it. */
export function LevelSteps({ held, target, of }: { held: number; target: number; of: number }) {
  return (
    <span className="needs-steps" aria-hidden="true">
      {Array.from({ length: of }, (_, at) => (
        <span
          key={at}
          className={classNames(
            'needs-step',
            at < held && 'needs-step-held',
            at >= held && at < target && 'needs-step-missing',
          )}
        />
      ))}
    </span>
  );
}
