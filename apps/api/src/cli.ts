import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { createApp } from './app.module';
import { MIGRATIONS } from './migrations';
import { CannotStart } from './platform/cannot-start';
import { readConfig, type Config } from './platform/config';
import { createDataSource } from './platform/data-source';
import { createLog } from './platform/log';
import { Migrator } from './platform/migrator';
import { documentText } from './platform/openapi';

/** The committed document, seen from the built file. */
const OPENAPI_FILE = resolve(__dirname, '../../../../apps/api/openapi.json');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const settings = (env: NodeJS.ProcessEnv): Config => {
  const read = readConfig(env);
  if (!read.ok) throw new CannotStart(['These settings are not right:', ...read.problems].join('\n  '));
  return read.value;
};

const withMigrator = async (work: (migrator: Migrator) => Promise<void>): Promise<void> => {
  const dataSource: DataSource = createDataSource(settings(process.env), MIGRATIONS);
  await work(new Migrator(dataSource));
};

const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  'migration:run': () =>
    withMigrator(async (migrator) => {
      const done = await migrator.run();
      say(done.length === 0 ? 'Nothing to do.' : done.map((name) => `Done: ${name}`).join('\n'));
    }),
  'migration:revert': () => withMigrator((migrator) => migrator.revert()),
  'migration:show': () =>
    withMigrator(async (migrator) => {
      for (const { name, isDone } of await migrator.show()) say(`${isDone ? 'done   ' : 'pending'} ${name}`);
    }),
  // Needs an application, but no database: nothing connects before an application is started.
  openapi: async () => {
    const config = settings({ DATABASE_URL: 'postgresql://nobody@localhost/nothing', LOG_LEVEL: 'error' });
    const app = await createApp({ config, log: createLog(config), checkAnswers: false });
    writeFileSync(OPENAPI_FILE, documentText(app));
    say(`Wrote ${OPENAPI_FILE}`);
  },
};

const run = async (name = ''): Promise<void> => {
  const command = COMMANDS[name];
  if (!command) throw new CannotStart(`Say one of: ${Object.keys(COMMANDS).join(', ')}`);
  await command();
};

run(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
