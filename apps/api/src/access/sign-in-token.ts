import { createHash, randomBytes } from 'node:crypto';

/** Holds the token of a sign-in. The prefix makes browsers insist on Secure, this very host and the whole of it. */
export const COOKIE = '__Host-throughline';

/** A new secret: 256 random bits, for a cookie or a one-time link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token. It has no pattern to guess, so a plain hash is enough and can be looked up. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The token that a request brings, or null. */
export const tokenIn = (cookies: string | undefined): string | null => {
  const values = (cookies ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.slice(COOKIE.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
};
