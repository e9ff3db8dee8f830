import { randomUUID } from 'node:crypto';
import type { MediaKind } from '@throughline/domain/shared';
import type { AssetWrite } from '@throughline/domain/stories';
import sharp from 'sharp';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { MediaSweep } from '../platform/media/media-sweep';
import { CAST, tokenOf, type Name } from '../testing/cast';
import { photograph, recording } from '../testing/media-samples';
import { signedInAt } from '../testing/signed-in-at';
import { storyFiles } from '../testing/story-files-thread';
import { startStory } from '../testing/story-thread';
import { testApi } from '../testing/test-api';

const EVERYBODY = Object.keys(CAST) as Name[];

describe('the file of an asset', () => {
  const api = testApi();
  const files = storyFiles(api);
  const refusal = async (statement: Sql): Promise<unknown> => {
    try {
      await api.get(Database).transaction(async () => {
        await api.db.query(statement);
        await api.db.query(sql`set constraints all immediate`);
      });
      return null;
    } catch (error) {
      return (error as { driverError: { constraint: string } }).driverError.constraint;
    }
  };

  describe('is refused', () => {
    it('from whoever may not write to the story: who does not see it learns nothing of it', async () => {
      const where = await files.addAsset(await startStory(api));
      await files.begin('tess', where, 1000);
      const bytes = recording(1000);
      const each = (name: Name | null) => [
        () => files.begin(name, { ...where, fileId: randomUUID() }, 1000),
        () => files.append(name, where, 0, bytes),
        () => files.complete(name, where),
        () => files.remove(name, where),
      ];

      for (const [name, expected] of [
        [null, 401],
        ['tom', 404],
        ['omar', 404],
        ['fiona', 404],
        ['nora', 404],
        ['sal', 404],
        ['cara', 403],
      ] as const) {
        for (const act of each(name)) expect([name, (await act()).status]).toEqual([name, expected]);
      }
      expect((await files.begin('tess', where, 1000)).body).toMatchObject({ receivedBytes: 0 });
    });

    it('of a public story, from who only reads it', async () => {
      const where = await files.published();

      expect((await files.begin('tom', { ...where, fileId: randomUUID() }, 1000)).status).toBe(403);
      expect((await files.remove('tom', where)).status).toBe(403);
    });

    it('under what is of another story, or of another asset, or is not there', async () => {
      const where = await files.addAsset(await startStory(api));
      const other = await files.addAsset(await startStory(api));
      const beside = await files.addAsset(where.id);
      await files.begin('tess', where, 1000);

      expect((await files.begin('tess', { ...other, assetId: where.assetId }, 1000)).status).toBe(404);
      expect(await files.begin('tess', { ...beside, fileId: where.fileId }, 1000)).toMatchObject({
        status: 409,
        body: { code: 'request.alreadyExists' },
      });
      for (const mistaken of [
        { ...where, id: other.id },
        { ...beside, fileId: where.fileId },
        { ...where, fileId: randomUUID() },
      ]) {
        expect((await files.append('tess', mistaken, 0, recording(1000))).status).toBe(404);
        expect((await files.complete('tess', mistaken)).status).toBe(404);
        expect((await files.content('tess', mistaken)).status).toBe(404);
      }
      await api.as('tess').delete(`/api/v1/stories/${where.id}/assets/${where.assetId}`);
      expect((await files.append('tess', where, 0, recording(1000))).status).toBe(404);
      expect((await files.begin('tess', where, 1000)).status).toBe(404);
    });

    it.each<[string, Partial<AssetWrite>, MediaKind, string]>([
      ['of another kind', { kind: 'audio' }, 'image', 'asset.fileKind'],
      ['of a video, which is only linked to', { kind: 'video' }, 'audio', 'asset.fileKind'],
      ['beside an address', { url: 'https://stories.example.org/river' }, 'audio', 'asset.fileAndAddress'],
    ])('%s', async (_, write, kind, code) => {
      const where = await files.addAsset(await startStory(api), write);

      expect(await files.begin('tess', where, 1000, kind)).toMatchObject({ status: 422, body: { code } });
    });

    it('and so is an address beside a file, or another kind of what is kept', async () => {
      const where = await files.keep(await files.addAsset(await startStory(api)), recording(1000));
      const asset = await files.assetOf('tess', where);

      for (const [write, code] of [
        [{ url: 'https://stories.example.org/river' }, 'asset.fileAndAddress'],
        [{ kind: 'photo' }, 'asset.fileKind'],
      ] as const) {
        const answer = await files.putAsset('tess', where.id, write, asset);
        expect([answer.status, answer.body]).toMatchObject([422, { code }]);
      }
    });

    it.each<[string, AssetWrite['kind'], MediaKind, Buffer]>([
      ['an archive as a picture', 'photo', 'image', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)])],
      ['a drawing that can run scripts as a picture', 'photo', 'image', Buffer.from(`<svg>${' '.repeat(200)}</svg>`)],
      ['a recording as a document', 'text', 'document', recording(500)],
      ['a page as a recording', 'audio', 'audio', Buffer.from(`<!doctype html>${' '.repeat(200)}`)],
    ])('when it is %s', async (_, kind, sentAs, bytes) => {
      const where = await files.addAsset(await startStory(api), { kind });
      await files.begin('tess', where, bytes.length, sentAs);

      expect(await files.append('tess', where, 0, bytes)).toMatchObject({ status: 422, body: { code: 'media.type' } });
      expect((await files.complete('tess', where)).status).toBe(422);
      expect(await files.assetOf('tess', where)).toMatchObject({ file: null });
    });

    it('when it is completed before all of it is there, and when nothing is announced', async () => {
      const where = await files.addAsset(await startStory(api));
      const bytes = recording(1000);
      await files.begin('tess', where, bytes.length);
      await files.append('tess', where, 0, bytes.subarray(0, 600));

      expect(await files.complete('tess', where)).toMatchObject({
        status: 422,
        body: { code: 'media.incomplete', params: { receivedBytes: 600, declaredBytes: 1000 } },
      });
      expect((await files.content('tess', where)).status).toBe(404);
      expect((await files.begin('tess', { ...where, fileId: randomUUID() }, 0)).status).toBe(400);
    });

    it('once the story is withdrawn', async () => {
      const where = await files.addAsset(await startStory(api));
      await files.begin('tess', where, 1000);
      await files.append('tess', where, 0, recording(1000));
      await files.withdraw(where.id);

      expect(await files.begin('tess', { ...where, fileId: randomUUID() }, 1000)).toMatchObject({
        status: 409,
        body: { code: 'story.withdrawn' },
      });
      expect((await files.append('tess', where, 0, recording(1000))).status).toBe(404);
      expect((await files.complete('tess', where)).status).toBe(404);
      expect(await files.bytesLie(where)).toBe(false);
    });
  });

  describe('is sent', () => {
    it('in pieces, on from where it broke off, and once however often it is repeated', async () => {
      const where = await files.addAsset(await startStory(api));
      const bytes = recording(3000);
      const { version } = await files.assetOf('tess', where);
      await files.begin('tess', where, bytes.length);
      await files.append('tess', where, 0, bytes.subarray(0, 2000));

      expect((await files.begin('tess', where, bytes.length)).body).toMatchObject({ receivedBytes: 2000 });
      expect(await files.assetOf('tess', where)).toMatchObject({
        ...{ version, file: null },
        upload: { id: where.fileId, kind: 'audio', bytes: 3000, receivedBytes: 2000 },
      });
      expect((await files.assetOf('cara', where)).upload).toBeNull();
      expect(await files.append('tess', where, 0, bytes.subarray(0, 2000))).toMatchObject({
        status: 409,
        body: { code: 'media.offset', params: { offset: 2000 } },
      });
      await files.append('tess', where, 2000, bytes.subarray(2000));
      const first = await files.complete('tess', where);
      expect((await files.complete('tess', where)).body).toEqual(first.body);
      expect(first.body).toMatchObject({ state: 'complete', contentType: 'audio/wav', storedBytes: 3000 });
      expect(await files.assetOf('cara', where)).toMatchObject({
        ...{ version: version + 1, upload: null },
        file: { id: where.fileId, contentType: 'audio/wav', bytes: 3000 },
      });
      const kept = await api.db.query(sql`
        select from audit_event where action = 'asset.keep' and entity_id = ${where.assetId}`);
      expect(kept).toHaveLength(1);
    });

    it('anew: what was on its way is given up, and what was there stays until all of the other is', async () => {
      const first = await files.keep(await files.addAsset(await startStory(api)), recording(1000));
      const [givenUp, second] = [
        { ...first, fileId: randomUUID() },
        { ...first, fileId: randomUUID() },
      ];
      await files.begin('tess', givenUp, 1000);
      await files.append('tess', givenUp, 0, recording(1000));
      await files.begin('tess', second, 1500);

      expect((await files.append('tess', givenUp, 1000, recording(100))).status).toBe(404);
      expect(await files.bytesLie(givenUp)).toBe(false);
      expect((await files.content('tess', first)).status).toBe(200);
      await files.append('tess', second, 0, recording(1500));
      await files.complete('tess', second);
      expect((await files.content('tess', first)).status).toBe(404);
      expect([await files.bytesLie(first), await files.bytesLie(second)]).toEqual([false, true]);
    });

    it('as a picture without where and with what it was taken', async () => {
      const where = await files.addAsset(await startStory(api), { kind: 'photo' });
      await files.keep(where, await photograph(), 'image');
      const answer = await fetch(
        `${api.url}/api/v1/stories/${where.id}/assets/${where.assetId}/files/${where.fileId}/content`,
        { headers: { cookie: `__Host-throughline=${tokenOf('tess')}` } },
      );

      const { exif, format } = await sharp(await answer.arrayBuffer()).metadata();
      expect({ exif, format }).toEqual({ format: 'jpeg' });
    });

    it('in vain when nobody goes on with it: the asset is free again', async () => {
      const where = await files.addAsset(await startStory(api));
      await files.begin('tess', where, 1000);
      await signedInAt(api, '2026-06-23T10:00:00.000Z', async () => {
        await api.get(MediaSweep).run();

        const asset = await files.assetOf('tess', where);
        expect(asset.upload).toBeNull();
        const address = { url: 'https://stories.example.org/river' };
        expect((await files.putAsset('tess', where.id, address, asset)).status).toBe(200);
      });
    });
  });

  describe('is read', () => {
    it('as a source by those who work with the story, as an attachment, and each reading is kept without what was read', async () => {
      const where = await files.published();
      const source = await files.keep(await files.addAsset(where.id, { purpose: 'source' }), recording(800));

      for (const name of ['omar', 'fiona', 'frank', 'nora', 'sal', 'tom'] as const) {
        expect([name, (await files.content(name, source)).status]).toEqual([name, 404]);
      }
      expect((await files.content(null, source)).status).toBe(401);
      for (const name of ['ada', 'maya', 'tess', 'cara'] as const) {
        const { status, headers } = await files.content(name, source);
        expect([name, status, headers.get('content-disposition')]).toEqual([
          ...[name, 200],
          expect.stringMatching(/^attachment; filename="recording\.wav"/),
        ]);
        expect(headers.get('cache-control')).toContain('no-store');
      }
      expect((await files.content('tess', source, { range: 'bytes=0-99' })).status).toBe(206);
      const looks = await api.db.query<{ by: string; fields: unknown }>(sql`
        select account_id as by, fields from audit_event
        where action = 'asset.read' and entity_id = ${source.assetId} order by id`);
      expect(looks).toEqual(
        ([CAST.ada, CAST.maya, CAST.tess, CAST.cara, CAST.tess] as string[]).map((by) => ({ by, fields: [] })),
      );
    });

    it('as a source by the safeguarding lead, of somebody under 18', async () => {
      const id = await startStory(api, { write: { storytellerAge: 'from16To17' } });
      const source = await files.keep(await files.addAsset(id, { purpose: 'source' }), recording(800));

      expect((await files.content('sal', source)).status).toBe(200);
    });

    it('as what is published by whoever may read the story on the day', async () => {
      const where = await files.published({ consent: { expiresOn: '2026-07-01' } });

      for (const name of ['ada', 'maya', 'tess', 'cara', 'tom'] as const) {
        expect([name, (await files.content(name, where)).status]).toEqual([name, 200]);
      }
      for (const name of ['omar', 'fiona', 'frank', 'nora'] as const) {
        expect([name, (await files.content(name, where)).status]).toEqual([name, 404]);
      }
      const looks = sql`select from audit_event where action = 'asset.read' and entity_id = ${where.assetId}`;
      expect(await api.db.query(looks)).toEqual([]);
      // No job has run: the day alone ends it.
      await signedInAt(api, '2026-07-01T09:00:00.000Z', async () => {
        expect((await files.content('tom', where)).status).toBe(404);
        expect((await files.content('cara', where)).status).toBe(404);
        expect((await files.content('tess', where)).status).toBe(200);
      });
    });

    it('by nobody while it is on its way', async () => {
      const where = await files.addAsset(await startStory(api));
      await files.begin('tess', where, 1000);
      await files.append('tess', where, 0, recording(1000));

      expect((await files.content('tess', where)).status).toBe(404);
    });
  });

  describe('is gone from the disk', () => {
    it('with the consent to publish it, and what was recorded stays', async () => {
      const where = await files.published();
      const source = await files.keep(await files.addAsset(where.id, { purpose: 'source' }), recording(800));
      expect(await files.bytesLie(where)).toBe(true);

      expect((await files.withdraw(where.id, ['publish_web'])).status).toBe(200);

      expect([await files.bytesLie(where), await files.bytesLie(source)]).toEqual([false, true]);
      for (const name of EVERYBODY) expect((await files.content(name, where)).status).toBe(404);
      expect((await files.content('tess', source)).status).toBe(200);
    });

    it('with the story, whatever it was for and however far it had come', async () => {
      const where = await files.published();
      const source = await files.keep(await files.addAsset(where.id, { purpose: 'source' }), recording(800));
      const coming = await files.addAsset(where.id);
      await files.begin('tess', coming, 1000);
      await files.append('tess', coming, 0, recording(1000));

      await files.withdraw(where.id);

      for (const each of [where, source, coming]) {
        expect(await files.bytesLie(each)).toBe(false);
        for (const name of EVERYBODY) expect((await files.content(name, each)).status).toBe(404);
      }
      for (const { id } of (await api.as('maya').get(`/api/v1/stories/${where.id}/use`)).body.tasks as { id: string }[])
        await api.as('maya').post(`/api/v1/withdrawal-tasks/${id}/done`, { isDone: true, outcome: 'Done.' });
      expect((await api.as('ada').post(`/api/v1/stories/${where.id}/erasure`, { confirm: true })).status).toBe(200);
    });

    it('when it, or the asset, is taken away; and again is harmless', async () => {
      const where = await files.keep(await files.addAsset(await startStory(api)), recording(1000));
      const other = await files.keep(await files.addAsset(where.id), recording(1000));
      const coming = { ...where, fileId: randomUUID() };
      await files.begin('tess', coming, 1000);

      expect((await files.remove('tess', coming)).status).toBe(204);
      expect(await files.assetOf('tess', where)).toMatchObject({ upload: null, file: { id: where.fileId } });
      expect((await files.remove('tess', where)).status).toBe(204);
      expect((await files.remove('tess', where)).status).toBe(204);
      expect(await files.assetOf('tess', where)).toMatchObject({ upload: null, file: null });
      await api.as('tess').delete(`/api/v1/stories/${where.id}/assets/${other.assetId}`);
      expect([await files.bytesLie(where), await files.bytesLie(other)]).toEqual([false, false]);
    });
  });

  describe('of a public story that shows no name', () => {
    it('takes it down when another takes its place, until somebody says that name, face and voice are out of that one', async () => {
      const where = await files.published();
      const other = await files.keep({ ...where, fileId: randomUUID() }, recording(1200));

      expect(await files.read('maya', where.id)).toMatchObject({ state: 'unpublished' });
      expect((await files.content('tom', other)).status).toBe(404);
      const asset = await files.assetOf('maya', other);
      expect(asset.isAnonymised).toBe(false);
      expect(await files.publish(where.id)).toMatchObject({
        status: 422,
        body: { code: 'story.anonymisedAssetMissing' },
      });
      await files.putAsset('maya', where.id, { isAnonymised: true }, asset);
      expect((await files.publish(where.id)).body).toMatchObject({ state: 'published' });
      expect((await files.content('tom', other)).status).toBe(200);
    });

    it('takes it down when it is taken away', async () => {
      const where = await files.published();

      await files.remove('maya', where);

      expect(await files.read('maya', where.id)).toMatchObject({
        state: 'unpublished',
        assets: [{ file: null, isAnonymised: false }],
      });
    });

    it('stays as long as the other is on its way', async () => {
      const where = await files.published();
      await files.begin('maya', { ...where, fileId: randomUUID() }, 1000);

      expect(await files.read('tom', where.id)).toMatchObject({ state: 'published', assets: [{ upload: null }] });
    });
  });

  it('is kept in order by the database too', async () => {
    const where = await files.keep(await files.addAsset(await startStory(api)), recording(1000));
    const coming = await files.addAsset(where.id);
    await files.begin('tess', coming, 1000);
    const bare = await files.addAsset(where.id);
    const gone = await startStory(api);
    const lost = await files.addAsset(gone);
    await files.withdraw(gone);
    const swap = sql`media_id = null, upload_id = null`;

    for (const [statement, constraint] of [
      [
        sql`update story_asset set url = 'https://example.org' where id = ${where.assetId}`,
        'story_asset_file_or_address',
      ],
      [sql`update story_asset set removed_at = now() where id = ${where.assetId}`, 'story_asset_file_removed'],
      [sql`update story_asset set upload_id = ${coming.fileId} where id = ${lost.assetId}`, 'story_asset_file_removed'],
      [
        sql`update story_asset set ${swap}, is_anonymised = true where id = ${where.assetId}`,
        'story_asset_anonymised_anew',
      ],
      [sql`update story_asset set media_id = ${where.fileId} where id = ${bare.assetId}`, 'story_asset_media_key'],
      [sql`update story set state = 'withdrawn', withdrawn_at = now() where id = ${where.id}`, 'story_withdrawn_files'],
    ] as const) {
      expect(await refusal(statement)).toBe(constraint);
    }
  });
});

describe('withdrawing at the moment at which a file has arrived', () => {
  const api = testApi({ rollBack: false });
  const files = storyFiles(api);

  it('leaves nothing of it, whoever comes first', async () => {
    for (let round = 0; round < 8; round++) {
      const where = await files.addAsset(await startStory(api));
      await files.begin('tess', where, 4000);
      await files.append('tess', where, 0, recording(4000));
      const [complete, withdraw] = [() => files.complete('tess', where), () => files.withdraw(where.id)];

      const answers = await Promise.all(round % 2 === 0 ? [complete(), withdraw()] : [withdraw(), complete()]);
      const [completed, withdrawn] = round % 2 === 0 ? answers : answers.toReversed();

      expect(withdrawn?.status).toBe(200);
      expect([200, 404, 409]).toContain(completed?.status);
      expect(await files.bytesLie(where)).toBe(false);
      expect((await files.content('tess', where)).status).toBe(404);
      const rows = await api.db.query(sql`
        select media_id, upload_id from story_asset where id = ${where.assetId} and num_nonnulls(media_id, upload_id) > 0`);
      expect(rows).toEqual([]);
    }
  });
});
