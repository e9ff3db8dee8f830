import type { Request, RequestHandler } from 'express';
import type { Config } from './config';
import { hostOf } from './connection';
import { ProblemError } from './problem';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

const isFromHere = (request: Request, publicUrl: URL | undefined): boolean => {
  // Browsers write it and no page can forge it. `none` is the person at the address bar.
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === hostOf(request) || host === publicUrl?.host;
};

/** Types of body that are taken. No form can send one of them, and no page elsewhere without asking first. */
const TAKEN = ['application/json', 'application/pdf', 'application/octet-stream', 'image/*'];

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/**
 * Refuses what another site makes a browser send. The cookie's SameSite=Lax stops most of it; this also stops a neighbour under the
 * same domain, and forms, which can send neither JSON nor
 * a file as it is.
 */
export const sameSite =
  ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): RequestHandler =>
  (request, _response, next) => {
    const isTaken = !hasBody(request) || typeof request.is(TAKEN) === 'string';
    const isFine = SAFE.includes(request.method) || (isTaken && isFromHere(request, PUBLIC_URL));
    if (!isFine) throw new ProblemError('request.crossSite');
    next();
  };
