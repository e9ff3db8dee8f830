import { randomUUID } from 'node:crypto';
import { story, type AssetWrite, type ContributorWrite, type Story } from '@throughline/domain/stories';
import sql, { raw } from 'sql-template-tag';
import type { Name } from '../testing/cast';
import { assetWrite, consentWrite, startStory } from '../testing/story-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const contributor = (changes: Partial<ContributorWrite> = {}): ContributorWrite => ({
  role: 'thirdParty',
  label: 'The neighbour',
  age: 'adult',
  needsConsent: true,
  ...changes,
});
const read = async (name: Name, id: string): Promise<Story> =>
  story.parse((await api.as(name).get(`/api/v1/stories/${id}`)).body);
const putContributor = (name: Name, id: string, write: unknown, partId: string = randomUUID(), ifMatch?: number) =>
  api
    .as(name)
    .put(`/api/v1/stories/${id}/contributors/${partId}`, write, ifMatch ? { 'if-match': `"${String(ifMatch)}"` } : {});
const putAsset = (
  name: Name,
  id: string,
  write: Partial<AssetWrite>,
  partId: string = randomUUID(),
  ifMatch?: number,
) =>
  api
    .as(name)
    .put(
      `/api/v1/stories/${id}/assets/${partId}`,
      assetWrite(write),
      ifMatch ? { 'if-match': `"${String(ifMatch)}"` } : {},
    );
const decides = (name: Name, id: string, contributorId: string, changes = {}): Promise<Answer> =>
  api.as(name).put(`/api/v1/stories/${id}/consents/${randomUUID()}`, consentWrite({ contributorId, ...changes }));

describe('who else is in a story', () => {
  it.each<[string, unknown, string]>([
    ['without a label', { ...contributor(), label: '' }, 'label'],
    ['of no role', { ...contributor(), role: 'friend' }, 'role'],
    ['by name', { ...contributor(), name: 'x' }, 'name'],
  ])('is refused %s', async (_, write, path) => {
    const id = await startStory(api);

    expect(await putContributor('tess', id, write)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('is refused under an id of another story, when stale, and after the story was withdrawn', async () => {
    const [id, other] = [await startStory(api), await startStory(api)];
    const partId = randomUUID();
    await putContributor('tess', id, contributor(), partId);

    expect((await putContributor('tess', other, contributor(), partId)).status).toBe(409);
    expect((await putContributor('tess', id, contributor({ label: 'Somebody' }), partId)).status).toBe(409);
    expect((await putContributor('tess', id, contributor({ label: 'Somebody' }), partId, 7)).status).toBe(412);
    await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });
    expect(await putContributor('tess', id, contributor())).toMatchObject({ body: { code: 'story.withdrawn' } });
    expect((await read('tess', id)).contributors).toMatchObject([{ label: '' }]);
  });

  it('has to be asked before the story is published, and takes it down when they say no', async () => {
    const id = await startStory(api, { to: 'published' });
    const partId = randomUUID();

    const added = await putContributor('tess', id, contributor(), partId);
    expect(added.body).toMatchObject({
      state: 'unpublished',
      contributors: [{ id: partId, label: 'The neighbour', consentState: 'none', consentScopes: [] }],
    });
    const publish = () => api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' });
    expect(await publish()).toMatchObject({ status: 422, body: { code: 'story.publishConsentMissing' } });

    await decides('tess', id, partId);
    expect((await publish()).body).toMatchObject({ state: 'published' });
    // Theirs is not the storyteller's: the story stays, and comes down.
    const withdrawal = { consentId: randomUUID(), contributorId: partId, scopes: 'all' };
    const down = await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, withdrawal);
    expect(down.body).toMatchObject({
      state: 'unpublished',
      consentState: 'given',
      contributors: [{ consentState: 'withdrawn' }],
    });
    expect((await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, withdrawal)).body).toEqual(down.body);
  });

  it('need not be asked when nobody can recognise them', async () => {
    const id = await startStory(api, { to: 'published' });

    expect((await putContributor('tess', id, contributor({ needsConsent: false }))).body.state).toBe('published');
  });

  it('is taken off the list before they have decided, and stays on it afterwards', async () => {
    const id = await startStory(api);
    const [mistaken, asked] = [randomUUID(), randomUUID()];
    await putContributor('tess', id, contributor(), mistaken);
    await putContributor('tess', id, contributor({ label: 'The sister' }), asked);
    await decides('tess', id, asked);
    const remove = (partId: string) => api.as('tess').delete(`/api/v1/stories/${id}/contributors/${partId}`);

    expect((await remove(randomUUID())).status).toBe(404);
    expect(await remove(asked)).toMatchObject({ status: 409, body: { code: 'contributor.decided' } });
    expect((await remove(mistaken)).body.contributors).toMatchObject([{ id: asked }]);
    expect((await remove(mistaken)).status).toBe(200);
  });

  it('decides for nobody of another story, and under 16 with a guardian', async () => {
    const [id, other] = [await startStory(api), await startStory(api)];
    const child = randomUUID();
    await putContributor('tess', id, contributor({ age: 'under16' }), child);
    const guardian = { part: 'consented', name: 'Demo Guardian', relationship: 'Father' };

    expect(await decides('tess', other, child)).toMatchObject({ body: { code: 'consent.contributorUnknown' } });
    expect(await decides('tess', id, child)).toMatchObject({ body: { code: 'consent.guardianMissing' } });
    expect(await decides('tess', id, child, { guardian: { ...guardian, part: 'notified' } })).toMatchObject({
      status: 422,
    });
    expect((await decides('tess', id, child, { guardian })).status).toBe(200);
  });
});

