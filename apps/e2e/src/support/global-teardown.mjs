export { stopRunning as default } from './running.mjs';
