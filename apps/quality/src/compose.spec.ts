import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

interface Service {
  command?: string[];
  environment?: Record<string, string>;
  image?: string;
  healthcheck?: unknown;
}

const root = path.resolve(process.cwd(), '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const service = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};
const schemaFile = path.join(
  path.dirname(createRequire(import.meta.url).resolve('dclint/package.json')),
  'schemas/compose.schema.json',
);

describe('docker-compose.yml', () => {
  // The published schema names its dialect with https, which ajv knows by http.
  const schema = {
    ...(JSON.parse(readFileSync(schemaFile, 'utf8')) as object),
    $schema: 'http://json-schema.org/draft-07/schema#',
  };
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

  it('follows the published schema, and the schema refuses a misspelt key', () => {
    expect({ isValid: validate(compose), errors: validate.errors }).toEqual({ isValid: true, errors: null });
    expect(validate({ services: { api: { imagee: 'x' } } })).toBe(false);
  });

  it('keeps what was acknowledged: checksums and synchronous commits', () => {
    expect(service('database').command).toEqual(
      expect.arrayContaining(['synchronous_commit=on', 'fsync=on', 'full_page_writes=on']),
    );
    expect(service('database').environment?.['POSTGRES_INITDB_ARGS']).toContain('--data-checksums');
  });

  it('asks for every setting it needs, and .env.example names them all', () => {
    const wanted = new Set([...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1]));
    const offered = new Set([...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]));
    expect([...offered].sort()).toEqual([...wanted].sort());
  });

  it('runs programs that exist in the sources', () => {
    for (const name of ['api', 'worker', 'deploy']) {
      const program = service(name).command?.at(-1) ?? '';
      expect(() => read(program.replace('/dist/', '/src/').replace(/\.js$/, '.ts'))).not.toThrow();
    }
  });
});
