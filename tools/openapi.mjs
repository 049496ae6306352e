// Writes docs/openapi.json from the built contracts: `npm run openapi`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { isLeftToNewerNode, root } from './node-version.mjs';

if (!isLeftToNewerNode()) {
  await build();
  const { openApiDocument } = await import(join(root, 'apps/api/dist/platform/http/openapi.js'));
  writeFileSync(join(root, 'docs/openapi.json'), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
}
