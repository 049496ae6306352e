// What journeys in a browser share with the harness: control of the product's processes, and a network that fails.
export type { BenchItem } from './bench/bench-item.js';
export type { FaultItem } from './faults/fault-item.js';
export { findEmbeddedDatabase, processesOfDatabase, type EmbeddedDatabase } from './product/embedded-database.js';
export { freePort } from './product/free-port.js';
export { Installation, type InstallationOptions } from './product/installation.js';
export { ProductProcess, type ProductOptions } from './product/product-process.js';
export type { ProcessIdentity } from './product/process-tree.js';
export { signIn } from './product/sign-in.js';
export { programFile, workspace } from './product/workspace.js';
export { faultModes, type FaultMode, type FaultRule, type LostReply, type SeenRequest } from './proxy/fault-rule.js';
export { TcpProxy, type ProxyCounters, type TcpProxyOptions, type Throttle } from './proxy/tcp-proxy.js';
