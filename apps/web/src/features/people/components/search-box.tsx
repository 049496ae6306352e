import { TextField } from '@edukom/ui';
import { useEffect, useRef, useState } from 'react';

/** Long enough not to ask for every letter, short enough not to be waited for. */
const PAUSE_MS = 250;

export interface SearchBoxProps {
  readonly id: string;
  readonly label: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** What is typed shows at once and is searched when the typing rests. */
export function SearchBox({ id, label, search, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(search);
  const told = useRef(search);
  const tell = useRef(onSearch);
  useEffect(() => {
    tell.current = onSearch;
  });
  useEffect(() => {
    // The address changed by itself: back, a shared link, "show everybody".
    if (search !== told.current) {
      told.current = search;
      setTyped(search);
    }
  }, [search]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed === told.current) return;
      told.current = typed;
      tell.current(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      id={id}
      type="search"
      label={label}
      value={typed}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
