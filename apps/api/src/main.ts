import { readConfig } from './platform/config/config.js';
import { createHttpApp } from './http-app.js';

/** HTTP process. Stops accepting on SIGTERM, answers what is under way, then ends. */
const config = readConfig(process.env);
const app = await createHttpApp(config);
await app.listen(config.port, config.host);
process.send?.('ready');
