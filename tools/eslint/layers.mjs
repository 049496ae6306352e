/** Directions inside an app, after docs/adr/0002: platform ← features ← app; shared ← features ← routes ← app. */
import path from 'node:path';

const apiLayer = { platform: 0, features: 1, seeds: 3, '': 3 };
const webLayer = { shared: 0, features: 1, routes: 2, app: 3, '': 4 };

const place = (file) => {
  const m = /apps\/(api|web)\/src\/(.*)$/.exec(file);
  if (!m) return null;
  const [, app, rest] = m;
  const parts = rest.split('/');
  return { app, layer: parts.length > 1 ? parts[0] : '', feature: parts[0] === 'features' ? parts[1] : null };
};

const problem = (from, to, node, target) => {
  const order = from.app === 'api' ? apiLayer : webLayer;
  const a = order[from.layer];
  const b = order[to.layer];
  if (a !== undefined && b !== undefined && b > a)
    return `${from.layer || 'the app root'} must not import ${to.layer || 'the app root'}`;
  if (from.feature && to.feature && from.feature !== to.feature) {
    if (from.app === 'web') return 'a web feature imports no other feature';
    const isEntityType = /\.entity(\.js)?$/.test(target) && node.importKind === 'type';
    if (!/\.(service|module)(\.js)?$/.test(target) && !isEntityType)
      return 'an api feature imports from another only its service, its module, or the type of an entity';
  }
  return null;
};

export const layers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = place(context.filename);
    if (!from) return {};
    const check = (node) => {
      const target = node.source?.value;
      if (typeof target !== 'string') return;
      if (
        target === 'typeorm' &&
        from.app === 'api' &&
        node.importKind !== 'type' &&
        !/platform\/db\/|\.repository\.ts$|\.(entity|entities)\.ts$|migrations\//.test(context.filename)
      )
        context.report({
          node,
          message: 'TypeORM appears only in platform/db, entities, migrations and *.repository.ts',
        });
      if (!target.startsWith('.')) return;
      const to = place(path.resolve(path.dirname(context.filename), target));
      if (!to || to.app !== from.app) return;
      const message = problem(from, to, node, target);
      if (message) context.report({ node, message });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};
