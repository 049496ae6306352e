import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { workspace } from './workspace.js';

/** What runs in a container: its command and its environment. */
export interface ComposeService {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

interface ServiceInFile {
  readonly command?: string[];
  readonly environment?: Record<string, string>;
}

/**
 * A service of `docker-compose.yml` as it would run.
 * @param settings what `.env` says
 * @throws Error for a setting that the file asks for and `settings` lacks
 */
export function composeService(name: string, settings: Readonly<Record<string, string>>): ComposeService {
  const file = parse(readFileSync(join(workspace, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
    services: Record<string, ServiceInFile>;
  };
  const service = file.services[name];
  if (!service) throw new Error(`no service ${name}`);
  const environment = Object.entries(service.environment ?? {}).map(([key, value]): [string, string] => [
    key,
    interpolate(value, settings),
  ]);
  return { command: service.command ?? [], environment: Object.fromEntries(environment) };
}

/** `${NAME}`, `${NAME:-otherwise}` and `${NAME:?message}` as compose reads them. */
export function interpolate(text: string, settings: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, kind?: string, rest = '') => {
    const value = settings[name];
    if (value) return value;
    if (kind === '?') throw new Error(rest);
    return kind === '-' ? rest : '';
  });
}
