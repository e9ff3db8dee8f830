import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { CAST, PROGRAMMES, STRANDS, type Name } from '../testing/cast';
import { milestoneWrite, PlanThread } from '../testing/plan-thread';
import { testApi } from '../testing/test-api';

const api = testApi();
const thread = new PlanThread(api);

/** A refusal that names the field which it is about. */
const refusedAt = (path: string, code: string, status = 422) => ({ status, body: { code, errors: [{ path }] } });
const read = async (id: string) => (await thread.read()).milestones.find((each) => each.id === id);

describe('the plan of a programme', () => {
  it.each<Name>(['omar', 'fiona', 'frank', 'nora'])('is nothing at all to %s', async (name) => {
    const answer = await api.as(name).get(`/api/v1/programmes/${PROGRAMMES.P1}/plan`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'request.notFound' } });
  });

  it('is read by whoever works in the programme, and offers nothing to whoever may not write it', async () => {
    const id = await thread.milestone();
    for (const name of ['tess', 'cara', 'sal'] as const) {
      const plan = await thread.read(name);
      expect(plan).toMatchObject({ may: { write: false }, owners: [] });
      expect(plan.milestones).toMatchObject([{ id, moves: [], may: { rebaseline: false, remove: false } }]);
    }
    expect(await thread.read()).toMatchObject({ may: { write: true }, today: '2026-06-15' });
  });

  it('can be owned by those who work in the programme', async () => {
    const { owners } = await thread.read();
    expect(owners.map(({ name }) => name)).toEqual(
      ['Ada', 'Cara', 'Maya', 'Sal', 'Tess', 'Tom'].map((each) => `Demo ${each}`),
    );
  });

  it('begins with what is late, and says how much of it came on time', async () => {
    const titled = (title: string, baselineDate: string) =>
      thread.milestone({ title, baselineDate, forecastDate: baselineDate });
    await titled('October', '2026-10-01');
    await titled('A little late', '2026-06-14');
    const done = await titled('Done', '2026-06-01');
    await titled('Very late', '2026-06-01');
    await thread.move(done, 'inProgress', '2026-05-20');
    await thread.move(done, 'achieved', '2026-06-01');

    const { milestones, onTime } = await thread.read();
    expect(milestones.map(({ title, slippageDays, isLate }) => [title, slippageDays, isLate])).toEqual([
      ['Very late', 14, true],
      ['A little late', 1, true],
      ['October', 0, false],
      ['Done', 0, false],
    ]);
    expect(onTime).toEqual({ part: 1, of: 3 });
  });

  it('is of the day that it is in the programme', async () => {
    await thread.milestone({ baselineDate: '2026-06-15', forecastDate: '2026-06-15' });
    await api.db.query(sql`update programme set time_zone = 'Pacific/Auckland' where id = ${PROGRAMMES.P1}`);
    const slippage = (now: string) => api.at(now, async () => (await thread.read()).milestones[0]?.slippageDays);
    expect(await slippage('2026-06-15T11:59:00.000Z')).toBe(0);
    expect(await slippage('2026-06-15T12:01:00.000Z')).toBe(1);
  });
});

