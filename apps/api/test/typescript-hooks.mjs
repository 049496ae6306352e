// Lets plain Node import the sources (`.js` in an import means the `.ts` beside it, libs resolve to their sources), so that
// jest's global setup and programs started by a spec run the same code as the specs, without a build.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const options = {
  configFile: false,
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const isSource = (url) => url.startsWith('file:') && url.endsWith('.ts') && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    const conditions = { ...context, conditions: ['@edukom/source', ...context.conditions] };
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
    }
    return next(specifier, conditions);
  },
  load(url, context, next) {
    if (!isSource(url)) return next(url, context);
    const file = fileURLToPath(url);
    return {
      format: 'module',
      shortCircuit: true,
      source: transformSync(readFileSync(file, 'utf8'), { ...options, filename: file }).code,
    };
  },
});
