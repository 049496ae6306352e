/**
 * For Node, of every long-lived process: how much of the youngest memory is filled before it is looked through. By default
 * three times 16 MB; half of it leaves the API more of what it may use. Also in the `Dockerfile` and in
 * `docker-compose.yml`.
 */
export const MEMORY_OPTIONS: readonly string[] = ['--max-semi-space-size=8'];
