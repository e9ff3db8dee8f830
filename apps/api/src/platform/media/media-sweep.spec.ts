import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { NOW } from '../../testing/cast';
import { recording } from '../../testing/media-samples';
import { testApi } from '../../testing/test-api';
import { Clock } from '../clock';
import { Database } from '../database';
import { Incoming } from './incoming';
import { MediaFileRepository } from './media-file.repository';
import { MediaService } from './media.service';
import { MediaStore } from './media-store';
import { MediaSweep, type Swept } from './media-sweep';

const api = testApi({ rollBack: false });

const KEPT = '1'.repeat(40);

/** The moment of the specs, and so many days or hours later. */
const later = ({ days = 0, hours = 0 }): string =>
  new Date(Date.parse(NOW) + (days * 24 + hours) * 3_600_000).toISOString();
const at = <Result>(instant: string, run: () => Promise<Result>): Promise<Result> => api.get(Clock).at(instant, run);
const sweep = (instant = NOW): Promise<Swept | null> => at(instant, () => api.get(MediaSweep).run());

const begun = (instant: string, part: number): Promise<string> =>
  at(instant, async () => {
    const [id, bytes] = [v7(), recording(1000)];
    await api.get(MediaService).begin(id, { kind: 'audio', bytes: bytes.length });
    const sent = Readable.from([bytes.subarray(0, part)], { objectMode: false });
    await api.get(MediaService).receive(id, 0, new Incoming(sent, part));
    return id;
  });
const standing = async (id: string): Promise<string | undefined> => (await api.get(MediaService).standing(id))?.state;
const keyOf = async (id: string): Promise<string> =>
  (await api.db.one<{ key: string }>(sql`select storage_key as key from media_file where id = ${id}`))?.key ?? '';
const pathOf = (key: string): string => {
  const [space = '', name = ''] = key.split('/');
  return join(api.mediaFolder, space, name.slice(0, 2), name.slice(2, 4), name);
};
const lies = async (key: string): Promise<boolean> => (await api.get(MediaStore).size(key)) > 0;
/** Bytes of which no row speaks, as a process leaves them that is killed in between. */
const orphan = async (name: string, changedAt: string): Promise<string> => {
  const key = `${await api.get(MediaFileRepository).space()}/${name}`;
  await api.get(MediaStore).append(key, 0, Buffer.from('left behind'));
  await utimes(pathOf(key), new Date(changedAt), new Date(changedAt));
  return key;
};

describe('the sweep', () => {
  it('gives up an upload that nobody has gone on with for seven days, and no other', async () => {
    const [old, young, done] = [await begun(NOW, 500), await begun(later({ days: 1 }), 500), await begun(NOW, 1000)];
    await api.get(MediaService).complete(done);
    const key = await keyOf(old);

    expect(await sweep(later({ days: 7 }))).toEqual({ abandoned: 0, removed: 0 });
    expect(await sweep(later({ days: 7, hours: 1 }))).toEqual({ abandoned: 1, removed: 1 });
    expect([await standing(old), await standing(young), await standing(done)]).toEqual([
      undefined,
      'receiving',
      'complete',
    ]);
    expect([await lies(key), await lies(await keyOf(young)), await lies(await keyOf(done))]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await sweep(later({ days: 7, hours: 1 }))).toEqual({ abandoned: 0, removed: 0 });
  });

  it('removes what a process left that was killed after the row had said so', async () => {
    const id = await begun(NOW, 1000);
    await api.get(MediaService).complete(id);
    const key = await keyOf(id);
    await api.db.query(sql`update media_file set removed_at = ${NOW} where id = ${id}`);

    expect(await lies(key)).toBe(true);
    expect(await sweep()).toMatchObject({ removed: 1 });
    expect(await lies(key)).toBe(false);
  });

  it('removes what no row ever spoke of, once it cannot be on its way any more', async () => {
    const [fresh, old] = [
      await orphan(KEPT, later({ hours: -1 })),
      await orphan('2'.repeat(40), later({ hours: -1.01 })),
    ];

    expect(await sweep()).toMatchObject({ removed: 1 });
    expect([await lies(fresh), await lies(old)]).toEqual([true, false]);
  });

  it('touches nothing that is not ours: other names, and the files of another database', async () => {
    const { mediaFolder } = api;
    const others = `${'f'.repeat(32)}/${'3'.repeat(40)}`;
    await api.get(MediaStore).append(others, 0, Buffer.from('of another database'));
    const space = await api.get(MediaFileRepository).space();
    for (const path of [join(mediaFolder, 'README'), join(mediaFolder, space, 'notes.txt'), pathOf(others)]) {
      await writeFile(path, 'mine');
      await utimes(path, new Date(0), new Date(0));
    }
    await sweep();

    expect(await lies(others)).toBe(true);
    expect(await readdir(mediaFolder)).toContain('README');
    expect(await readdir(join(mediaFolder, space))).toContain('notes.txt');
  });

  it('is for one process at a time', async () => {
    const elsewhere = api.get(Database).dataSource.createQueryRunner();
    await elsewhere.query('select pg_advisory_lock(7284015)');
    expect(await sweep()).toBeNull();
    await elsewhere.query('select pg_advisory_unlock(7284015)');
    await elsewhere.release();
    expect(await sweep()).not.toBeNull();
  });
});

describe('a disk store', () => {
  it.each([
    '../../../../etc/passwd',
    `${'a'.repeat(32)}/../../x`,
    `${'a'.repeat(32)}/${'b'.repeat(39)}/`,
    `${'a'.repeat(32)}/${'B'.repeat(40)}`,
    `${'a'.repeat(32)}/${'b'.repeat(40)}\0`,
    `${'a'.repeat(32)}/${'b'.repeat(40)}\n`,
    '',
  ])('has nothing under %j', async (key) => {
    const store = api.get(MediaStore);

    await expect(store.append(key, 0, Buffer.from('x'))).rejects.toThrow('no key of this store');
    await expect(store.read(key)).rejects.toThrow('no key of this store');
    await expect(store.remove(key)).rejects.toThrow('no key of this store');
  });
});