describe('a milestone', () => {
  it('is nothing to write for whoever does not manage the programme', async () => {
    const path = `/milestones/${randomUUID()}`;
    expect((await thread.put(null, path, milestoneWrite())).status).toBe(401);
    expect((await thread.put('tess', path, milestoneWrite())).status).toBe(403);
    for (const name of ['omar', 'fiona', 'nora'] as const)
      expect((await thread.put(name, path, milestoneWrite())).status).toBe(404);
    expect((await thread.put('ada', path, milestoneWrite({ programmeId: randomUUID() }))).status).toBe(404);
    expect((await api.as('maya').delete(`/api/v1${path}`)).status).toBe(404);
    expect((await thread.move(randomUUID(), 'inProgress')).status).toBe(404);
  });

  it.each([
    ['title', { title: ' ' }],
    ['baselineDate', { baselineDate: '2026-02-30' }],
    ['forecastDate', { forecastDate: null }],
    ['ownerId', { ownerId: 'tess' }],
    ['dependsOn', { dependsOn: [PROGRAMMES.P1, PROGRAMMES.P1] }],
    ['colour', { colour: 'red' }],
  ])('is refused for its %s', async (path, more) => {
    const answer = await thread.put('maya', `/milestones/${randomUUID()}`, milestoneWrite(more));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it.each([
    ['strandId', 'plan.strandOutside', { strandId: STRANDS.T1 }],
    ['ownerId', 'plan.ownerOutside', { ownerId: CAST.omar }],
    ['ownerId', 'plan.ownerOutside', { ownerId: CAST.fiona }],
    ['dependsOn', 'milestone.dependsOutside', { dependsOn: [PROGRAMMES.P2] }],
  ])('names %s where it lies outside: %s', async (path, code, more) => {
    const answer = await thread.put('maya', `/milestones/${randomUUID()}`, milestoneWrite(more));
    expect(answer).toMatchObject(refusedAt(path, code));
  });

  it('is stored, said again, and edited from the version that was seen', async () => {
    const id = await thread.milestone({ strandId: STRANDS.S1 });
    const write = milestoneWrite({ strandId: STRANDS.S1 });
    const edited = { ...write, forecastDate: '2026-08-01', isCritical: true };
    expect(await thread.put('maya', `/milestones/${id}`, write)).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await thread.put('maya', `/milestones/${id}`, edited)).status).toBe(409);
    expect(await thread.put('maya', `/milestones/${id}`, edited, 2)).toMatchObject({
      status: 412,
      body: { changed: ['forecastDate', 'isCritical'], current: { title: 'Launch' } },
    });
    expect(await thread.put('maya', `/milestones/${id}`, edited, 1)).toMatchObject({
      status: 200,
      body: { version: 2, slippageDays: 17, isLate: true, owner: { name: 'Demo Tess' } },
    });
    const elsewhere = { ...edited, programmeId: PROGRAMMES.P2 };
    expect(await thread.put('ada', `/milestones/${id}`, elsewhere, 2)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'programmeId' }] },
    });
  });

  it('keeps its owner, also when they have left since; nobody who left is given another one', async () => {
    const id = await thread.milestone({ ownerId: CAST.tess });
    await api.db.query(sql`update account set status = 'suspended' where id = ${CAST.tess}`);
    const edited = milestoneWrite({ title: 'Launch event' });
    expect((await thread.put('maya', `/milestones/${id}`, edited, 1)).status).toBe(200);
    expect(await thread.put('maya', `/milestones/${randomUUID()}`, edited)).toMatchObject(
      refusedAt('ownerId', 'plan.ownerOutside'),
    );
  });

  it('goes its way step by step, each on its day', async () => {
    const id = await thread.milestone();
    expect(await thread.move(id, 'achieved')).toMatchObject({ status: 409, body: { code: 'plan.transition' } });
    expect(await thread.move(id, 'inProgress', '2026-06-16')).toMatchObject(refusedAt('on', 'plan.inFuture'));
    expect((await thread.move(id, 'inProgress', '2026-06-10')).body).toMatchObject({ state: 'inProgress' });
    expect(await thread.move(id, 'achieved', '2026-06-09')).toMatchObject(refusedAt('on', 'plan.beforeLastStep'));
    expect(await thread.move(id, 'missed')).toMatchObject(refusedAt('reason', 'plan.reasonNeeded'));
    expect(await thread.move(id, 'achieved', '2026-06-12')).toMatchObject({
      status: 200,
      body: { state: 'achieved', actualDate: '2026-06-12', slippageDays: -33, moves: [], may: { rebaseline: false } },
    });
    // The same again is no second step.
    expect(await thread.move(id, 'achieved', '2026-06-12')).toMatchObject({ status: 200, body: { steps: [{}, {}] } });
    expect((await thread.move(id, 'achieved', '2026-06-13')).status).toBe(409);
    const later = milestoneWrite({ forecastDate: '2026-09-01' });
    expect(await thread.put('maya', `/milestones/${id}`, later, 3)).toMatchObject(
      refusedAt('forecastDate', 'milestone.forecastSettled'),
    );
  });

  it('is dropped with a reason, and nothing is expected of it any more', async () => {
    const id = await thread.milestone({ baselineDate: '2026-06-01', forecastDate: '2026-06-01' });
    await thread.move(id, 'dropped', '2026-06-14', 'The funder agreed to leave it out.');
    expect(await read(id)).toMatchObject({
      ...{ state: 'dropped', slippageDays: null, isLate: false },
      steps: [{ to: 'dropped', on: '2026-06-14', reason: 'The funder agreed to leave it out.' }],
    });
    expect((await thread.read()).onTime).toEqual({ part: 0, of: 0 });
  });

  it('is taken away only while nothing has happened', async () => {
    const [plain, moved, rebaselined, awaited] = [
      ...[await thread.milestone(), await thread.milestone(), await thread.milestone(), await thread.milestone()],
    ] as const;
    await thread.move(moved, 'inProgress');
    await thread.rebaseline(rebaselined, '2026-08-01');
    const waits = await thread.milestone({ dependsOn: [awaited] });
    const remove = (id: string) => api.as('maya').delete(`/api/v1/milestones/${id}`);
    expect((await api.as('tess').delete(`/api/v1/milestones/${plain}`)).status).toBe(403);
    expect((await remove(plain)).status).toBe(204);
    expect((await remove(plain)).status).toBe(404);
    expect(await remove(moved)).toMatchObject({ status: 409, body: { code: 'plan.hasHappened' } });
    expect(await remove(rebaselined)).toMatchObject({ status: 409, body: { code: 'plan.hasHappened' } });
    expect(await remove(awaited)).toMatchObject({ status: 409, body: { code: 'milestone.isAwaited' } });
    expect((await remove(waits)).status).toBe(204);
    expect((await remove(awaited)).status).toBe(204);
  });

  it('is kept in the trail by the names of its fields, and by the reasons that were given', async () => {
    const id = await thread.milestone();
    await thread.put('maya', `/milestones/${id}`, milestoneWrite({ title: 'Launch event' }), 1);
    await thread.rebaseline(id, '2026-08-01');
    await thread.move(id, 'dropped', '2026-06-15', 'No money left.');
    const trail = await api.db.query<{ action: string }>(
      sql`select action, fields, reason from audit_event where entity = 'milestone' order by at, action`,
    );
    expect(trail.map(({ action }) => action)).toEqual([
      ...['milestone.dropped', 'milestone.rebaseline', 'milestone.write', 'milestone.write'],
    ]);
    expect(trail).toContainEqual({ action: 'milestone.write', fields: ['title'], reason: null });
    expect(trail).toContainEqual({ action: 'milestone.dropped', fields: ['state'], reason: 'No money left.' });
  });
});

