import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema, readConfig } from './config';

const DATABASE_URL = 'postgresql://throughline@localhost/throughline';

describe('the settings', () => {
  it('that are bad are named all at once', () => {
    expect(
      readConfig({ PORT: '80a', DATABASE_POOL_SIZE: '1', DEMONSTRATION: 'always', PUBLIC_URL: 'http://x.org' }),
    ).toEqual({
      ok: false,
      problems: [
        'PORT must be a whole number',
        'DATABASE_URL is needed: the address of a PostgreSQL 15 or newer',
        'DATABASE_POOL_SIZE must be from 2 to 200',
        'DEMONSTRATION must be never or when-empty',
        'PUBLIC_URL must be an https address',
      ],
    });
  });

  it('have sensible values where they are missing or empty', () => {
    expect(readConfig({ DATABASE_URL, PORT: '', HOST: ' ' })).toMatchObject({
      ok: true,
      value: { PORT: 3000, HOST: '127.0.0.1', DEMONSTRATION: 'never', TRUST_PROXY: 0, LOG_LEVEL: 'info' },
    });
  });

  it('are all in .env.example, each with its comment above it', () => {
    const lines = readFileSync(join(__dirname, '../../../../.env.example'), 'utf8').split('\n');
    const listed = lines.flatMap((line) => /^#?\s?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);

    expect(listed.toSorted()).toEqual(Object.keys(configSchema.shape).toSorted());
  });
});
