import { dirname } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemBody } from '@throughline/domain/shared';
import express from 'express';

/** The document of the API, from the schemas of the contract. */
export const createDocument = (app: NestExpressApplication): OpenAPIObject => {
  const head = new DocumentBuilder()
    .setTitle('Throughline')
    .setDescription(
      'Programme management for community reporting. Sign in with POST /api/v1/sign-in; the answer sets a cookie. ' +
        'x-can names the action that the one policy is asked about.',
    )
    .setVersion('1')
    .addCookieAuth('__Host-throughline', { type: 'apiKey', in: 'cookie' })
    .addGlobalResponse({ status: 'default', description: 'A problem (RFC 9457)', standardSchema: problemBody })
    .build();
  return SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
};

/** The document as the text of the committed file. */
export const documentText = (app: NestExpressApplication): string =>
  `${JSON.stringify(createDocument(app), null, 2)}\n`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Throughline API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/api/docs/files/swagger-ui.css" />
  </head>
  <body>
    <div id="document"></div>
    <script src="/api/docs/files/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

// A file rather than an inline script: the content security policy allows no other.
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#document', validatorUrl: null });\n`;

/** `/api/openapi.json`, and a page to read it at `/api/docs`, with every file from here. */
export const serveDocument = (app: NestExpressApplication): void => {
  let document: string | undefined;
  const files = dirname(
    require.resolve('swagger-ui-dist/package.json', { paths: [require.resolve('@nestjs/swagger')] }),
  );
  app.use('/api/openapi.json', ((_request, response) => {
    document ??= JSON.stringify(createDocument(app));
    response.type('json').send(document);
  }) satisfies express.RequestHandler);
  app.use('/api/docs/start.js', ((_request, response) => {
    response.type('js').send(START);
  }) satisfies express.RequestHandler);
  app.use('/api/docs/files', express.static(files, { index: false, redirect: false, cacheControl: false }));
  app.use('/api/docs', ((request, response, next) => {
    if (request.path === '/') response.type('html').send(PAGE);
    else next();
  }) satisfies express.RequestHandler);
};
