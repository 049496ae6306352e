import { useState } from 'react';

export const TEXT_SIZES = ['small', 'medium', 'large'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const KEY = 'edukom.text-size';
const isSize = (value: string | null): value is TextSize => TEXT_SIZES.some((size) => size === value);

function kept(): TextSize {
  try {
    const value = localStorage.getItem(KEY);
    return isSize(value) ? value : 'medium';
  } catch {
    return 'medium';
  }
}

/** The size of lesson texts on this device. */
export function useTextSize(): [TextSize, (size: TextSize) => void] {
  const [size, setSize] = useState(kept);
  return [
    size,
    (next) => {
      setSize(next);
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // Storage is forbidden or full: the choice holds for this page.
      }
    },
  ];
}
