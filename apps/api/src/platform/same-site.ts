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

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/**
 * Refuses what another site makes a browser send. The cookie's SameSite=Lax stops most of it; this also stops a neighbour under the
 * same domain, and forms, which cannot send JSON.
 */
export const sameSite =
  ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): RequestHandler =>
  (request, _response, next) => {
    const isJson = !hasBody(request) || request.is('application/json') === 'application/json';
    const isFine = SAFE.includes(request.method) || (isJson && isFromHere(request, PUBLIC_URL));
    if (!isFine) throw new ProblemError('request.crossSite');
    next();
  };
