import { randomUUID } from 'node:crypto';
import type { RenewalWrite } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { CAST, PROGRAMMES, tokenOf, type Name } from '../testing/cast';
import { JPEG } from '../testing/register-thread';
import { signedInAt } from '../testing/signed-in-at';
import { consentWrite, startStory } from '../testing/story-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const read = (name: Name, id: string): Promise<Answer> => api.as(name).get(`/api/v1/stories/${id}`);
const lastConsent = async (id: string): Promise<string> =>
  ((await read('ada', id)).body.consents as { id: string }[]).at(-1)?.id ?? '';
const send = async (
  name: Name | null,
  id: string,
  { bytes = JPEG, evidenceId = randomUUID(), consentId = '', kind = 'signature' } = {},
): Promise<Pick<Answer, 'status' | 'body'>> => {
  const about = `kind=${kind}&consentId=${consentId || (await lastConsent(id))}`;
  const answer = await fetch(`${api.url}/api/v1/stories/${id}/evidence/${evidenceId}?${about}`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: {
      ...(name !== null && { cookie: `__Host-throughline=${tokenOf(name)}` }),
      ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'image/jpeg' },
    },
  });
  return { status: answer.status, body: await answer.json() };
};
type Seen = Readonly<{ consentState: string; contributors: readonly { consentState: string }[] }>;
const refusal = async (statement: Sql): Promise<string> => {
  try {
    await api.get(Database).transaction(() => api.db.query(statement));
    return 'nothing';
  } catch (error) {
    return (error as { driverError: { constraint: string } }).driverError.constraint;
  }
};

describe('what shows that somebody agreed', () => {
  it('is added by who records consent alone, to a decision of the same story, as a picture or a document', async () => {
    const id = await startStory(api, { to: 'planned' });
    const consentId = randomUUID();
    await api.as('tess').put(`/api/v1/stories/${id}/consents/${consentId}`, consentWrite());
    const other = await startStory(api);

    expect((await send(null, id)).status).toBe(401);
    for (const name of ['tom', 'omar', 'fiona', 'nora', 'sal'] as const)
      expect((await send(name, id)).status).toBe(404);
    expect((await send('cara', id)).status).toBe(403);
    expect((await send('tess', id, { consentId: await lastConsent(other) })).status).toBe(404);
    expect((await send('tess', id, { kind: 'recordedWords' })).status).toBe(400);
    expect(await send('tess', id, { bytes: Buffer.from('<svg>') })).toMatchObject({
      status: 422,
      body: { code: 'file.type' },
    });
    await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes: ['curate'] });
    expect(await send('tess', id)).toMatchObject({ status: 409, body: { code: 'evidence.ofOther' } });
  });

  it('is read by who answers for it, never by a curator or a funder, and each look is kept', async () => {
    const id = await startStory(api, { write: { storytellerAge: 'from16To17' } });
    const evidenceId = randomUUID();
    const added = await send('tess', id, { evidenceId });
    const look = (name: Name) => api.as(name).get(`/api/v1/stories/${id}/evidence/${evidenceId}`);

    expect(added.body).toMatchObject({ id: evidenceId, kind: 'signature', contentType: 'image/jpeg' });
    for (const name of ['tom', 'omar', 'fiona', 'nora', 'cara'] as const) expect((await look(name)).status).toBe(404);
    // The storyteller is under 18, so it calls for the safeguarding lead.
    for (const name of ['ada', 'maya', 'tess', 'sal'] as const) {
      const answer = await look(name);
      expect([name, answer.status, answer.headers.get('content-disposition')]).toEqual([
        name,
        200,
        expect.stringContaining('attachment'),
      ]);
    }
    const looks = await api.db.query<{ by: string }>(sql`
      select account_id as by from audit_event where action = 'consent.readEvidence' and entity_id = ${evidenceId} order by id`);
    expect(looks.map(({ by }) => by)).toEqual([CAST.ada, CAST.maya, CAST.tess, CAST.sal]);
  });

  it('is listed beside its decision, for the same people: a curator sees that there is a consent, and no record of it', async () => {
    const id = await startStory(api);
    await send('tess', id);

    expect((await read('tess', id)).body.consents[0].evidence).toMatchObject([
      { kind: 'signature', bytes: JPEG.length },
    ]);
    expect((await read('cara', id)).body).toMatchObject({ consentState: 'given', consents: [], contributors: [] });
    expect((await read('sal', id)).status).toBe(404);
    const flagged = await startStory(api, { write: { storytellerAge: 'from16To17' } });
    expect((await read('sal', flagged)).body.consents).toHaveLength(1);
  });

  it('is the same however often it is sent, and never another', async () => {
    const id = await startStory(api);
    const evidenceId = randomUUID();
    const first = await send('tess', id, { evidenceId });

    expect((await send('tess', id, { evidenceId })).body).toEqual(first.body);
    expect((await send('tess', id, { evidenceId, kind: 'paperPhoto' })).status).toBe(409);
    expect((await send('tess', id, { evidenceId, bytes: Buffer.concat([JPEG, JPEG]) })).status).toBe(409);
    expect((await send('tess', await startStory(api), { evidenceId })).status).toBe(409);
  });

  it('is neither changed nor taken away by SQL, nor is its file, until the story is erased', async () => {
    const id = await startStory(api);
    const evidenceId = randomUUID();
    await send('tess', id, { evidenceId });

    for (const [statement, constraint] of [
      [sql`update consent_evidence set kind = 'paperPhoto' where id = ${evidenceId}`, 'consent_evidence_append_only'],
      [sql`delete from consent_evidence where id = ${evidenceId}`, 'consent_evidence_append_only'],
      [sql`truncate consent_evidence`, 'consent_evidence_append_only'],
      [sql`delete from stored_file where id = ${evidenceId}`, 'consent_evidence_kept'],
      [sql`update stored_file set bytes = ${Buffer.from('another')} where id = ${evidenceId}`, 'consent_evidence_kept'],
    ] as const) {
      expect(await refusal(statement)).toBe(constraint);
    }
  });
});

