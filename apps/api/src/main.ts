import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { StartService, type Entrance } from './access/start.service';
import { createApp } from './app.module';
import { CannotStart } from './platform/cannot-start';
import { readConfig, type Config } from './platform/config';
import { DASHBOARD_FOLDER, serveDashboard } from './platform/dashboard';
import { createLog } from './platform/log';
import { MediaSweep } from './platform/media/media-sweep';
import { Migrator } from './platform/migrator';

export interface Served {
  /** Where to point a browser. */
  readonly url: string;
  /** What to tell whoever started this about signing in. */
  readonly signInHint: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the product in this process: brings the schema up to date, fills an empty database where that is asked for, and listens.
 *
 * Rejects with {@link CannotStart} for what whoever starts it can mend, and with the error of the system (`EADDRINUSE`) when the port
 * cannot be had.
 */
export async function serve(env: NodeJS.ProcessEnv = process.env): Promise<Served> {
  const read = readConfig(env);
  if (!read.ok) throw new CannotStart(['These settings are not right:', ...read.problems].join('\n  '));
  const config = read.value;
  const app = await createApp({
    config,
    log: createLog(config),
    checkAnswers: env['NODE_ENV'] === 'development',
  });
  try {
    await migrate(app.get(Migrator), config);
    serveDashboard(app, DASHBOARD_FOLDER);
    await app.init();
    const entrance = await app.get(StartService).begin();
    await app.listen(config.PORT, config.HOST);
    app.get(MediaSweep).begin();
    const url = urlOf(app, config);
    return { url, signInHint: hintOf(entrance, url), close: () => app.close() };
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

async function migrate(migrator: Migrator, { DATABASE_URL }: Config): Promise<void> {
  try {
    await migrator.run();
  } catch (error) {
    const { host, pathname } = new URL(DATABASE_URL);
    const reason = error instanceof AggregateError ? 'nothing answers there' : (error as Error).message;
    throw new CannotStart(`The database ${pathname.slice(1)} at ${host} cannot be used: ${reason}`, { cause: error });
  }
}

/** `localhost` rather than 127.0.0.1: more browsers keep a Secure cookie for it over plain http. */
function urlOf(app: NestExpressApplication, { PUBLIC_URL, HOST }: Config): string {
  if (PUBLIC_URL) return PUBLIC_URL.origin;
  const address = app.getHttpServer().address() as { readonly port: number };
  const host = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(HOST) ? 'localhost' : HOST;
  return `http://${host}:${address.port}`;
}

function hintOf(entrance: Entrance, url: string): string {
  switch (entrance.kind) {
    case 'accounts':
      return 'Sign in with your e-mail address and password.';
    case 'demonstration':
      return 'This is a demonstration: the sign-in page offers its accounts in one click.';
    case 'firstAdministrator':
      return `There is no administrator yet. Open this link to become the first; it works once:\n${url}${entrance.path}`;
  }
}

async function main(): Promise<void> {
  const { url, signInHint, close } = await serve();
  process.stdout.write(`Throughline is ready at ${url}\n${signInHint}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}

if (require.main === module) {
  main().catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'The port is in use by another program; set PORT to another one.' : error;
    console.error(reason);
    process.exitCode = 1;
  });
}
