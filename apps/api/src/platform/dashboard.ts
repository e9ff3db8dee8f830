import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { isOfTheApi } from './http';
import { nonceOf } from './security-headers';

/** Where the build puts the dashboard, seen from the built API. From the sources there is nothing there, and nothing is served. */
export const DASHBOARD_FOLDER = resolve(__dirname, '../../../dashboard/browser');

const A_YEAR = 'public, max-age=31536000, immutable';
/** The build puts a hash of the content into the name. */
const HASHED = /-[\w-]{8}\.\w+(\.br)?$/;

const isNavigation = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !isOfTheApi(request.path) &&
  (request.path === '/' || request.headers.accept?.includes('text/html') === true);

/**
 * Serves the built dashboard from the same origin. A navigation gets the page, whatever its address: the dashboard's router knows what
 * is there. A file that does not exist is a 404, never the page.
 */
export const serveDashboard = (app: NestExpressApplication, folder: string): void => {
  const indexFile = join(folder, 'index.html');
  if (!existsSync(indexFile)) return;
  const index = readFileSync(indexFile, 'utf8');
  app.use(
    // Compressed when it was built, as small as brotli can; who asks for something else gets it compressed on the way.
    expressStaticGzip(folder, {
      index: false,
      enableBrotli: true,
      orderPreference: ['br'],
      serveStatic: {
        redirect: false,
        setHeaders: (response, path) => {
          response.setHeader('Cache-Control', HASHED.test(path) ? A_YEAR : 'no-cache');
        },
      },
    }),
  );
  app.use(((request, response, next) => {
    if (!isNavigation(request)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(index.replaceAll('__CSP_NONCE__', nonceOf(response)));
  }) satisfies RequestHandler);
};