describe('agreeing again', () => {
  const again: RenewalWrite = {
    contributorId: null,
    method: 'digital',
    givenOn: '2026-06-15',
    expiresOn: '2028-06-15',
  };
  const renew = (
    name: Name | null,
    id: string,
    changes: Partial<RenewalWrite> = {},
    renewalId: string = randomUUID(),
  ) => api.as(name).put(`/api/v1/stories/${id}/renewals/${renewalId}`, { ...again, ...changes });

  it('is refused to others, of what does not stand, into the past, and for somebody under 18', async () => {
    const id = await startStory(api);
    const bare = await startStory(api, { to: 'planned' });
    const young = await startStory(api, { write: { storytellerAge: 'from16To17' } });

    expect((await renew(null, id)).status).toBe(401);
    expect((await renew('tom', id)).status).toBe(404);
    expect((await renew('cara', id)).status).toBe(403);
    expect(await renew('tess', bare)).toMatchObject({ status: 409, body: { code: 'consent.nothingToRenew' } });
    expect(await renew('tess', young)).toMatchObject({ status: 422, body: { code: 'consent.renewInFull' } });
    expect(await renew('tess', id, { expiresOn: '2026-06-15' })).toMatchObject({
      status: 422,
      body: { code: 'consent.expiresTooEarly' },
    });
    expect(await renew('tess', id, { contributorId: randomUUID() })).toMatchObject({
      status: 422,
      body: { code: 'consent.contributorUnknown' },
    });
    await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });
    expect(await renew('tess', id)).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
  });

  it('adds a record of what stood, and never of more, also when it had ended', async () => {
    const id = await startStory(api, { consent: { expiresOn: '2026-06-15' } });
    await api.db.query(sql`
      insert into consent_record (id, story_id, decision, scopes, identity_display, given_on, recorded_at, recorded_by)
      values (${randomUUID()}, ${id}, 'withdrawn', '{publish_web}', 'anonymous', '2026-06-14', now(), ${CAST.tess})`);
    const renewalId = randomUUID();

    const first = await renew('tess', id, {}, renewalId);
    const repeat = await renew('tess', id, {}, renewalId);

    expect(first.body).toMatchObject({
      consentState: 'given',
      consentScopes: ['curate', 'record_hold'],
      consentExpiresOn: '2028-06-15',
    });
    expect((first.body.consents as unknown[]).at(-1)).toMatchObject({
      identityDisplay: 'pseudonym',
      method: 'digital',
      words: '',
    });
    expect(repeat.body).toEqual(first.body);
    expect((await renew('tess', id, { method: 'paper' }, renewalId)).status).toBe(409);
  });
});

