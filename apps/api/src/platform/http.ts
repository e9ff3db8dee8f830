import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type RequestHandler } from 'express';
import { CONFIG, type Config } from './config';
import { cleanUrl } from './clean-url';
import { LOGGER, requestLog } from './log';
import { ProblemError } from './problem';
import { RequestContext } from './request-context';
import { requestIdOf } from './request-id';
import { sameSite } from './same-site';
import { securityHeaders } from './security-headers';

/** Where the product's own API is; health and the document of the API are beside it. */
export const API_PREFIX = 'api/v1';

const MOST_BYTES = '1mb';

/** What belongs to the API rather than to the dashboard's files, in whatever capitals: the router takes `/API/v1` for `/api/v1`, too. */
export const isOfTheApi = (path: string): boolean => /^\/(api|health)(\/|$)/i.test(path);

const onlyTheApi =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) =>
    isOfTheApi(request.path) ? handler(request, response, next) : next();

const context: RequestHandler = (request, response, next) => {
  const requestId = requestIdOf(request);
  response.setHeader('X-Request-Id', requestId);
  RequestContext.run(RequestContext.start(requestId), next);
};

/** Answers about people are kept by no cache. */
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Everything that happens to a request before Nest sees it, in order. */
export const configureHttp = (app: NestExpressApplication): void => {
  const config = app.get<Config>(CONFIG);
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.TRUST_PROXY);
  // `?a[b]=c` stays the text that it is, rather than becoming an object that no contract expects.
  app.set('query parser', 'simple');
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health', 'health/ready'] });
  app.use(
    context,
    requestLog(app.get(LOGGER)),
    securityHeaders(config),
    compression(),
    onlyTheApi(noStore),
    onlyTheApi(cleanUrl),
    sameSite(config),
    onlyTheApi(express.json({ limit: MOST_BYTES })),
  );
};

/** What is under `/api` and is neither the API nor its document is not there: a problem like every other, and no page. */
export const refuseTheRest = (app: NestExpressApplication): void => {
  const isOurs = new RegExp(`^/(?:${API_PREFIX}|health)(?:/|$)`, 'i');
  app.use(((request, _response, next) => {
    if (isOfTheApi(request.path) && !isOurs.test(request.path)) throw new ProblemError('request.notFound');
    next();
  }) satisfies RequestHandler);
};
