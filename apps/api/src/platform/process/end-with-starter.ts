/** Set by `npm start` for the processes it forks. */
export const ENDS_WITH_STARTER = 'EDUKOM_ENDS_WITH_STARTER';

/**
 * Ends this process in order when the one that forked it is gone, however that ended: the channel between them closes
 * even when it was killed. Otherwise API and worker would go on alone, hold the port, and lose their database to the
 * next start. Does nothing in a process that nobody asked to (a container's, a service manager's).
 */
export function endWithStarter(): void {
  if (process.env[ENDS_WITH_STARTER] === '1') process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
