export * from './core/define.js';
export * from './core/format.js';
export * from './core/load.js';
export * from './core/translator.js';
