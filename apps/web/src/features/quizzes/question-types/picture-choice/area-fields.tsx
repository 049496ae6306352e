import type { AreaShape } from '@edukom/contracts';
import { useT } from '../../../../shared/text/use-t.js';
import { readWhole, TypedField } from '../../builder/typed-field.js';

const FIELDS = {
  rectangle: ['x', 'y', 'width', 'height'],
  circle: ['x', 'y', 'radius'],
} as const;
type Name = (typeof FIELDS)[keyof typeof FIELDS][number];

const offset = readWhole(0, 20_000);
const size = readWhole(1, 20_000);
const PIXELS = { x: offset, y: offset, width: size, height: size, radius: size } as const;

/** Where an area lies, by numbers: the same as drawing it, for the keyboard. A polygon that was imported stays as it is. */
export function AreaFields(props: { shape: AreaShape; number: number; onChange: (shape: AreaShape) => void }) {
  const { shape, number, onChange } = props;
  const t = useT();
  if (shape.kind === 'polygon') return <p className="ed-hint">{t('builder.picture.polygon')}</p>;
  const sizes = shape as unknown as Readonly<Record<Name, number>>;
  return (
    <div className="qb-numbers" role="group" aria-label={t('builder.picture.place', { number })}>
      {FIELDS[shape.kind].map((name) => (
        <TypedField
          key={name}
          label={t(`builder.picture.${name}`)}
          inputMode="numeric"
          width="short"
          value={sizes[name]}
          read={PIXELS[name]}
          write={String}
          onChange={(pixels) => onChange({ ...shape, [name]: pixels } as AreaShape)}
        />
      ))}
    </div>
  );
}
