import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEnhanced } from '../use-enhanced.js';

export type Tab = { key: string; label: ReactNode; panel: ReactNode };

export type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  /** The open tab when the page keeps it (in the URL); without it the tabs keep it themselves. */
  selected?: string;
  onSelect?: (key: string) => void;
};

const target = (key: string, at: number, count: number): number | undefined => {
  const moves: Record<string, number> = {
    ArrowRight: (at + 1) % count,
    ArrowLeft: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return moves[key];
};

/** One tab stop for the row, arrows move inside it. Without JavaScript all panels stand one below the other, the row leads to them. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const id = useId();
  const isEnhanced = useEnhanced();
  const [own, setOwn] = useState(tabs[0]?.key);
  const open = selected ?? own;

  if (!isEnhanced)
    return (
      <div className="ed-tabs">
        <nav aria-label={label} className="ed-tab-row">
          {tabs.map((tab) => (
            <a key={tab.key} className="ed-tab" href={`#${id}-panel-${tab.key}`}>
              {tab.label}
            </a>
          ))}
        </nav>
        {tabs.map((tab) => (
          <section key={tab.key} id={`${id}-panel-${tab.key}`} className="ed-tab-panel">
            <h3>{tab.label}</h3>
            {tab.panel}
          </section>
        ))}
      </div>
    );

  const select = (key: string) => {
    setOwn(key);
    onSelect?.(key);
  };
  const move = (event: KeyboardEvent<HTMLButtonElement>, at: number) => {
    const next = target(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    select(tab.key);
    document.getElementById(`${id}-tab-${tab.key}`)?.focus();
  };

  return (
    <div className="ed-tabs">
      <div role="tablist" aria-label={label} className="ed-tab-row">
        {tabs.map((tab, at) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.key}`}
            className="ed-tab"
            aria-selected={tab.key === open}
            aria-controls={`${id}-panel-${tab.key}`}
            tabIndex={tab.key === open ? 0 : -1}
            onClick={() => select(tab.key)}
            onKeyDown={(event) => move(event, at)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.key}
          role="tabpanel"
          id={`${id}-panel-${tab.key}`}
          aria-labelledby={`${id}-tab-${tab.key}`}
          hidden={tab.key !== open}
          tabIndex={0}
          className="ed-tab-panel"
        >
          {tab.key === open && tab.panel}
        </div>
      ))}
    </div>
  );
}
