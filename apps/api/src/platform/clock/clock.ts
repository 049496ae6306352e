import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { drawnBytes } from '../process/drawn-bytes.js';

/** The time of this process; tests inject another. A port, so that no rule reads the machine's clock by itself. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** Randomness that people must not guess; tests inject a seeded one. */
@Injectable()
export class Random {
  /** For a secret; salts of which thousands are needed at once are drawn by `salt`. */
  bytes(length: number): Buffer {
    return randomBytes(length);
  }

  /** Makes what is hashed with it impossible to guess by trying; 128 bits. */
  salt(): Buffer {
    return drawnBytes(16);
  }

  /** A URL-safe secret of `bits` bits. */
  token(bits = 256): string {
    return randomBytes(bits / 8).toString('base64url');
  }

  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return randomInt(limit);
  }
}
