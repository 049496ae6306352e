import path from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  EDUKOM_DATA: z.string().default('.data'),
  DATABASE_URL: z.url().optional(),
  EDUKOM_DEMO: flag.optional(),
  /** Origin people use, e.g. `https://edukom.example.org`; default: loopback and the port. */
  PUBLIC_ORIGIN: z.url().optional(),
  CONTENT_ORIGIN: z.url().optional(),
  CONTENT_PORT: port.optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('Edukom <no-reply@edukom.example>'),
  /** Mails that may leave in any hour, all together. */
  MAILS_PER_HOUR: z.coerce.number().int().min(1).max(1_000_000).default(2_000),
  /** Signs check-in codes and scan tickets; generated under the data folder in demo mode. */
  EDUKOM_SECRET: z.string().min(32).optional(),
  TRUST_PROXY: flag.default(false),
  /** Certificate checks one client may ask for in a minute. */
  VERIFICATIONS_PER_MINUTE: z.coerce.number().int().min(1).default(120),
  /** Room for the files of one course, in MB. */
  MEDIA_QUOTA_MB: z.coerce.number().int().min(1).max(1_000_000).default(2048),
  /** `host:port` of a clamd that looks at uploads; none: they are not scanned. */
  CLAMD_ADDRESS: z
    .string()
    .regex(/^([^\s:/]+:\d{1,5})?$/)
    .optional(),
  DB_POOL: z.coerce.number().int().min(2).max(20).default(12),
  EDUKOM_WEB: z.string().optional(),
});

/** Settings of one process, read once from the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly isDemo: boolean;
  readonly publicOrigin: string;
  readonly contentOrigin: string;
  readonly contentPort: number | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly mailsPerHour: number;
  readonly secret: string;
  readonly trustProxy: boolean;
  readonly verificationsPerMinute: number;
  readonly mediaQuotaBytes: number;
  readonly clamdAddress: string | null;
  readonly poolSize: number;
  /** Folder of the built web (`client/`, `server/`); null where pages are not served (tests of the API alone). */
  readonly webDir: string | null;
}

/** Injection token of {@link Config}. */
export const CONFIG = Symbol('Config');

/**
 * Reads the environment.
 * @throws Error naming every setting that is missing or wrong; a process without a right configuration does not start.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    throw new Error(
      `Settings are wrong: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    );
  return configOf(parsed.data);
}

const withoutSlash = (url: string) => url.replace(/\/$/, '');

function contentOriginOf({ CONTENT_ORIGIN, CONTENT_PORT }: z.output<typeof environment>, origin: string): string {
  return withoutSlash(CONTENT_ORIGIN ?? (CONTENT_PORT ? `http://localhost:${CONTENT_PORT}` : origin));
}

function configOf(settings: z.output<typeof environment>): Config {
  if (!settings.DATABASE_URL)
    throw new Error('DATABASE_URL is missing: start with `npm start`, which brings a database, or name one');
  if (!settings.EDUKOM_SECRET) throw new Error('EDUKOM_SECRET is missing: at least 32 random characters');
  const origin = withoutSlash(settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`);
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: path.resolve(settings.EDUKOM_DATA),
    databaseUrl: settings.DATABASE_URL,
    isDemo: settings.EDUKOM_DEMO ?? false,
    publicOrigin: origin,
    contentOrigin: contentOriginOf(settings, origin),
    contentPort: settings.CONTENT_PORT ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    mailsPerHour: settings.MAILS_PER_HOUR,
    secret: settings.EDUKOM_SECRET,
    trustProxy: settings.TRUST_PROXY,
    verificationsPerMinute: settings.VERIFICATIONS_PER_MINUTE,
    mediaQuotaBytes: settings.MEDIA_QUOTA_MB * 1024 * 1024,
    // Compose hands an empty one on when none is set.
    clamdAddress: settings.CLAMD_ADDRESS || null,
    poolSize: settings.DB_POOL,
    webDir: settings.EDUKOM_WEB ? path.resolve(settings.EDUKOM_WEB) : null,
  };
}
