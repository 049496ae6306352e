import type { RichTextNode } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { createContext, use, useMemo, useState, useSyncExternalStore } from 'react';
import { isSameValue } from './same-value.js';
import { asTyped, latinScript, type Script, type TypingScript } from './script.js';

const KEY = 'edukom.typing-script';
const listeners = new Set<() => void>();

const read = (): TypingScript => (localStorage.getItem(KEY) === 'Latn' ? 'Latn' : 'Cyrl');
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The letters I type Serbian in; remembered in this browser. */
export function useTypingScript(): [TypingScript, (script: TypingScript) => void] {
  const script = useSyncExternalStore(subscribe, read);
  const choose = (next: TypingScript) => {
    localStorage.setItem(KEY, next);
    listeners.forEach((listener) => listener());
  };
  return [script, choose];
}

/** The names of the course that stay in Latin letters. */
export const ProtectedTerms = createContext<readonly string[]>([]);

/** How texts of a language are typed here. */
export function useScript(locale: ContentLocale): Script {
  const [typing] = useTypingScript();
  const terms = use(ProtectedTerms);
  return useMemo(
    () => (locale === 'sr-Cyrl' && typing === 'Latn' ? latinScript(terms) : asTyped(locale)),
    [locale, typing, terms],
  );
}

/**
 * A text as it is typed: what was typed stays as it is, letter for letter, as long as it means what is stored; a text
 * that comes from elsewhere is shown in the script chosen.
 */
export function useTyped<T extends string | RichTextNode>(
  stored: T,
  script: Script,
  onChange: (stored: T) => void,
): [typed: T, type: (typed: T) => void] {
  const [kept, setKept] = useState({ typed: script.shown(stored), script });
  const isOurs = kept.script === script && isSameValue(script.stored(kept.typed), stored);
  const fresh = useMemo(() => script.shown(stored), [script, stored]);
  const type = (typed: T) => {
    setKept({ typed, script });
    onChange(script.stored(typed));
  };
  return [isOurs ? kept.typed : fresh, type];
}
