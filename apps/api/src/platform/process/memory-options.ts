/**
 * For Node, of every long-lived process. How much of the youngest memory is filled before it is looked through: by default
 * three times 16 MB; half of it leaves the API more of what it may use. And how much the old memory may grow before it is:
 * by default it may become several times of what is alive, so that a worker that streams 100,000 rows of an import held
 * 250 MB of which 20 were needed. One thread helps to look through it: four of each
 * process took every core of a small machine for a tenth of a second, and all answers waited; none at all left the worker
 * 130 MB larger. Also in the `Dockerfile` and in `docker-compose.yml`.
 */
export const MEMORY_OPTIONS: readonly string[] = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=40',
  '--v8-pool-size=1',
];
