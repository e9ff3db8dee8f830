import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Nest's token for the settings of this process. */
export const CONFIG = Symbol('CONFIG');

const whole = (least: number, most: number, standard: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`)
    .default(standard);

const isUrl = (protocols: readonly string[]) => (text: string) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

/** Every setting of the API. `.env.example` lists the same keys, and a spec compares the two. */
export const configSchema = z.object({
  /** Port to listen on. 0 takes any free one. */
  PORT: whole(0, 65_535, 3000),
  /**
   * Address to listen on. Loopback unless told otherwise: signing in from another machine needs https anyway, so whoever opens this to a
   * network has a reverse proxy, which reaches loopback. In a container it is `0.0.0.0`.
   */
  HOST: z.string().default('127.0.0.1'),
  /** Folder of the embedded database, and of the media unless those have another. */
  DATA_DIR: z.string().default('./data'),
  /** Folder of recordings, pictures and documents. All processes of an installation share it. See {@link mediaFolder}. */
  MEDIA_DIR: z.string().optional(),
  /** PostgreSQL 15 or newer. */
  DATABASE_URL: z
    .string('is needed: the address of a PostgreSQL 15 or newer')
    .refine(isUrl(['postgres:', 'postgresql:']), 'must look like postgresql://user:password@host:5432/database'),
  /** Connections that this process keeps open at most. Times the number of processes it has to fit the server's max_connections. */
  DATABASE_POOL_SIZE: whole(2, 200, 10),
  /** Whether an empty database is filled with the demonstration programmes. */
  DEMONSTRATION: z.enum(['never', 'when-empty'], 'must be never or when-empty').default('never'),
  /** The https address at which people reach this through a reverse proxy. Requests for its host count as https. */
  PUBLIC_URL: z
    .string()
    .refine(isUrl(['https:']), 'must be an https address')
    .transform((text) => new URL(text))
    .optional(),
  /** How many reverse proxies stand in front: so many entries of X-Forwarded-* are believed. 0 believes none. */
  TRUST_PROXY: whole(0, 5, 0),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'must be silent, error, warn, info or debug')
    .default('info'),
});
export type Config = z.infer<typeof configSchema>;

/** The folder of the media, absolute. */
export const mediaFolder = ({ DATA_DIR, MEDIA_DIR }: Pick<Config, 'DATA_DIR' | 'MEDIA_DIR'>): string =>
  resolve(MEDIA_DIR ?? join(DATA_DIR, 'media'));

type Read =
  { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the settings. An empty one is one that is not there, as in the lines of a copied `.env.example`. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Read => {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape)
      .map((key) => [key, env[key]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = configSchema.safeParse(given);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, problems: read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) };
};
