import type { Request, Response } from 'express';
import { SIGN_IN_MAX_DAYS } from '@throughline/domain/access';
import type { Config } from '../platform/config';
import { isSecureConnection } from '../platform/connection';
import { ProblemError } from '../platform/problem';
import { COOKIE } from './sign-in-token';

/** Lax: a link from an e-mail opens what it points to, while another site's forms come without it. */
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

export const setSignInCookie = (response: Response, token: string): void => {
  response.cookie(COOKIE, token, { ...ATTRIBUTES, maxAge: SIGN_IN_MAX_DAYS * 86_400_000 });
};

export const clearSignInCookie = (response: Response): void => {
  response.clearCookie(COOKIE, ATTRIBUTES);
};

/**
 * Refuses to take a password over a connection on which others can read it, and on which no browser would keep the cookie. Throws 403,
 * with what to do about it.
 */
export const assertSecure = (request: Request, config: Config): void => {
  if (isSecureConnection(request, config)) return;
  throw new ProblemError('signIn.insecure', { settings: ['PUBLIC_URL', 'TRUST_PROXY'] });
};
