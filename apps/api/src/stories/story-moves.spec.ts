import { randomUUID } from 'node:crypto';
import type { ConsentWrite, StoryMove, StoryWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { CAST, type Name } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { startStory } from '../testing/story-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const move = (name: Name | null, id: string, body: Partial<StoryMove> & { to: StoryMove['to'] }): Promise<Answer> =>
  api.as(name).post(`/api/v1/stories/${id}/moves`, body);

describe('moving a story', () => {
  it('is refused to whoever may not see it, and for a story that does not exist', async () => {
    const id = await startStory(api);

    expect((await move(null, id, { to: 'submitted' })).status).toBe(401);
    for (const name of ['tom', 'omar', 'fiona', 'nora'] as const) {
      expect((await move(name, id, { to: 'submitted' })).status).toBe(404);
    }
    expect((await move('ada', randomUUID(), { to: 'submitted' })).status).toBe(404);
  });

  it('leaves reviewing and publishing to those who manage the programme', async () => {
    const submitted = await startStory(api, { to: 'submitted' });
    const approved = await startStory(api, { to: 'approved' });

    expect((await move('tess', submitted, { to: 'inReview' })).status).toBe(403);
    expect((await move('tess', approved, { to: 'published' })).status).toBe(403);
  });

  it('lets another trainer of the strand read what is public, and take no step with it', async () => {
    const id = await startStory(api, { to: 'published' });

    expect((await move('tom', id, { to: 'unpublished' })).status).toBe(403);
  });

  it('is no way to withdraw: that has an action of its own, without a reason', async () => {
    const id = await startStory(api);

    const answer = await api.as('tess').post(`/api/v1/stories/${id}/moves`, { to: 'withdrawn' });

    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('takes no step that the states do not have', async () => {
    const id = await startStory(api);

    expect(await move('maya', id, { to: 'published' })).toMatchObject({
      status: 409,
      body: { code: 'story.transition', params: { from: 'recorded', to: 'published' } },
    });
  });

  it('needs the consent to be recorded before anything is recorded', async () => {
    const id = await startStory(api, { to: 'planned' });

    expect(await move('tess', id, { to: 'recorded' })).toMatchObject({
      status: 422,
      body: { code: 'story.holdConsentMissing' },
    });
  });

  it('asks who hands it in to vouch for the consent of everybody in it', async () => {
    const id = await startStory(api);

    const without = await move('tess', id, { to: 'submitted' });
    const withIt = await move('tess', id, { to: 'submitted', attestsConsent: true });

    expect(without).toMatchObject({ status: 422, body: { code: 'story.attestationMissing' } });
    expect(withIt.body).toMatchObject({ state: 'submitted', submittedAt: '2026-06-15T10:00:00.000Z', moves: [] });
    const [trail] = await api.db.query(sql`
      select account_id, fields from audit_event where entity_id = ${id} and action = 'story.submitted'`);
    expect(trail).toEqual({ account_id: CAST.tess, fields: ['state', 'attestsConsent'] });
  });

  it('needs a reason for asking for changes', async () => {
    const id = await startStory(api, { to: 'inReview' });

    expect((await move('maya', id, { to: 'changesRequested' })).status).toBe(400);
    const asked = await move('maya', id, { to: 'changesRequested', reason: 'The end is cut off.' });
    expect(asked.body).toMatchObject({ state: 'changesRequested', lastReason: 'The end is cut off.' });
  });

  it('is approved by somebody other than who gathered it, once the storyteller saw it', async () => {
    const id = await startStory(api, { to: 'inReview' });
    await api.db.query(sql`update story set logged_by = ${CAST.maya} where id = ${id}`);

    expect(await move('maya', id, { to: 'approved', storytellerSawFinal: true })).toMatchObject({
      status: 422,
      body: { code: 'story.ownReview' },
    });
    expect(await move('ada', id, { to: 'approved' })).toMatchObject({ body: { code: 'story.finalNotSeen' } });
    expect((await move('ada', id, { to: 'approved', storytellerSawFinal: true })).body.state).toBe('approved');
  });

  it.each<[string, { write?: Partial<StoryWrite>; consent?: Partial<ConsentWrite> }, Partial<StoryMove>, string]>([
    ['a practice story', { write: { isPractice: true } }, {}, 'story.practice'],
    ['the story of somebody under 18', { write: { storytellerAge: 'from16To17' } }, {}, 'story.under18'],
    ['what may be kept and not published', { consent: { scopes: ['record_hold'] } }, {}, 'story.publishConsentMissing'],
    [
      'what the consent to publish has ended for',
      { consent: { givenOn: '2026-06-01', expiresOn: '2026-06-15' } },
      {},
      'story.publishConsentMissing',
    ],
    ['a voice that is to stay unknown', {}, {}, 'story.anonymisedAssetMissing'],
  ])('never publishes %s', async (_, thread, claims, code) => {
    // The day before its consent ends, so that it gets as far as approval.
    const id = await signedInAt(api, '2026-06-14T10:00:00Z', () =>
      startStory(api, {
        write: { recordedOn: '2026-06-01', ...thread.write },
        consent: { givenOn: '2026-06-01', ...thread.consent },
        to: 'approved',
      }),
    );

    const answer = await signedInAt(api, '2026-06-15T10:00:00Z', () =>
      move('maya', id, { to: 'published', ...claims }),
    );

    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect((await api.as('maya').get(`/api/v1/stories/${id}`)).body.state).toBe('approved');
  });

  it('publishes at the moment of the move, and keeps the address when it comes down', async () => {
    const id = await startStory(api, { to: 'published' });
    const url = 'https://stories.example.org/river';

    const published = await api.as('tom').get(`/api/v1/stories/${id}`);
    const down = await move('maya', id, { to: 'unpublished' });
    const again = await move('maya', id, { to: 'published' });

    expect(published.body).toMatchObject({ publishedAt: '2026-06-15T10:00:00.000Z', publishedUrl: url, moves: [] });
    expect(down.body).toMatchObject({ state: 'unpublished', publishedUrl: url, moves: ['published', 'archived'] });
    expect(again.body).toMatchObject({ state: 'published', publishedUrl: url });
  });

  it('lets the gatherer hand a story back once its changes are made, and nobody else of their kind', async () => {
    const id = await startStory(api, { to: 'inReview' });
    await move('maya', id, { to: 'changesRequested', reason: 'The sound is too low' });

    const byAnother = await move('tom', id, { to: 'inReview' });
    const offered = await api.as('tess').get(`/api/v1/stories/${id}`);
    const handedBack = await move('tess', id, { to: 'inReview' });

    expect(byAnother.status).toBe(404);
    expect(offered.body.moves).toEqual(['inReview']);
    expect(handedBack).toMatchObject({ status: 200, body: { state: 'inReview', moves: [] } });
  });

  it('gives the answer again to a step that is repeated, and counts it once', async () => {
    const id = await startStory(api);
    const first = await move('tess', id, { to: 'submitted', attestsConsent: true });

    const second = await api.at('2026-06-15T11:00:00Z', () =>
      move('tess', id, { to: 'submitted', attestsConsent: true }),
    );

    expect(second.body).toEqual(first.body);
    const trail = await api.db.query(sql`
      select from audit_event where entity_id = ${id} and action = 'story.submitted'`);
    expect(trail).toHaveLength(1);
  });

  it('does not take another address for a repeat', async () => {
    const id = await startStory(api, { to: 'published' });

    const answer = await move('maya', id, { to: 'published', publishedUrl: 'https://elsewhere.example.org/' });

    expect(answer).toMatchObject({ status: 409, body: { code: 'story.transition' } });
  });
});