describe('who has to be asked', () => {
  const list = (name: Name | null, query: string): Promise<Answer> =>
    api.as(name).get(`/api/v1/consents/attention?${query}`);
  const refsOf = (answer: Answer): string[] =>
    (answer.body.items as { storyId: string }[]).map(({ storyId }) => storyId);

  it('is told to who records consent, and to nobody else', async () => {
    const id = await startStory(api, { consent: { expiresOn: '2026-07-01' } });

    expect((await list(null, 'kind=expiring')).status).toBe(401);
    expect((await list('tess', 'kind=everything')).status).toBe(400);
    expect((await list('tess', 'kind=expiring&more=1')).status).toBe(400);
    for (const name of ['tom', 'omar', 'fiona', 'nora', 'cara', 'sal'] as const) {
      expect((await list(name, 'kind=expiring')).body).toMatchObject({ items: [], total: 0 });
    }
    for (const name of ['ada', 'maya', 'tess'] as const)
      expect(refsOf(await list(name, 'kind=expiring'))).toEqual([id]);
    expect((await list('ada', 'kind=expiring&mine=true')).body.total).toBe(0);
    expect((await list('ada', `kind=expiring&gathererId=${CAST.tess}`)).body.total).toBe(1);
  });

  it('is everybody once, by how their consent stands on the day', async () => {
    const ids = {
      missing: await startStory(api, { to: 'planned' }),
      expiring: await startStory(api, { consent: { expiresOn: '2026-08-14' } }),
      expired: await startStory(api, { consent: { expiresOn: '2026-06-15' } }),
      restricted: await startStory(api),
    };
    await startStory(api, { consent: { expiresOn: '2026-08-15' } });
    const over = await startStory(api);
    await api.as('tess').post(`/api/v1/stories/${over}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });
    await api
      .as('tess')
      .post(`/api/v1/stories/${ids.restricted}/withdrawal`, { consentId: randomUUID(), scopes: ['curate'] });
    const neighbour = randomUUID();
    await api.as('tess').put(`/api/v1/stories/${ids.expiring}/contributors/${neighbour}`, {
      role: 'thirdParty',
      label: 'The neighbour',
      age: 'adult',
      needsConsent: true,
    });

    const counts = { missing: 2, expiring: 1, expired: 1, restricted: 1 };
    for (const [kind, id] of Object.entries(ids)) {
      const answer = await list('tess', `kind=${kind}`);
      expect([kind, answer.body.counts]).toEqual([kind, counts]);
      expect([kind, refsOf(answer).toSorted()]).toEqual([
        kind,
        (kind === 'missing' ? [id, ids.expiring] : [id]).toSorted(),
      ]);
      const seen = await Promise.all(refsOf(answer).map(async (each) => (await read('tess', each)).body as Seen));
      const states = { missing: 'none', expiring: 'expiring', expired: 'expired', restricted: 'restricted' };
      expect(
        seen.some(
          ({ consentState, contributors }) =>
            consentState === states[kind as keyof typeof states] ||
            contributors.some((each) => each.consentState === states[kind as keyof typeof states]),
        ),
      ).toBe(true);
    }
    expect((await list('maya', 'kind=missing')).body.gatherers).toEqual([
      { id: CAST.tess, name: 'Demo Tess', count: 2 },
    ]);
    const page = await list('tess', 'kind=missing&limit=1');
    const next = await list('tess', `kind=missing&limit=1&cursor=${page.body.next}`);
    expect(refsOf(page).concat(refsOf(next)).toSorted()).toEqual([ids.missing, ids.expiring].toSorted());
  });

  it('follows the clock of the programme: what ends on a day has ended when that day begins there', async () => {
    await startStory(api, { consent: { expiresOn: '2026-07-02' } });
    const countsAt = (instant: string) =>
      signedInAt(api, instant, async () => (await list('tess', 'kind=expired')).body.counts as unknown);

    expect(await countsAt('2026-07-01T22:59:59Z')).toMatchObject({ expiring: 1, expired: 0 });
    expect(await countsAt('2026-07-01T23:00:00Z')).toMatchObject({ expiring: 0, expired: 1 });
  });
});

describe('what storytellers are told', () => {
  const sheet = (changes: object = {}) => ({
    programmeId: PROGRAMMES.P1 as string | null,
    version: '2026-2',
    language: 'pl',
    title: 'O Twojej historii',
    body: 'Ty decydujesz.',
    controllers: ['Demo Lead Charity'],
    months: 24,
    ...changes,
  });
  const add = (name: Name | null, body: object, id: string = randomUUID()) =>
    api.as(name).put(`/api/v1/information-sheets/${id}`, body);

  it('is written by managers, for their own programme, and each version once', async () => {
    expect((await add(null, sheet())).status).toBe(401);
    for (const name of ['tess', 'omar', 'fiona', 'cara', 'sal'] as const) {
      expect([name, (await add(name, sheet())).status]).toEqual([name, name === 'fiona' ? 404 : 403]);
    }
    expect((await add('maya', sheet({ programmeId: null }))).status).toBe(403);
    expect((await add('maya', sheet({ controllers: [] }))).status).toBe(400);
    const id = randomUUID();
    const first = await add('maya', sheet(), id);
    expect((await add('maya', sheet(), id)).body).toEqual(first.body);
    expect((await add('maya', sheet({ body: 'Inaczej.' }), id)).status).toBe(409);
    expect(await add('maya', sheet())).toMatchObject({ status: 409, body: { code: 'informationSheet.exists' } });
    expect(await refusal(sql`update information_sheet set body = '' where id = ${id}`)).toBe(
      'information_sheet_append_only',
    );
  });

  it('is there for anybody: of the organisation, and of the programme that is named', async () => {
    await add('maya', sheet());
    await add('ada', sheet({ programmeId: null, version: '2026-1' }));
    const versions = async (query: string) =>
      ((await api.as('tess').get(`/api/v1/information-sheets${query}`)).body.items as { version: string }[]).map(
        ({ version }) => version,
      );

    expect(await versions('')).toEqual(['2026-1']);
    expect((await versions(`?programmeId=${PROGRAMMES.P1}`)).toSorted()).toEqual(['2026-1', '2026-2']);
    expect(await versions(`?programmeId=${PROGRAMMES.P2}`)).toEqual(['2026-1']);
  });
});
