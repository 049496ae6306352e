import { createHttpApp } from './http-app.js';
import { readConfig } from './platform/config/config.js';
import { startContentServer } from './platform/content/content-server.js';
import { Db } from './platform/db/db.js';
import { endWithStarter } from './platform/process/end-with-starter.js';
import { Storage } from './platform/storage/storage.js';

/** HTTP process. Stops accepting on SIGTERM, answers what is under way, then ends. */
endWithStarter();
const config = readConfig(process.env);
const app = await createHttpApp(config);
if (config.contentPort !== null) {
  const content = await startContentServer(app.get(Db), app.get(Storage), config.contentPort, config.host);
  content.unref();
}
await app.listen(config.port, config.host);
process.send?.('ready');
