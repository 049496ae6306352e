import { startTestServer } from './test-server.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** One server for the whole run; specs take copies of its template with `testDatabase()`. */
export default async function setup() {
  const server = await startTestServer();
  process.env.EDUKOM_TEST_DATABASE_URL = server.url;
  process.env.EDUKOM_TEST_TEMPLATE = server.template;
  const stopOn = (signal) => void server.stop().finally(() => process.kill(process.pid, signal));
  for (const signal of SIGNALS) process.once(signal, stopOn);
  globalThis.stopEdukomTestServer = async () => {
    for (const signal of SIGNALS) process.off(signal, stopOn);
    await server.stop();
  };
}