describe('the date that was agreed', () => {
  it('changes by no edit', async () => {
    const id = await thread.milestone();
    const moved = milestoneWrite({ baselineDate: '2026-08-01' });
    expect(await thread.put('maya', `/milestones/${id}`, moved, 1)).toMatchObject(
      refusedAt('baselineDate', 'milestone.baselineFixed'),
    );
  });

  it('is agreed anew with a reason, and every earlier one is kept with its day in the programme', async () => {
    await api.db.query(sql`update programme set time_zone = 'Pacific/Auckland' where id = ${PROGRAMMES.P1}`);
    const id = await thread.milestone();
    expect(await thread.rebaseline(id, '2026-08-01', ' ')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'reason' }] },
    });
    expect(await thread.rebaseline(id, '2026-07-15')).toMatchObject(
      refusedAt('baselineDate', 'milestone.baselineSame'),
    );
    await thread.move(id, 'inProgress');
    await thread.rebaseline(id, '2026-08-18', 'The hall is shut.');
    await thread.rebaseline(id, '2026-08-18', 'The hall is shut.');
    await api.at('2026-06-15T12:01:00.000Z', () => thread.rebaseline(id, '2026-09-01', 'The trainer is ill.'));
    expect(await read(id)).toMatchObject({
      ...{ state: 'planned', baselineDate: '2026-09-01', forecastDate: '2026-09-01', slippageDays: 0 },
      earlierBaselines: [
        { baselineDate: '2026-07-15', until: '2026-06-15', reason: 'The hall is shut.' },
        { baselineDate: '2026-08-18', until: '2026-06-16', reason: 'The trainer is ill.' },
      ],
    });
  });

  it('is not agreed anew once it is settled', async () => {
    const id = await thread.milestone();
    await thread.move(id, 'dropped', '2026-06-15', 'No money left.');
    expect(await thread.rebaseline(id, '2026-08-01')).toMatchObject({
      status: 409,
      body: { code: 'milestone.settled' },
    });
  });

  it('changes in the database only with what was agreed before, which is never changed', async () => {
    const id = await thread.milestone();
    const change = (date: string) => sql`update milestone set baseline_date = ${date} where id = ${id}`;
    const keep = (from: string, to: string) => sql`
      insert into milestone_baseline (milestone_id, position, baseline_date, replaced_by, reason, recorded_at)
      select ${id}, count(*) + 1, ${from}, ${to}, 'So.', now() from milestone_baseline where milestone_id = ${id}`;
    const refusal = (statement: ReturnType<typeof sql>) =>
      api
        .get(Database)
        .transaction(() => api.db.query(statement))
        .then(
          () => 'taken',
          (error: unknown) => String(error),
        );
    expect(await refusal(change('2026-08-01'))).toContain('the agreed date changes only by rebaselining');
    expect(await refusal(keep('2026-07-14', '2026-08-01'))).toContain('this is not the date that was agreed');
    await api.db.query(keep('2026-07-15', '2026-08-01'));
    expect(await refusal(change('2026-08-02'))).toContain('the agreed date changes only by rebaselining');
    await api.db.query(change('2026-08-01'));
    // What was kept once does not do for a second time.
    expect(await refusal(change('2026-07-15'))).toContain('the agreed date changes only by rebaselining');
    expect(await refusal(sql`update milestone_baseline set reason = 'Else.'`)).toContain('append-only');
    expect(await refusal(sql`delete from milestone_baseline`)).toContain('append-only');
    expect(await refusal(sql`truncate milestone_baseline`)).toContain('append-only');
    expect(await refusal(sql`delete from milestone where id = ${id}`)).toContain('milestone_baseline_milestone_fkey');
  });
});

