import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../../platform/http/problem.js';

const FAILURES_PER_ADDRESS = 10;
const REQUESTS_PER_IP = 300;
const WINDOW_SECONDS = 900;

/** Slows guessing: failures per e-mail address, requests for links per client. A right password is never held back by others' tries elsewhere. */
@Injectable()
export class SignInLimits {
  readonly #failures = new RateLimiterMemory({ points: FAILURES_PER_ADDRESS, duration: WINDOW_SECONDS });
  readonly #links = new RateLimiterMemory({ points: REQUESTS_PER_IP, duration: WINDOW_SECONDS });

  async guardSignIn<T>(email: string, ip: string, work: () => Promise<T>): Promise<T> {
    const key = `${email}|${ip}`;
    const state = await this.#failures.get(key);
    if (state && state.consumedPoints >= FAILURES_PER_ADDRESS) throw this.#tooMany(state);
    try {
      const result = await work();
      await this.#failures.delete(key);
      return result;
    } catch (error) {
      if (error instanceof Problem && error.code === 'sign-in.wrong')
        await this.#failures.consume(key).catch(() => undefined);
      throw error;
    }
  }

  async guardLinks(ip: string): Promise<void> {
    await this.#links.consume(ip).catch((state: RateLimiterRes) => Promise.reject(this.#tooMany(state)));
  }

  #tooMany(state: RateLimiterRes): Problem {
    return new Problem('request.too-many', { retryAfterSeconds: Math.ceil(state.msBeforeNext / 1000) });
  }
}