describe('where a story can be seen or heard', () => {
  it('is refused at an address that is not safe', async () => {
    const id = await startStory(api);

    expect(await putAsset('tess', id, { url: 'http://example.org' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'url' }] },
    });
  });

  it('is not said to be without name, face and voice while there is nothing to see or hear, except of a text', async () => {
    const id = await startStory(api, { to: 'approved', consent: { identityDisplay: 'anonymous' } });
    const refused = { status: 422, body: { code: 'asset.nothingToAnonymise' } };
    const publish = () => api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' });
    const partId = randomUUID();

    for (const kind of ['video', 'audio', 'photo'] as const) {
      expect(await putAsset('tess', id, { kind, url: null })).toMatchObject(refused);
    }
    await putAsset('tess', id, { kind: 'text', url: null }, partId);
    expect(await putAsset('tess', id, { kind: 'audio', url: null }, partId, 1)).toMatchObject(refused);
    await putAsset('tess', id, { kind: 'audio', url: null, isAnonymised: false }, partId, 1);
    expect(await putAsset('tess', id, { kind: 'audio', url: null }, partId, 2)).toMatchObject(refused);
    expect(await publish()).toMatchObject({ body: { code: 'story.anonymisedAssetMissing' } });
    await putAsset('tess', id, { kind: 'audio' }, partId, 2);
    // Without its address there is nothing left to say it of.
    expect(await putAsset('tess', id, { kind: 'audio', url: null }, partId, 3)).toMatchObject(refused);
    expect((await publish()).body).toMatchObject({ state: 'published' });
  });

  it.each(['set is_anonymised = true', "set is_anonymised = true, url = null, kind = 'video'"])(
    'is not made so past the API: %s',
    async (change) => {
      const id = await startStory(api);
      const partId = randomUUID();
      await putAsset('tess', id, { kind: 'audio', url: null, isAnonymised: false }, partId);

      await expect(api.db.query(sql`update story_asset ${raw(change)} where id = ${partId}`)).rejects.toThrow(
        'story_asset_anonymised',
      );
    },
  );

  it('takes the story down when what is public is not anonymised after all, or is not there any more', async () => {
    for (const change of ['edit', 'remove', 'another'] as const) {
      const id = await startStory(api, { to: 'published' });
      const [asset] = (await read('maya', id)).assets;
      if (!asset) throw new Error('What is public has an asset');
      const answer = await {
        edit: () => putAsset('maya', id, { isAnonymised: false }, asset.id, asset.version),
        remove: () => api.as('maya').delete(`/api/v1/stories/${id}/assets/${asset.id}`),
        another: () => putAsset('maya', id, { isAnonymised: false }),
      }[change]();

      expect([change, answer.status, answer.body.state]).toEqual([change, 200, 'unpublished']);
    }
  });

  it('shows whoever reads a public story what is public, and not what was recorded', async () => {
    const id = await startStory(api, { to: 'published' });
    await putAsset('maya', id, { purpose: 'source', url: 'https://stories.example.org/raw.wav', isAnonymised: false });

    const purposes = async (name: Name) => (await read(name, id)).assets.map(({ purpose }) => purpose).toSorted();
    expect(await purposes('tom')).toEqual(['publication']);
    expect(await purposes('maya')).toEqual(['publication', 'source']);
    expect(await purposes('cara')).toEqual(['publication', 'source']);
  });

  it('is the same once, however often it is sent', async () => {
    const id = await startStory(api);
    const partId = randomUUID();

    const [one, again] = [await putAsset('tess', id, {}, partId), await putAsset('tess', id, {}, partId)];

    expect(again.body).toEqual(one.body);
    expect(again.body.assets).toHaveLength(1);
  });
});