describe('what waits for what', () => {
  it('is never a circle; the refusal names the way round', async () => {
    const [launch, training] = [await thread.milestone({ title: 'Launch' }), randomUUID()];
    await thread.milestone({ title: 'Training', dependsOn: [launch] }, training);
    const report = await thread.milestone({ title: 'Report', dependsOn: [training] });
    expect(await thread.put('maya', `/milestones/${launch}`, milestoneWrite({ dependsOn: [report] }), 1)).toMatchObject(
      {
        status: 422,
        body: {
          code: 'milestone.circle',
          params: { way: ['Launch', 'Report', 'Training', 'Launch'] },
          errors: [{ path: 'dependsOn', message: expect.stringContaining('Launch → Report → Training → Launch') }],
        },
      },
    );
    expect(await thread.put('maya', `/milestones/${launch}`, milestoneWrite({ dependsOn: [launch] }), 1)).toMatchObject(
      refusedAt('dependsOn', 'milestone.circle'),
    );
    expect(await read(report)).toMatchObject({ dependsOn: [training] });
  });

  it('is let go, and can then be the other way round', async () => {
    const first = await thread.milestone();
    const second = await thread.milestone({ dependsOn: [first] });
    await thread.put('maya', `/milestones/${second}`, milestoneWrite(), 1);
    const turned = await thread.put('maya', `/milestones/${first}`, milestoneWrite({ dependsOn: [second] }), 1);
    expect(turned).toMatchObject({ status: 200, body: { dependsOn: [second] } });
  });

  it('is of one programme, whoever writes it', async () => {
    const ours = await thread.milestone();
    const theirs = randomUUID();
    const write = milestoneWrite({ programmeId: PROGRAMMES.P2, ownerId: CAST.omar });
    expect((await thread.put('omar', `/milestones/${theirs}`, write)).status).toBe(200);
    expect(await thread.put('omar', `/milestones/${theirs}`, { ...write, dependsOn: [ours] }, 1)).toMatchObject(
      refusedAt('dependsOn', 'milestone.dependsOutside'),
    );
    await expect(
      api.db.query(sql`
        insert into milestone_dependency (milestone_id, depends_on_id, programme_id) values (${theirs}, ${ours}, ${PROGRAMMES.P2})`),
    ).rejects.toThrow('milestone_dependency_on_fkey');
  });

  it('is never a circle in the database either, however long the chain', async () => {
    const many = 500;
    await api.db.query(sql`
      insert into milestone (id, programme_id, title, baseline_date, forecast_date, owner_id, is_critical, state)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ${PROGRAMMES.P1}, n::text, '2026-07-01', '2026-07-01',
        ${CAST.tess}, false, 'planned' from generate_series(1, ${many}) n`);
    await api.db.query(sql`
      insert into milestone_dependency (milestone_id, depends_on_id, programme_id)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
        ('00000000-0000-7000-8000-' || lpad((n - 1)::text, 12, '0'))::uuid, ${PROGRAMMES.P1} from generate_series(2, ${many}) n`);
    const numbered = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    await expect(
      api.db.query(sql`
        insert into milestone_dependency (milestone_id, depends_on_id, programme_id)
        values (${numbered(1)}, ${numbered(many)}, ${PROGRAMMES.P1})`),
    ).rejects.toThrow('in a circle');
  });
});
