/** The fills for figures that are not there: `<id>-hatch` for not reported, `<id>-dots` for suppressed. */
export function ChartPatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="ed-pattern-ground" />
        <path d="M0 0v6" className="ed-pattern-line" />
      </pattern>
      <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="ed-pattern-ground" />
        <circle cx="3" cy="3" r="1.15" className="ed-pattern-dot" />
      </pattern>
    </defs>
  );
}

/** The fill of a state without a number. */
export const patternFill = (id: string, state: 'not-reported' | 'suppressed'): string =>
  `url(#${id}-${state === 'suppressed' ? 'dots' : 'hatch'})`;
