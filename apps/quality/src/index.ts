export type { BenchItem } from './bench/bench-item.js';
export type { FaultItem } from './faults/fault-item.js';
