import { useT } from '../../../shared/text/use-t.js';
import { TEXT_SIZES, type TextSize } from '../lesson/use-text-size.js';

/** Three sizes of the same letter; the name of each is read out. */
export function TextSizeControl({ size, onChange }: { size: TextSize; onChange: (size: TextSize) => void }) {
  const t = useT();
  const letter = t('learning.size.letter');
  return (
    <div role="group" aria-label={t('learning.size.label')} className="web-text-size">
      {TEXT_SIZES.map((one) => (
        <button
          key={one}
          type="button"
          data-size={one}
          aria-pressed={one === size}
          aria-label={t(`learning.size.${one}`)}
          onClick={() => onChange(one)}
        >
          {letter}
        </button>
      ))}
    </div>
  );
}
