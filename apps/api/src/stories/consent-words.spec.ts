import { randomUUID } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { MediaSweep } from '../platform/media/media-sweep';
import { CAST, type Name } from '../testing/cast';
import { mp4, recording } from '../testing/media-samples';
import { signedInAt } from '../testing/signed-in-at';
import { storyFiles } from '../testing/story-files-thread';
import { startStory, type Thread } from '../testing/story-thread';
import { testApi } from '../testing/test-api';
import type { Words } from './consent-words.repository';

const EVERYBODY = Object.keys(CAST) as Name[];

describe('what somebody said when they decided', () => {
  const api = testApi();
  const files = storyFiles(api);
  const refusal = async (statement: Sql): Promise<unknown> => {
    try {
      await api.get(Database).transaction(() => api.db.query(statement));
      return null;
    } catch (error) {
      return (error as { driverError: { constraint: string } }).driverError.constraint;
    }
  };
  const lastConsent = async (id: string): Promise<string> => (await files.read('ada', id)).consents.at(-1)?.id ?? '';
  const start = async (thread: Thread = {}): Promise<Words> => {
    const id = await startStory(api, { consent: { method: 'recordedVerbal' }, ...thread });
    return { id, consentId: await lastConsent(id), wordsId: randomUUID() };
  };
  const bytesLie = ({ wordsId }: Words): Promise<boolean> => files.bytesLie({ fileId: wordsId });

  describe('is refused', () => {
    it('from whoever does not record consent', async () => {
      const words = await start();
      await files.beginWords('tess', words, 1000);
      const each = (name: Name | null) => [
        () => files.beginWords(name, { ...words, wordsId: randomUUID() }, 1000),
        () => files.appendWords(name, words, 0, recording(1000)),
        () => files.completeWords(name, words),
        () => files.removeWords(name, words),
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
      expect((await files.beginWords('tess', words, 1000)).body).toMatchObject({ receivedBytes: 0 });
    });

    it('of another story or decision, and of what was taken back', async () => {
      const [words, other] = [await start(), await start()];
      await files.beginWords('tess', words, 1000);

      for (const mistaken of [
        { ...words, consentId: other.consentId },
        { ...words, consentId: randomUUID() },
        { ...words, id: other.id },
      ]) {
        expect((await files.beginWords('tess', mistaken, 1000)).status).toBe(404);
        expect((await files.appendWords('tess', mistaken, 0, recording(1000))).status).toBe(404);
        expect((await files.completeWords('tess', mistaken)).status).toBe(404);
        expect((await files.hear('tess', mistaken)).status).toBe(404);
        expect((await files.removeWords('tess', mistaken)).status).toBe(404);
      }
      expect((await files.beginWords('tess', { ...other, wordsId: words.wordsId }, 1000)).body).toMatchObject({
        code: 'request.alreadyExists',
      });
      await files.withdraw(words.id, ['curate']);
      expect(await files.beginWords('tess', { ...words, consentId: await lastConsent(words.id) }, 1000)).toMatchObject({
        status: 409,
        body: { code: 'evidence.ofOther' },
      });
    });

    it('when it is no sound, when there is a picture beside it, and before all of it is there', async () => {
      const words = await start();
      const film = mp4('isom', 'soun', 'vide');

      expect(await files.beginWords('tess', words, 1000, 'image')).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'kind' }] },
      });
      await files.beginWords('tess', words, film.length);
      await files.appendWords('tess', words, 0, film);
      expect(await files.completeWords('tess', words)).toMatchObject({ status: 422, body: { code: 'media.type' } });
      const half = { ...words, wordsId: randomUUID() };
      await files.beginWords('tess', half, 1000);
      await files.appendWords('tess', half, 0, recording(1000).subarray(0, 400));
      expect(await files.completeWords('tess', half)).toMatchObject({
        status: 422,
        body: { code: 'media.incomplete', params: { receivedBytes: 400 } },
      });
      const page = { ...words, wordsId: randomUUID() };
      await files.beginWords('tess', page, 215);
      expect(await files.appendWords('tess', page, 0, Buffer.from(`<!doctype html>${' '.repeat(200)}`))).toMatchObject({
        status: 422,
        body: { code: 'media.type' },
      });
      expect((await files.read('tess', words.id)).consents.at(-1)?.evidence).toEqual([]);
    });
  });

  it('is sent in pieces, goes on where it broke off, and is evidence once all of it is there', async () => {
    const words = await start();
    const bytes = recording(3000);
    await files.beginWords('tess', words, bytes.length);
    await files.appendWords('tess', words, 0, bytes.subarray(0, 2000));

    expect((await files.hear('tess', words)).status).toBe(404);
    expect((await files.beginWords('tess', words, bytes.length)).body).toMatchObject({ receivedBytes: 2000 });
    expect(await files.appendWords('tess', words, 0, bytes)).toMatchObject({ body: { code: 'media.offset' } });
    await files.appendWords('tess', words, 2000, bytes.subarray(2000));
    const first = await files.completeWords('tess', words);
    expect(first.body).toMatchObject({ state: 'complete', contentType: 'audio/wav' });
    expect((await files.completeWords('tess', words)).body).toEqual(first.body);
    expect((await files.read('tess', words.id)).consents.at(-1)?.evidence).toMatchObject([
      { id: words.wordsId, kind: 'recordedWords', contentType: 'audio/wav', bytes: 3000, addedBy: 'Demo Tess' },
    ]);
    const added = sql`select from audit_event where action = 'consent.addEvidence' and entity_id = ${words.wordsId}`;
    expect(await api.db.query(added)).toHaveLength(1);
  });

  it('is heard by who answers for it, whole or from the middle, and each time is kept', async () => {
    const words = await start({ write: { storytellerAge: 'from16To17' } });
    await files.keepWords(words, recording(800));

    expect((await files.hear(null, words)).status).toBe(401);
    for (const name of ['tom', 'omar', 'fiona', 'frank', 'nora', 'cara'] as const) {
      expect([name, (await files.hear(name, words)).status]).toEqual([name, 404]);
    }
    for (const name of ['ada', 'maya', 'tess', 'sal'] as const) {
      const { status, headers } = await files.hear(name, words);
      expect([name, status, headers.get('cache-control')]).toEqual([name, 200, expect.stringContaining('no-store')]);
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="recording\.wav"/);
    }
    expect((await files.hear('tess', words, { range: 'bytes=0-99' })).status).toBe(206);
    const looks = await api.db.query<{ by: string }>(sql`
      select account_id as by from audit_event
      where action = 'consent.readEvidence' and entity_id = ${words.wordsId} order by id`);
    expect(looks.map(({ by }) => by)).toEqual([CAST.ada, CAST.maya, CAST.tess, CAST.sal, CAST.tess]);
  });

  it('is nowhere in what is told: no asset has it, no other address gives it, and it publishes nothing', async () => {
    const words = await start({ to: 'approved', consent: { method: 'recordedVerbal', identityDisplay: 'anonymous' } });
    await files.keepWords(words, recording(800));
    const asset = await files.addAsset(words.id);

    expect(await files.publish(words.id)).toMatchObject({ body: { code: 'story.anonymisedAssetMissing' } });
    expect(await files.begin('tess', { ...asset, fileId: words.wordsId }, 800)).toMatchObject({
      status: 409,
      body: { code: 'request.alreadyExists' },
    });
    expect((await files.content('ada', { ...asset, fileId: words.wordsId })).status).toBe(404);
    expect((await api.as('ada').get(`/api/v1/stories/${words.id}/evidence/${words.wordsId}`)).status).toBe(404);
    const kept = await files.keep(asset, recording(900));
    expect((await files.beginWords('tess', { ...words, wordsId: kept.fileId }, 900)).status).toBe(409);
    expect((await files.hear('ada', { ...words, wordsId: kept.fileId })).status).toBe(404);
    const seen = JSON.stringify((await files.read('maya', words.id)).assets);
    expect(seen).not.toContain(words.wordsId);
  });

  it('is given up while it is on its way, and stays once it is kept', async () => {
    const words = await start();
    await files.beginWords('tess', words, 1000);
    await files.appendWords('tess', words, 0, recording(1000));

    expect((await files.removeWords('tess', words)).status).toBe(204);
    expect((await files.removeWords('tess', words)).status).toBe(204);
    expect(await bytesLie(words)).toBe(false);
    const kept = await files.keepWords({ ...words, wordsId: randomUUID() }, recording(1000));
    expect(await files.removeWords('tess', kept)).toMatchObject({ status: 409, body: { code: 'evidence.kept' } });
    expect(await bytesLie(kept)).toBe(true);
  });

  it('lapses when nobody goes on with it', async () => {
    const words = await start();
    await files.beginWords('tess', words, 1000);

    await signedInAt(api, '2026-06-23T10:00:00.000Z', async () => {
      await api.get(MediaSweep).run();
      expect((await files.appendWords('tess', words, 0, recording(1000))).status).toBe(404);
    });
  });

  it('outlasts a withdrawal, as all evidence does; with an erased story what is still on its way is given up', async () => {
    const words = await start();
    await files.keepWords(words, recording(1000));
    const coming = { ...words, wordsId: randomUUID() };
    await files.beginWords('tess', coming, 1000);
    await files.appendWords('tess', coming, 0, recording(1000));

    await files.withdraw(words.id);
    expect((await files.hear('maya', words)).status).toBe(200);
    for (const { id } of (await api.as('maya').get(`/api/v1/stories/${words.id}/use`)).body.tasks as { id: string }[])
      await api.as('maya').post(`/api/v1/withdrawal-tasks/${id}/done`, { isDone: true, outcome: 'Done.' });
    expect((await api.as('ada').post(`/api/v1/stories/${words.id}/erasure`, { confirm: true })).status).toBe(200);

    expect([await bytesLie(words), await bytesLie(coming)]).toEqual([true, false]);
    for (const name of EVERYBODY) expect((await files.hear(name, coming)).status).toBe(404);
    // The database lets go of it then, as of other evidence.
    expect(await refusal(sql`update media_file set removed_at = now() where id = ${words.wordsId}`)).toBeNull();
  });

  it('is kept in order by the database too', async () => {
    const words = await start();
    await files.keepWords(words, recording(1000));
    const asset = await files.addAsset(words.id);
    const heard = await files.keep(await files.addAsset(words.id), recording(1000));
    const coming = { ...words, wordsId: randomUUID() };
    await files.beginWords('tess', coming, 1000);
    const evidence = (kind: string, column: 'file_id' | 'media_id', fileId: string): Sql => sql`
      insert into consent_evidence (id, story_id, consent_id, kind, file_id, media_id, added_at, added_by)
      values (${randomUUID()}, ${words.id}, ${words.consentId}, ${kind}, ${column === 'file_id' ? fileId : null}::uuid,
              ${column === 'media_id' ? fileId : null}::uuid, now(), ${CAST.tess})`;

    for (const [statement, constraint] of [
      [sql`delete from media_file where id = ${words.wordsId}`, 'consent_evidence_kept'],
      [sql`update media_file set removed_at = now() where id = ${words.wordsId}`, 'consent_evidence_kept'],
      [
        sql`update media_file set storage_key = (select storage_key from media_file where id = ${heard.fileId}) where id = ${words.wordsId}`,
        'consent_evidence_kept',
      ],
      [sql`delete from consent_evidence where media_id = ${words.wordsId}`, 'consent_evidence_append_only'],
      [evidence('recordedWords', 'file_id', randomUUID()), 'consent_evidence_words'],
      [evidence('signature', 'media_id', coming.wordsId), 'consent_words_sound'],
      [evidence('recordedWords', 'media_id', coming.wordsId), 'consent_words_sound'],
      [evidence('recordedWords', 'media_id', randomUUID()), 'consent_words_sound'],
      [evidence('recordedWords', 'media_id', heard.fileId), 'consent_words_apart'],
      [sql`update story_asset set media_id = ${words.wordsId} where id = ${asset.assetId}`, 'consent_words_apart'],
      [sql`update story_asset set upload_id = ${coming.wordsId} where id = ${asset.assetId}`, 'consent_words_apart'],
    ] as const) {
      expect([statement.text, await refusal(statement)]).toEqual([statement.text, constraint]);
    }
  });
});
