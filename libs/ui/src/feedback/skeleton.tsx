export type SkeletonProps = {
  /** Read out once: "Loading". */
  label: string;
  /** The shape of what will come: lines of text, rows of a table, tasks of a list, one block. */
  shape?: 'lines' | 'rows' | 'tasks' | 'block';
  count?: number;
};

export function Skeleton({ label, shape = 'lines', count = 3 }: SkeletonProps) {
  return (
    <div role="status" className={`ed-skeleton ed-skeleton-${shape}`}>
      <span className="ed-hidden">{label}</span>
      {Array.from({ length: shape === 'block' ? 1 : count }, (_, index) => (
        <span key={index} className="ed-skeleton-part" aria-hidden="true" />
      ))}
    </div>
  );
}
