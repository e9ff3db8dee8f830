import { randomUUID } from 'node:crypto';
import type { StoryWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { CAST, ORGANISATIONS, PEOPLE, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { startStory, storyWrite } from '../testing/story-thread';
import { testApi } from '../testing/test-api';

const PATH = '/api/v1/stories';
const OUTSIDERS: readonly Name[] = ['omar', 'fiona', 'frank', 'nora'];

const api = testApi();

/** One field of everything in a list of an answer. */
const each = (field: string, list: unknown): unknown[] =>
  (list as Record<string, unknown>[]).map((item) => item[field]);

describe('logging a story', () => {
  it('is refused to whoever is not signed in, or has no part in the strand', async () => {
    expect((await api.as(null).put(`${PATH}/${randomUUID()}`, storyWrite())).status).toBe(401);
    for (const name of OUTSIDERS) {
      expect((await api.as(name).put(`${PATH}/${randomUUID()}`, storyWrite())).status).toBe(404);
    }
  });

  it('is refused to a trainer in another strand of the programme, which they see', async () => {
    const write = storyWrite({ strandId: STRANDS.S2, regionId: REGIONS.south });

    expect((await api.as('tess').put(`${PATH}/${randomUUID()}`, write)).status).toBe(403);
  });

  it('is refused in a strand that does not exist', async () => {
    const answer = await api.as('ada').put(`${PATH}/${randomUUID()}`, storyWrite({ strandId: randomUUID() }));

    expect(answer.status).toBe(404);
  });

  it.each<[string, Partial<StoryWrite>, string]>([
    ['in a region in which the strand does not work', { regionId: REGIONS.east }, 'story.regionOutside'],
    ['recorded before the strand began', { recordedOn: '2025-08-31' }, 'story.outsideStrand'],
    ['recorded tomorrow', { recordedOn: '2026-06-16' }, 'story.inFuture'],
    [
      'gathered by a reporter of another strand',
      { gatheredBy: { kind: 'reporter', personId: PEOPLE.D, organisationId: null } },
      'story.gathererUnknown',
    ],
    [
      'gathered by an organisation that has no part in the programme',
      { gatheredBy: { kind: 'partnerOrganisation', personId: null, organisationId: ORGANISATIONS.partner } },
      'story.gathererUnknown',
    ],
  ])('is refused when %s', async (_, changes, code) => {
    const id = randomUUID();

    const answer = await api.as('tess').put(`${PATH}/${id}`, storyWrite(changes));

    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect((await api.as('ada').get(`${PATH}/${id}`)).status).toBe(404);
  });

  it('names a reporter only to somebody who may see that person', async () => {
    const write = storyWrite({ gatheredBy: { kind: 'reporter', personId: PEOPLE.A, organisationId: null } });

    const byTom = await api.as('tom').put(`${PATH}/${randomUUID()}`, write);
    const byTess = await api.as('tess').put(`${PATH}/${randomUUID()}`, write);

    expect(byTom).toMatchObject({ status: 422, body: { code: 'story.gathererUnknown' } });
    expect(byTess.body.gatheredBy).toEqual({ ...write.gatheredBy, name: 'Demo Trainee A' });
  });

  it('names what is unknown or malformed', async () => {
    const answer = await api.as('tess').put(`${PATH}/${randomUUID()}`, { ...storyWrite({ media: [] }), legalName: '' });

    expect(answer.status).toBe(400);
    expect(each('path', answer.body.errors)).toEqual(expect.arrayContaining(['media', 'legalName']));
  });

  it('starts as planned, under a reference that counts up in its strand', async () => {
    const first = await api.as('tess').put(`${PATH}/${randomUUID()}`, storyWrite());
    const second = await api.as('maya').put(`${PATH}/${randomUUID()}`, storyWrite());

    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.body).toMatchObject({
      ...storyWrite(),
      ref: 'S1-001',
      state: 'planned',
      consentState: 'none',
      consentScopes: [],
      consents: [],
      gatheredBy: { kind: 'trainer', name: 'Demo Tess' },
      moves: ['recorded'],
      may: { write: true, recordConsent: true, withdraw: true },
    });
    expect(second.body.ref).toBe('S1-002');
  });

  it('gives the same answer to the same request, and refuses another one under its id', async () => {
    const id = randomUUID();
    const first = await api.as('tess').put(`${PATH}/${id}`, storyWrite());

    expect((await api.as('tess').put(`${PATH}/${id}`, storyWrite())).body).toEqual(first.body);
    const other = await api.as('tess').put(`${PATH}/${id}`, storyWrite({ summary: 'Another.' }));
    expect(other).toMatchObject({ status: 409, body: { code: 'request.alreadyExists' } });
    expect((await api.as('tom').put(`${PATH}/${id}`, storyWrite())).status).toBe(404);
  });

  it('counts on past three digits', async () => {
    await api.db.query(sql`update strand set last_story_number = 999 where id = ${STRANDS.S1}`);

    expect((await api.as('tess').put(`${PATH}/${randomUUID()}`, storyWrite())).body.ref).toBe('S1-1000');
  });

  it('leaves its trail in the audit, without a word of the story', async () => {
    const id = await startStory(api, { to: 'planned' });

    const trail = await api.db.query(sql`select * from audit_event where entity_id = ${id}`);
    expect(trail).toMatchObject([{ action: 'story.logged', account_id: CAST.tess }]);
    expect(JSON.stringify(trail)).not.toContain('River');
  });
});

describe('correcting a story', () => {
  it('is refused from an older version, and says what differs and how it stands', async () => {
    const id = await startStory(api, { to: 'planned' });
    await api.as('tess').put(`${PATH}/${id}`, storyWrite({ summary: 'Better.' }), { 'if-match': '"1"' });

    const stale = await api.as('maya').put(`${PATH}/${id}`, storyWrite({ language: 'pl' }), { 'if-match': '"1"' });

    expect(stale).toMatchObject({ status: 412, body: { code: 'request.stale', current: { summary: 'Better.' } } });
    expect(stale.body.changed).toEqual(expect.arrayContaining(['summary', 'language']));
  });

  it.each(['inReview', 'approved', 'published', 'unpublished', 'archived'] as const)(
    'is refused once it is %s: what was reviewed stands',
    async (to) => {
      const id = await startStory(api, { to });
      const { version } = (await api.as('tess').get(`${PATH}/${id}`)).body;

      const answer = await api
        .as('tess')
        .put(`${PATH}/${id}`, storyWrite({ summary: 'Other.' }), { 'if-match': `"${String(version)}"` });

      expect(answer).toMatchObject({ status: 409, body: { code: 'story.transition' } });
    },
  );

  it('moves it to another strand under a number of that strand', async () => {
    const id = await startStory(api, { to: 'recorded' });
    const write = storyWrite({ strandId: STRANDS.S2, regionId: REGIONS.south });

    expect((await api.as('tess').put(`${PATH}/${id}`, write, { 'if-match': '"2"' })).status).toBe(403);
    const moved = await api.as('maya').put(`${PATH}/${id}`, write, { 'if-match': '"2"' });

    expect(moved.body).toMatchObject({ ref: 'S2-001', version: 3, strand: { code: 'S2' } });
  });

  it('takes a published story down when its storyteller turns out to be under 18', async () => {
    const id = await startStory(api, { to: 'published' });
    const { version } = (await api.as('tess').get(`${PATH}/${id}`)).body;

    const answer = await api
      .as('tess')
      .put(`${PATH}/${id}`, storyWrite({ storytellerAge: 'under16' }), { 'if-match': `"${String(version)}"` });

    expect(answer).toMatchObject({ status: 200, body: { state: 'unpublished', storytellerAge: 'under16' } });
  });
});

describe('reading stories', () => {
  it('hides what may not be seen behind the answer for what does not exist', async () => {
    const id = await startStory(api);
    const absent = await api.as('tom').get(`${PATH}/${randomUUID()}`);

    for (const name of ['tom', ...OUTSIDERS] as const) {
      const hidden = await api.as(name).get(`${PATH}/${id}`);
      expect({ ...hidden.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    }
    expect((await api.as(null).get(`${PATH}/${id}`)).status).toBe(401);
  });

  it('shows a trainer what others of the strand gathered only while it is public', async () => {
    const id = await startStory(api, { to: 'published', consent: { expiresOn: '2026-06-20' } });
    const read = async (): Promise<number> => (await api.as('tom').get(`${PATH}/${id}`)).status;

    expect(await read()).toBe(200);
    // Midnight of 20 June in London, where the programme is: an hour before it is that day in UTC.
    expect(await signedInAt(api, '2026-06-19T22:59:00Z', read)).toBe(200);
    expect(await signedInAt(api, '2026-06-19T23:00:00Z', read)).toBe(404);
    expect(await signedInAt(api, '2026-06-19T23:00:00Z', () => api.as('tess').get(`${PATH}/${id}`))).toMatchObject({
      body: { state: 'published', consentState: 'expired', consentScopes: [] },
    });
  });

  it('shows a trainer of the strand what is public without its records, its review or the name of its reporter', async () => {
    const gatheredBy = { kind: 'reporter', personId: PEOPLE.A, organisationId: null } as const;
    const id = await startStory(api, { to: 'published', write: { gatheredBy } });
    await api.db.query(sql`update story set last_reason = 'What the review said' where id = ${id}`);

    expect((await api.as('tom').get(`/api/v1/people/${PEOPLE.A}`)).status).toBe(404);
    const byTom = await api.as('tom').get(`${PATH}/${id}`);
    expect(byTom).toMatchObject({
      status: 200,
      body: { summary: 'Somebody listened.', consentState: 'given', consents: [], lastReason: null },
    });
    expect(byTom.body.gatheredBy).toEqual({ kind: 'reporter', personId: null, organisationId: null, name: '' });
    for (const name of ['tess', 'maya', 'ada'] as const) {
      const { body } = await api.as(name).get(`${PATH}/${id}`);
      expect(body).toMatchObject({ lastReason: 'What the review said', consents: [{ decision: 'given' }] });
      expect(body.gatheredBy).toEqual({ ...gatheredBy, name: 'Demo Trainee A' });
    }
  });

  it('keeps the name of a reporter from their gatherer who no longer trains them', async () => {
    const gatheredBy = { kind: 'reporter', personId: PEOPLE.A, organisationId: null } as const;
    const id = await startStory(api, { write: { gatheredBy } });
    await api.db.query(sql`delete from cohort_trainer where account_id = ${CAST.tess}`);
    await api.db.query(sql`delete from session_trainer where account_id = ${CAST.tess}`);

    expect((await api.as('tess').get(`${PATH}/${id}`)).body.gatheredBy).toEqual({ ...gatheredBy, name: '' });
  });

  it('lists to each of the cast exactly what they may read one by one', async () => {
    const ids = [
      await startStory(api, { to: 'planned' }),
      await startStory(api, { to: 'submitted' }),
      await startStory(api, { to: 'published' }),
      await startStory(api, { to: 'published', consent: { expiresOn: '2026-06-16' } }),
      await startStory(api, { to: 'unpublished' }),
    ];
    const byTom = randomUUID();
    await api.as('tom').put(`${PATH}/${byTom}`, storyWrite());
    const elsewhere = randomUUID();
    await api.as('omar').put(`${PATH}/${elsewhere}`, storyWrite({ strandId: STRANDS.T1, regionId: REGIONS.east }));

    for (const instant of ['2026-06-15T10:00:00Z', '2026-06-17T10:00:00Z']) {
      await signedInAt(api, instant, async () => {
        for (const name of Object.keys(CAST) as Name[]) {
          const list = await api.as(name).get(PATH);
          const readable: string[] = [];
          for (const id of [...ids, byTom, elsewhere]) {
            if ((await api.as(name).get(`${PATH}/${id}`)).status === 200) readable.push(id);
          }
          expect([name, each('id', list.body.items).toSorted()]).toEqual([name, readable.toSorted()]);
          expect(list.body.total).toBe(readable.length);
        }
      });
    }
    expect((await api.as('tom').get(PATH)).body.total).toBe(3);
    expect((await api.as('fiona').get(PATH)).body.total).toBe(0);
  });

  it('refuses filters and cursors that it does not know', async () => {
    const forged = Buffer.from(JSON.stringify(['soon', randomUUID()])).toString('base64url');
    for (const query of ['gatheredBy=x', 'state=secret', 'sort=summary', 'limit=0', 'cursor=x', `cursor=${forged}`]) {
      const answer = await api.as('maya').get(`${PATH}?${query}`);
      expect([query, answer.status, answer.body.errors[0].path]).toEqual([query, 400, query.split('=')[0]]);
    }
  });

  it('narrows by programme, strand, region and state', async () => {
    await startStory(api, { to: 'planned' });
    await startStory(api, { to: 'recorded', write: { regionId: REGIONS.south } });
    const total = async (query: string): Promise<unknown> => (await api.as('maya').get(`${PATH}?${query}`)).body.total;

    expect(await total(`programmeId=${PROGRAMMES.P1}`)).toBe(2);
    expect(await total(`programmeId=${PROGRAMMES.P2}`)).toBe(0);
    expect(await total(`strandId=${STRANDS.S2}`)).toBe(0);
    expect(await total(`regionId=${REGIONS.south}`)).toBe(1);
    expect(await total(`state=planned&strandId=${STRANDS.S1}`)).toBe(1);
  });

  it.each(['-recordedOn', 'recordedOn'])('gives each story once, page by page, by %s', async (sort) => {
    for (const recordedOn of ['2026-06-01', '2026-06-03', '2026-06-03', '2026-06-03', '2026-06-02']) {
      await startStory(api, { write: { recordedOn }, to: 'planned' });
    }
    const seen: { id: string; recordedOn: string }[] = [];
    let query = `sort=${sort}&limit=2`;
    for (let page = 0; page < 3; page++) {
      const { body } = await api.as('tess').get(`${PATH}?${query}`);
      expect(body.total).toBe(5);
      seen.push(...(body.items as typeof seen));
      query = `sort=${sort}&limit=2&cursor=${String(body.next)}`;
      expect(body.next === null).toBe(page === 2);
    }

    const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-03', '2026-06-03'];
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    expect(seen.map(({ recordedOn }) => recordedOn)).toEqual(sort === 'recordedOn' ? days : days.toReversed());
  });
});

describe('who may be named as a gatherer', () => {
  const path = (strand: string): string => `/api/v1/strands/${strand}/gatherers`;

  it('is told to nobody who may not log a story there', async () => {
    expect((await api.as(null).get(path(STRANDS.S1))).status).toBe(401);
    for (const name of OUTSIDERS) expect((await api.as(name).get(path(STRANDS.S1))).status).toBe(404);
    expect((await api.as('tess').get(path(STRANDS.S2))).status).toBe(403);
    expect((await api.as('ada').get(path(randomUUID()))).status).toBe(404);
  });

  it('is the people of the strand whom one may see, and the partners of the programme', async () => {
    const tess = await api.as('tess').get(path(STRANDS.S1));
    const tom = await api.as('tom').get(path(STRANDS.S1));

    expect(each('name', tess.body.reporters)).toEqual(['Demo Trainee A', 'Demo Trainee B', 'Demo Trainee C']);
    expect(each('name', tess.body.organisations)).toEqual(['Demo Fund', 'Demo Lead Charity']);
    expect(tom.body.reporters).toEqual([]);
  });
});
