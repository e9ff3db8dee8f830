import { randomUUID } from 'node:crypto';
import type { ConsentScope, DisclosureWrite, OutputWrite } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { CAST, PROGRAMMES, type Name } from '../testing/cast';
import { consentWrite, startStory } from '../testing/story-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const BASE = '/api/v1';
const SCOPES: ConsentScope[] = ['record_hold', 'curate', 'publish_web', 'publish_print', 'share_funder'];
const consent = { scopes: SCOPES };

const outputWrite = (changes: Partial<OutputWrite> = {}): OutputWrite => ({
  programmeId: PROGRAMMES.P1,
  kind: 'insightBriefing',
  title: 'Briefing (demo)',
  audience: 'public',
  publishedOn: null,
  url: 'https://stories.example.org/briefing',
  isPrinted: false,
  ...changes,
});
const disclosureWrite = (changes: Partial<DisclosureWrite> = {}): DisclosureWrite => ({
  textVersion: 1,
  scope: 'share_funder',
  recipientName: 'Demo Fund',
  recipientOrganisationId: null,
  what: 'story',
  disclosedOn: '2026-06-15',
  note: '',
  ...changes,
});

const withdraw = (id: string, scopes: 'all' | ConsentScope[] = 'all'): Promise<Answer> =>
  api.as('tess').post(`${BASE}/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes });
const disclose = (id: string, changes: Partial<DisclosureWrite> = {}, name: Name | null = 'maya', key = randomUUID()) =>
  api.as(name).put(`${BASE}/stories/${id}/disclosures/${key}`, disclosureWrite(changes));
const makeOutput = async (changes: Partial<OutputWrite> = {}): Promise<string> => {
  const id = randomUUID();
  expect((await api.as('maya').put(`${BASE}/outputs/${id}`, outputWrite(changes))).status).toBe(200);
  return id;
};
const cite = (outputId: string, storyId: string, name: Name | null = 'maya'): Promise<Answer> =>
  api.as(name).put(`${BASE}/outputs/${outputId}/citations/${randomUUID()}`, { storyId, quoteId: null });
const use = (id: string, name: Name | null = 'maya'): Promise<Answer> => api.as(name).get(`${BASE}/stories/${id}/use`);
const linkOf = async (id: string): Promise<string> => {
  const { body } = await api.as('tess').post(`${BASE}/stories/${id}/withdrawal-link`, {});
  return String(body.path).split('#')[1] ?? '';
};
const byLink = (token: string, scopes: 'all' | ConsentScope[], consentId: string = randomUUID()): Promise<Answer> =>
  api.as(null).post(`${BASE}/withdrawal-links/take-back`, { token, consentId, scopes });
const readLink = (token: string): Promise<Answer> => api.as(null).post(`${BASE}/withdrawal-links/read`, { token });

const refusal = async (statement: Sql): Promise<unknown> => {
  try {
    await api.get(Database).transaction(() => api.db.query(statement));
    return null;
  } catch (error) {
    return (error as { driverError: { constraint: string } }).driverError.constraint;
  }
};

describe('what uses a story', () => {
  it('is for whoever has a part in it', async () => {
    const id = await startStory(api, { to: 'published', consent });

    expect((await use(id, null)).status).toBe(401);
    for (const name of ['omar', 'fiona', 'nora'] as const) expect((await use(id, name)).status).toBe(404);
    expect((await use(id, 'tom')).status).toBe(403);
    expect((await disclose(id, {}, 'tom')).status).toBe(403);
    for (const name of ['ada', 'maya', 'tess'] as const) expect((await use(id, name)).status).toBe(200);
  });

  it('says what would be asked of people before it happens', async () => {
    const id = await startStory(api, { to: 'published', consent });
    await disclose(id);
    await disclose(id, { recipientName: 'Demo Trust' });

    expect((await use(id)).body.wouldAsk).toEqual([
      { kind: 'takeDownPublished', count: 2 },
      { kind: 'askRecipient', count: 2 },
    ]);
  });
});

describe('a disclosure', () => {
  it.each<[string, Partial<DisclosureWrite>, number, string]>([
    ['tomorrow', { disclosedOn: '2026-06-16' }, 422, 'disclosure.inFuture'],
    ['before anybody agreed', { disclosedOn: '2026-06-13' }, 422, 'disclosure.notAgreed'],
    ['under what nobody allowed', { scope: 'share_partners' }, 422, 'disclosure.notAgreed'],
    ['of a version that is not there', { textVersion: 2 }, 422, 'consent.textUnknown'],
    ['of a story under quote_only', { scope: 'quote_only' }, 400, 'request.invalid'],
  ])('is refused %s', async (_, changes, status, code) => {
    const id = await startStory(api, { consent });

    expect(await disclose(id, changes)).toMatchObject({ status, body: { code } });
  });

  it('is written once, listed with its consent, and found by who received it', async () => {
    const id = await startStory(api, { consent });
    const key = randomUUID();
    const first = await disclose(id, {}, 'tess', key);

    expect(first.body.disclosures).toMatchObject([{ id: key, ...disclosureWrite(), consentGivenOn: '2026-06-14' }]);
    expect((await disclose(id, {}, 'tess', key)).body).toEqual(first.body);
    expect(await disclose(id, { note: 'Other' }, 'tess', key)).toMatchObject({ status: 409 });
    const listed = (name: Name, recipient: string) => api.as(name).get(`${BASE}/disclosures?recipient=${recipient}`);
    expect((await listed('maya', 'demo%20fund')).body).toMatchObject({ total: 1, items: [{ story: { id } }] });
    expect((await listed('maya', 'FUND')).body.total).toBe(1);
    expect((await listed('maya', `fund&programmeId=${PROGRAMMES.P1}`)).body).toMatchObject({
      items: [{ programme: { id: PROGRAMMES.P1 } }],
    });
    expect((await listed('ada', `fund&programmeId=${PROGRAMMES.P2}`)).body.total).toBe(0);
    expect((await listed('omar', 'demo%20fund')).body.total).toBe(0);
    expect((await listed('maya', 'another')).body.total).toBe(0);
    expect(await refusal(sql`update disclosure set note = 'changed' where id = ${key}`)).toBe('disclosure_append_only');
    expect(await refusal(sql`delete from disclosure where id = ${key}`)).toBe('disclosure_append_only');
  });

  it('that happened before a withdrawal and is told after it is asked back', async () => {
    const id = await startStory(api, { consent });
    await withdraw(id);

    expect(await disclose(id)).toMatchObject({ status: 422, body: { code: 'disclosure.notAgreed' } });
    expect((await disclose(id, { disclosedOn: '2026-06-14' })).body.tasks).toMatchObject([
      { kind: 'askRecipient', about: 'Demo Fund', textVersion: 1, disclosedOn: '2026-06-14' },
    ]);
  });

  it('is refused by the database under a consent that does not stand', async () => {
    const id = await startStory(api, { consent });
    const insert = (scope: string, day: string): Sql => sql`
      insert into disclosure (id, story_id, text_version, consent_id, scope, recipient_name, what, disclosed_on, note, recorded_at, recorded_by)
      select gen_random_uuid(), ${id}, 1, id, ${scope}, 'Demo Fund', 'story', ${day}::date, '', '2026-06-15T10:00:00Z', ${CAST.maya}
      from consent_record where story_id = ${id} and decision = 'given'`;

    expect(await refusal(insert('share_partners', '2026-06-15'))).toBe('disclosure_scope_stands');
    expect(await refusal(insert('share_funder', '2026-06-13'))).toBe('disclosure_scope_stands');
    expect(await refusal(insert('share_funder', '2026-06-16'))).toBe('disclosure_in_future');
    expect(await refusal(insert('share_funder', '2026-06-15'))).toBeNull();
    await withdraw(id, ['share_funder']);
    expect(await refusal(insert('share_funder', '2026-06-15'))).toBe('disclosure_scope_stands');
  });
});

describe('an output', () => {
  it('is written by managers of its programme', async () => {
    const put = (name: Name | null, changes = {}) =>
      api.as(name).put(`${BASE}/outputs/${randomUUID()}`, outputWrite(changes));

    expect((await put(null)).status).toBe(401);
    expect((await put('tess')).status).toBe(403);
    expect((await put('omar')).status).toBe(404);
    expect(await put('maya', { publishedOn: '2026-06-16' })).toMatchObject({
      status: 422,
      body: { code: 'output.publishedInFuture' },
    });
    const id = await makeOutput();
    expect((await api.as('tess').get(`${BASE}/outputs/${id}`)).body).toMatchObject({
      ...outputListed(),
      may: { write: false },
    });
    expect((await api.as('omar').get(`${BASE}/outputs/${id}`)).status).toBe(404);
    expect((await api.as('omar').get(`${BASE}/outputs`)).body.total).toBe(0);
    expect((await api.as('maya').put(`${BASE}/outputs/${id}`, outputWrite({ title: 'Other' }))).status).toBe(409);
  });

  const outputListed = () => ({ title: 'Briefing (demo)', citations: 0, cites: [] });

  it('cites only what its audience was allowed', async () => {
    const [kept, web] = [
      await startStory(api, { consent: { scopes: ['record_hold', 'curate'] } }),
      await startStory(api, { consent: { scopes: ['record_hold', 'curate', 'publish_web'] } }),
    ];
    const [open, printed, internal] = [
      await makeOutput(),
      await makeOutput({ isPrinted: true }),
      await makeOutput({ audience: 'internal' }),
    ];

    expect(await cite(open, kept)).toMatchObject({ status: 422, body: { code: 'output.notCovered' } });
    expect(await cite(printed, web)).toMatchObject({ status: 422, body: { code: 'output.notCovered' } });
    expect((await cite(open, web, 'tess')).status).toBe(403);
    expect((await cite(internal, kept)).status).toBe(200);
    expect((await cite(open, web)).body).toMatchObject({
      citations: 1,
      cites: [{ story: { id: web }, isQuote: false }],
    });
    expect(await cite(open, web)).toMatchObject({ status: 409, body: { code: 'output.cited' } });
    expect((await api.as('maya').get(`${BASE}/outputs/${await makeOutput()}/citable`)).body.items).toMatchObject([
      { id: web },
    ]);
  });

  it('is removed by managers while it cites nothing, comes back as it was written, and cites nothing meanwhile', async () => {
    const story = await startStory(api, { consent });
    const id = await makeOutput();
    const remove = (name: Name | null) => api.as(name).delete(`${BASE}/outputs/${id}`);
    const read = () => api.as('maya').get(`${BASE}/outputs/${id}`);
    const [citation] = (await cite(id, story)).body.cites as { id: string }[];

    expect((await remove(null)).status).toBe(401);
    expect((await remove('tess')).status).toBe(403);
    for (const name of ['omar', 'fiona', 'nora', 'cara'] as const) expect((await remove(name)).status).toBe(404);
    expect(await remove('maya')).toMatchObject({ status: 409, body: { code: 'output.cites' } });
    expect(await refusal(sql`update curated_output set removed_at = now() where id = ${id}`)).toBe(
      'curated_output_cites',
    );
    expect((await api.as('maya').delete(`${BASE}/outputs/${id}/citations/${citation?.id ?? ''}`)).status).toBe(200);

    expect((await remove('maya')).status).toBe(204);
    expect((await remove('maya')).status).toBe(404);
    expect((await read()).status).toBe(404);
    expect((await cite(id, story)).status).toBe(404);
    expect((await api.as('maya').get(`${BASE}/outputs`)).body).toMatchObject({ total: 0, items: [] });
    expect(
      await refusal(sql`insert into output_citation (id, output_id, story_id, text_version, updated_at)
        select gen_random_uuid(), ${id}, ${story}, 1, '2026-06-15T10:00:00Z'`),
    ).toBe('curated_output_cites');
    const elsewhere = outputWrite({ programmeId: PROGRAMMES.P2 });
    expect((await api.as('omar').put(`${BASE}/outputs/${id}`, elsewhere)).status).toBe(404);
    expect((await api.as('maya').put(`${BASE}/outputs/${id}`, outputWrite())).body).toMatchObject(outputListed());
    expect((await read()).status).toBe(200);
  });

  it('is not turned to an audience that a story it cites was not meant for, by the API nor by SQL', async () => {
    const story = await startStory(api, { consent: { scopes: ['record_hold', 'curate'] } });
    const id = await makeOutput({ audience: 'internal' });
    await cite(id, story);

    const edited = await api.as('maya').put(`${BASE}/outputs/${id}`, outputWrite(), { 'if-match': '"1"' });
    expect(edited).toMatchObject({ status: 422, body: { code: 'output.notCovered' } });
    expect(await refusal(sql`update curated_output set audience = 'public' where id = ${id}`)).toBe(
      'output_citation_consent',
    );
    expect(
      await refusal(sql`insert into output_citation (id, output_id, story_id, text_version, updated_at)
        select gen_random_uuid(), ${await makeOutput()}, ${story}, 1, '2026-06-15T10:00:00Z'`),
    ).toBe('output_citation_consent');
  });
});

describe('a withdrawal', () => {
  const used = async (): Promise<string> => {
    const id = await startStory(api, { to: 'published', consent });
    await disclose(id);
    for (const publishedOn of [null, '2026-06-15']) await cite(await makeOutput({ publishedOn, isPrinted: true }), id);
    return id;
  };
  const kinds = ({ body }: Answer): string[] => (body.tasks as { kind: string }[]).map(({ kind }) => kind).toSorted();

  it('as a whole takes drafts back and asks people for the rest, by tomorrow', async () => {
    const id = await used();
    await withdraw(id);

    const answer = await use(id);
    expect(kinds(answer)).toEqual([
      'askPrinter',
      'askRecipient',
      'redactOutput',
      'takeDownPublished',
      'takeDownPublished',
    ]);
    expect(answer.body).toMatchObject({ addresses: 0, outputs: [{ publishedOn: '2026-06-15' }], wouldAsk: [] });
    const [task] = answer.body.tasks as { owner: { id: string }; dueOn: string }[];
    expect(task).toMatchObject({ dueOn: '2026-06-16', owner: { id: CAST.maya } });
    expect(JSON.stringify(answer.body)).not.toContain('Somebody listened');
    expect(JSON.stringify(answer.body)).not.toContain('River');
  });

  it('of one scope undoes only what rested on it', async () => {
    const id = await used();
    await withdraw(id, ['share_funder']);

    expect(kinds(await use(id))).toEqual(['askRecipient']);
    expect((await api.as('maya').get(`${BASE}/stories/${id}`)).body.state).toBe('published');
  });

  it('asks for each thing once, however often something is taken back', async () => {
    const id = await used();
    await withdraw(id, ['share_funder']);
    await withdraw(id);

    expect(kinds(await use(id)).filter((kind) => kind === 'askRecipient')).toHaveLength(1);
  });

  it('of a story used in 200 places takes as many statements as of two, and less than half a second', async () => {
    const withdrawnFrom = async (places: number): Promise<number> => {
      const id = await startStory(api, { to: 'published', consent });
      await disclose(id);
      await api.db.query(sql`
        insert into disclosure select gen_random_uuid(), story_id, text_version, consent_id, scope, recipient_name || n,
          recipient_organisation_id, what, disclosed_on, note, recorded_at, recorded_by
        from disclosure cross join generate_series(2, ${places}::int) n where story_id = ${id}`);
      const asked = jest.spyOn(api.get(Database), 'query');
      const before = performance.now();
      expect((await withdraw(id)).status).toBe(200);
      const [taken, statements] = [performance.now() - before, asked.mock.calls.length];
      asked.mockRestore();
      expect(taken).toBeLessThan(500);
      expect(kinds(await use(id)).filter((kind) => kind === 'askRecipient')).toHaveLength(places);
      return statements;
    };

    expect(await withdrawnFrom(200)).toBe(await withdrawnFrom(2));
  });
});

describe('a task', () => {
  const withTask = async (): Promise<{ storyId: string; id: string }> => {
    const storyId = await startStory(api, { consent });
    await disclose(storyId);
    await withdraw(storyId);
    const [task] = (await use(storyId)).body.tasks as { id: string }[];
    return { storyId, id: task?.id ?? '' };
  };
  const done = (id: string, name: Name | null, isDone = true) =>
    api.as(name).post(`${BASE}/withdrawal-tasks/${id}/done`, { isDone, outcome: isDone ? 'They deleted it.' : '' });

  it('is for its owner and for managers', async () => {
    const { id } = await withTask();

    expect((await done(id, null)).status).toBe(401);
    for (const name of ['omar', 'tom', 'tess', 'fiona', 'nora'] as const)
      expect((await done(id, name)).status).toBe(404);
    expect(await done(id, 'maya')).toMatchObject({
      status: 200,
      body: { outcome: 'They deleted it.', doneAt: '2026-06-15T10:00:00.000Z' },
    });
    expect((await done(id, 'maya', false)).body).toMatchObject({ doneAt: null, outcome: '' });
  });

  it('is given to somebody else who works there, and is then theirs', async () => {
    const { id } = await withTask();
    const give = (ownerId: string, name: Name = 'maya') =>
      api.as(name).put(`${BASE}/withdrawal-tasks/${id}/owner`, { ownerId });

    expect(await give(CAST.omar)).toMatchObject({ status: 422, body: { code: 'withdrawalTask.owner' } });
    expect((await give(CAST.tess)).body).toMatchObject({ owner: { id: CAST.tess } });
    expect((await give(CAST.tom, 'tess')).status).toBe(403);
    const list = (name: Name, query = '') => api.as(name).get(`${BASE}/withdrawal-tasks${query}`);
    expect((await list('tess')).body).toMatchObject({
      total: 1,
      items: [{ id, isOverdue: false, may: { do: true, reassign: false } }],
    });
    expect((await list('maya')).body.total).toBe(0);
    expect((await list('maya', '?whose=all')).body.total).toBe(1);
    expect((await list('omar', '?whose=all')).body.total).toBe(0);
    expect((await done(id, 'tess')).status).toBe(200);
    expect((await list('tess')).body.total).toBe(0);
    expect((await list('tess', '?show=done')).body.total).toBe(1);
  });
});

describe('the link for a storyteller', () => {
  it('is made by whoever may record consent, once, and is kept as a hash', async () => {
    const id = await startStory(api, { to: 'published', consent });

    expect((await api.as(null).post(`${BASE}/stories/${id}/withdrawal-link`, {})).status).toBe(401);
    expect((await api.as('tom').post(`${BASE}/stories/${id}/withdrawal-link`, {})).status).toBe(403);
    expect((await api.as('omar').post(`${BASE}/stories/${id}/withdrawal-link`, {})).status).toBe(404);
    const first = await linkOf(id);
    const second = await linkOf(id);
    const unknown = await readLink('x'.repeat(43));
    const told = ({ status, body }: Answer): unknown => ({ status, body: { ...body, requestId: 'any' } });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'withdrawalLink.unknown' } });
    expect(told(await readLink(first))).toEqual(told(unknown));
    expect(told(await byLink(first, 'all'))).toEqual(told(unknown));
    expect((await readLink(second)).status).toBe(200);
    expect(JSON.stringify((await use(id)).body)).not.toContain(second);
    await api.as('tess').send('DELETE', `${BASE}/stories/${id}/withdrawal-link`);
    expect(told(await readLink(second))).toEqual(told(unknown));
  });

  it('is given to somebody else in the story too, who takes back for themselves alone', async () => {
    const id = await startStory(api, { to: 'published', consent });
    const [contributorId, at] = [randomUUID(), `${BASE}/stories/${id}`];
    const somebody = { role: 'thirdParty', label: 'Their sister', age: 'adult', needsConsent: true };
    await api.as('tess').put(`${at}/contributors/${contributorId}`, somebody);
    await api.as('tess').put(`${at}/consents/${randomUUID()}`, consentWrite({ contributorId }));
    const give = (whose: string) => api.as('tess').post(`${at}/withdrawal-link`, { contributorId: whose });

    expect(await give(randomUUID())).toMatchObject({ status: 422, body: { code: 'consent.contributorUnknown' } });
    const token = String((await give(contributorId)).body.path).split('#')[1] ?? '';
    expect((await use(id)).body).toMatchObject({
      link: null,
      others: [{ id: contributorId, label: 'Their sister', link: { usedAt: null } }],
    });
    expect((await byLink(token, 'all')).body).toMatchObject({ isWithdrawn: true, scopes: [] });
    expect((await use(id)).body).toMatchObject({ others: [{ link: { usedAt: '2026-06-15T10:00:00.000Z' } }] });
    expect((await api.as('maya').get(at)).body).toMatchObject({ state: 'unpublished', summary: 'Somebody listened.' });
    expect((await api.as('tess').delete(`${at}/withdrawal-link?contributorId=${contributorId}`)).status).toBe(204);
    expect((await readLink(token)).status).toBe(404);
    await withdraw(id);
    expect((await use(id)).body.others).toMatchObject([{ label: '', link: null }]);
  });

  it('shows what was agreed to, and never a word or a name', async () => {
    const token = await linkOf(await startStory(api, { to: 'published', consent }));

    const { body } = await readLink(token);

    expect(body).toEqual({
      isWithdrawn: false,
      scopes: SCOPES.toSorted(),
      programmeName: expect.any(String) as string,
      language: 'en',
      promises: { open: 0, done: 0 },
    });
  });

  it('takes back a part, then everything, and says afterwards that it was done', async () => {
    const id = await startStory(api, { to: 'published', consent });
    const token = await linkOf(id);
    const consentId = randomUUID();

    expect((await byLink(token, ['share_funder'], consentId)).body.scopes).not.toContain('share_funder');
    expect((await byLink(token, ['share_funder'], consentId)).status).toBe(200);
    expect(await byLink(token, ['share_funder'])).toMatchObject({
      status: 409,
      body: { code: 'consent.nothingToWithdraw' },
    });
    expect((await byLink(token, 'all')).body).toMatchObject({
      isWithdrawn: true,
      scopes: [],
      promises: { open: 2, done: 0 },
    });
    expect((await byLink(token, 'all')).status).toBe(200);
    expect((await readLink(token)).body).toMatchObject({ isWithdrawn: true });
    const { body } = await api.as('maya').get(`${BASE}/stories/${id}`);
    expect(body).toMatchObject({ state: 'withdrawn', summary: '' });
    expect((body.consents as { recordedBy: string | null }[]).at(-1)?.recordedBy).toBeNull();
  });
});

describe('erasing a story', () => {
  const erase = (id: string, name: Name | null = 'ada', confirm: unknown = true) =>
    api.as(name).post(`${BASE}/stories/${id}/erasure`, { confirm });

  it('is for administrators, once it was withdrawn and everything was taken down', async () => {
    const id = await startStory(api, { to: 'published', consent });

    expect((await erase(id, null)).status).toBe(401);
    expect((await erase(id, 'maya')).status).toBe(403);
    expect((await erase(id, 'omar')).status).toBe(404);
    expect((await erase(id, 'ada', false)).status).toBe(400);
    expect(await erase(id)).toMatchObject({ status: 409, body: { code: 'erasure.notWithdrawn' } });
    await withdraw(id);
    expect(await erase(id)).toMatchObject({ status: 409, body: { code: 'erasure.tasksOpen' } });
  });

  it('leaves a tombstone, the records of consent, and no word anywhere', async () => {
    const id = await startStory(api, { to: 'approved', consent, write: { contentWarning: 'Speaks of loss.' } });
    await disclose(id, { scope: 'share_funder', note: 'Sent by post' });
    await withdraw(id);
    for (const { id: taskId } of (await use(id)).body.tasks as { id: string }[]) {
      await api.as('maya').post(`${BASE}/withdrawal-tasks/${taskId}/done`, { isDone: true, outcome: 'Done.' });
    }

    expect((await erase(id)).body).toMatchObject({ story: { isErased: true }, may: { disclose: false, erase: false } });
    expect((await erase(id)).status).toBe(200);
    const rows = await api.db.query<{ row: string }>(sql`
      select to_jsonb(s)::text as row from story s where id = ${id}
      union all select to_jsonb(t)::text from story_text t where story_id = ${id}
      union all select to_jsonb(d)::text from disclosure d where story_id = ${id}`);
    expect(rows.map(({ row }) => row).join()).not.toMatch(/River|Somebody listened|What helped|loss|by post/);
    expect((await api.as('maya').get(`${BASE}/stories/${id}`)).body).toMatchObject({
      state: 'erased',
      recordedOn: '2026-06-01',
    });
    expect(await refusal(sql`update story set state = 'withdrawn' where id = ${id}`)).toBe('story_erasure');
  });

  it('is refused by the database before the withdrawal', async () => {
    const id = await startStory(api, { consent });

    expect(await refusal(sql`update story set state = 'erased', withdrawn_at = now() where id = ${id}`)).toBe(
      'story_erasure',
    );
    expect(await refusal(sql`update story_text set summary = '' where story_id = ${id}`)).toBe(
      'story_text_append_only',
    );
  });
});
