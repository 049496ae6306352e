import { findEmbeddedDatabase } from '@edukom/quality';
import { Client } from 'pg';
import { readInstance } from './instance.js';

/** The database of the shared instance, to see what is stored and to take a session away. */
export async function openDatabase(): Promise<Client> {
  const database = findEmbeddedDatabase(readInstance().dataDir);
  if (!database) throw new Error('The database of the product is not running');
  const client = new Client({ connectionString: database.connection });
  await client.connect();
  return client;
}

/** Revision and answer by question, of everything somebody has stored. */
export async function storedAnswers(
  database: Client,
  personId: string,
): Promise<Readonly<Record<number, { readonly rev: number; readonly text: string }>>> {
  const { rows } = await database.query<{ slot: number; client_rev: number; response: unknown }>(
    'SELECT slot, client_rev, response FROM answer JOIN attempt ON attempt.id = attempt_id WHERE person_id = $1',
    [personId],
  );
  return Object.fromEntries(
    rows.map(({ slot, client_rev, response }) => [slot, { rev: client_rev, text: JSON.stringify(response) }]),
  );
}
