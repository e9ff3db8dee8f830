import { randomUUID } from 'node:crypto';
import type { StoryWrite } from '@throughline/domain/stories';
import type { Name } from '../testing/cast';
import { consentWrite, startStory } from '../testing/story-thread';
import { testApi } from '../testing/test-api';

const YOUNG = { storytellerAge: 'from16To17' } as const satisfies Partial<StoryWrite>;

describe('what minors publish', () => {
  const api = testApi();
  const approve = (name: Name | null, id: string, guardianWaived = false) =>
    api.as(name).post(`/api/v1/stories/${id}/under-18-approval`, { guardianWaived });
  const takeBack = (name: Name | null, id: string) => api.as(name).delete(`/api/v1/stories/${id}/under-18-approval`);
  const publish = (id: string) => api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' });
  const approved = (write: Partial<StoryWrite>, consent = {}): Promise<string> =>
    startStory(api, { write, to: 'approved', consent: { identityDisplay: 'firstName', ...consent } });

  it('is approved by the safeguarding lead alone', async () => {
    const id = await approved(YOUNG);

    for (const decide of [approve, takeBack]) {
      expect((await decide(null, id)).status).toBe(401);
      for (const name of ['ada', 'maya', 'tess', 'cara'] as const) {
        expect([name, (await decide(name, id)).status]).toEqual([name, 403]);
      }
      for (const name of ['omar', 'tom', 'fiona', 'frank', 'nora'] as const) {
        expect([name, (await decide(name, id)).status]).toEqual([name, 404]);
      }
    }
    expect((await api.as('ada').get(`/api/v1/stories/${id}`)).body).toMatchObject({ under18Approval: null });
  });

  it('is of minors: nothing is approved of adults, and what adults tell is not for the lead to see', async () => {
    const id = await approved({});
    expect((await approve('sal', id)).status).toBe(404);
    const concern = { category: 'other', narrative: 'Somebody should look at this.', immediateAction: '' };
    await api.as('tess').put(`/api/v1/stories/${id}/concerns/${randomUUID()}`, concern);

    expect(await approve('sal', id)).toMatchObject({ status: 409, body: { code: 'story.adult' } });
  });

  it('is also of an adult with a child in it: the lead sees it, and approves it', async () => {
    const id = await approved({});
    const child = { role: 'thirdParty', label: 'Their son', age: 'under16', needsConsent: true };
    const childId = randomUUID();
    await api.as('maya').put(`/api/v1/stories/${id}/contributors/${childId}`, child);
    const guardian = { part: 'consented', name: 'Demo Guardian', relationship: 'Father' } as const;
    const consent = consentWrite({ contributorId: childId, identityDisplay: 'firstName', guardian });
    expect((await api.as('maya').put(`/api/v1/stories/${id}/consents/${randomUUID()}`, consent)).status).toBe(200);
    expect(await publish(id)).toMatchObject({ status: 422, body: { code: 'story.under18' } });

    expect((await approve('sal', id)).body).toMatchObject({ under18Approval: { guardianWaived: false } });
    const listed = await api.as('sal').get('/api/v1/stories');
    expect((listed.body.items as { id: string }[]).map((each) => each.id)).toEqual([id]);
    expect((await publish(id)).body).toMatchObject({ state: 'published' });
    expect((await takeBack('sal', id)).body).toMatchObject({ state: 'unpublished' });
  });

  it('is approved no more once it is withdrawn', async () => {
    const id = await approved(YOUNG);
    await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });

    expect(await approve('sal', id)).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
  });

  it('is public once it is approved and a guardian knows, or need not; and comes down when the lead thinks again', async () => {
    const id = await approved(YOUNG);

    expect(await publish(id)).toMatchObject({ status: 422, body: { code: 'story.under18' } });
    await approve('sal', id);
    expect(await publish(id)).toMatchObject({ status: 422, body: { code: 'story.guardianMissing' } });
    const { body } = await approve('sal', id, true);
    expect(body).toMatchObject({ under18Approval: { guardianWaived: true } });
    expect((await approve('sal', id, true)).body).toEqual(body);
    expect((await publish(id)).body).toMatchObject({ state: 'published' });
    const back = await takeBack('sal', id);
    expect(back.body).toMatchObject({ state: 'unpublished', under18Approval: null });
    expect((await takeBack('sal', id)).body).toEqual(back.body);
    expect(await publish(id)).toMatchObject({ status: 422, body: { code: 'story.under18' } });
  });

  it('comes down when a guardian has to be told after all', async () => {
    const id = await approved(YOUNG);
    await approve('sal', id, true);
    expect((await publish(id)).body).toMatchObject({ state: 'published' });

    expect((await approve('sal', id)).body).toMatchObject({ state: 'unpublished' });
    expect(await publish(id)).toMatchObject({ status: 422, body: { code: 'story.guardianMissing' } });
  });

  it('needs, under 16, the yes of a guardian, whatever is waived', async () => {
    const guardian = { part: 'consented', name: 'Demo Guardian', relationship: 'Mother' } as const;
    const id = await approved({ storytellerAge: 'under16' }, { guardian });

    expect(await publish(id)).toMatchObject({ status: 422, body: { code: 'story.under18' } });
    await approve('sal', id);
    expect((await publish(id)).body).toMatchObject({ state: 'published' });
    const consent = await api.as('ada').get(`/api/v1/stories/${id}`);
    expect(consent.body).toMatchObject({ state: 'published', under18Approval: { guardianWaived: false } });
  });
});
