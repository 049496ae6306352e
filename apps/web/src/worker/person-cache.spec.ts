import { dataCacheOf } from '../shared/offline/device-caches.js';
import { FakeCaches } from './fake-caches.js';
import { PersonCache } from './person-cache.js';

const kept = '/kept/attempts/quiz';
const keepAs = async (caches: FakeCaches, person: string) =>
  (await caches.storage.open(dataCacheOf(person))).put(kept, new Response('{}'));

describe('what a page kept before the worker knew who is signed in', () => {
  it('stays when the server says that it is the same person: an attempt begun on the first visit', async () => {
    const caches = new FakeCaches();
    await keepAs(caches, 'one');
    await new PersonCache(caches.storage).becomes('one');
    expect(caches.addresses(dataCacheOf('one'))).toEqual([kept]);
  });

  it('goes when it is another person, and does not come back with the first', async () => {
    const caches = new FakeCaches();
    const person = new PersonCache(caches.storage);
    await keepAs(caches, 'one');
    await person.becomes('other');
    await person.becomes('one');
    expect(caches.addresses(dataCacheOf('one'))).toEqual([]);
  });
});
