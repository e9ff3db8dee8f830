import { isToken } from '../platform/token';

/** Holds the token of a sign-in. The prefix makes browsers insist on Secure, this very host and the whole of it. */
export const COOKIE = '__Host-throughline';

/** The token that a request brings, or null. */
export const tokenIn = (cookies: string | undefined): string | null => {
  const values = (cookies ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.slice(COOKIE.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && isToken(value) ? value : null;
};
