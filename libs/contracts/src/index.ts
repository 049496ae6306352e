export * from './core/codecs.js';
export * from './core/endpoint.js';
export * from './core/endpoints.js';
export * from './core/page-render.js';
export * from './core/problem-body.js';
export * from './problems/problem-codes.js';
export * from './identity/identity.contract.js';
export * from './system/system.contract.js';
