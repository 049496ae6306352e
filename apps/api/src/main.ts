import { MediaService } from './features/media/media.service.js';
import { createHttpApp } from './http-app.js';
import { readConfig } from './platform/config/config.js';
import { startContentServer } from './platform/content/content-server.js';
import { Doors } from './platform/http/doors.js';
import { endWithStarter } from './platform/process/end-with-starter.js';
import { Storage } from './platform/storage/storage.js';

/** HTTP process. Stops accepting on SIGTERM, answers what is under way, then ends. */
endWithStarter();
const config = readConfig(process.env);
const app = await createHttpApp(config);
if (config.contentPort !== null) {
  const content = await startContentServer({
    files: app.get(MediaService),
    storage: app.get(Storage),
    publicOrigin: config.publicOrigin,
    port: config.contentPort,
    host: config.host,
  });
  content.unref();
}
await app.init();
await app.get(Doors).open(app.getHttpServer(), config.port, config.host);
process.send?.('ready');
