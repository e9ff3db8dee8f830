import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { CAST, PROGRAMMES, STRANDS } from '../testing/cast';
import { actionWrite, decisionWrite, deliverableWrite, PlanThread, riskWrite, type Json } from '../testing/plan-thread';
import { testApi } from '../testing/test-api';

const api = testApi();
const thread = new PlanThread(api);

/** A refusal that names the field which it is about. */
const refusedAt = (path: string, code: string, status = 422) => ({ status, body: { code, errors: [{ path }] } });
const KINDS = {
  deliverables: deliverableWrite,
  risks: riskWrite,
  decisions: decisionWrite,
  actions: actionWrite,
} as const;
const ALL = Object.keys(KINDS) as (keyof typeof KINDS)[];

describe.each(ALL)('of %s', (kind) => {
  const write = KINDS[kind];
  const path = () => `/${kind}/${randomUUID()}`;

  it('nothing is written by whoever does not manage the programme', async () => {
    expect((await thread.put(null, path(), write())).status).toBe(401);
    expect((await thread.put('tess', path(), write())).status).toBe(403);
    expect((await thread.put('omar', path(), write())).status).toBe(404);
    expect((await thread.put('ada', path(), write({ programmeId: randomUUID() }))).status).toBe(404);
  });

  it('one has a title, and is of the programme', async () => {
    expect(await thread.put('maya', path(), write({ title: ' ' }))).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'title' }] },
    });
    expect(await thread.put('maya', path(), write({ strandId: STRANDS.T1 }))).toMatchObject(
      refusedAt('strandId', 'plan.strandOutside'),
    );
  });

  it('one is stored, said again, and edited from the version that was seen', async () => {
    const id = await thread.made(kind, write());
    const again = (more: Json, version?: number) => thread.put('maya', `/${kind}/${id}`, write(more), version);
    expect(await again({})).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await again({ title: 'Anew' })).status).toBe(409);
    expect(await again({ title: 'Anew' }, 2)).toMatchObject({ status: 412, body: { changed: ['title'] } });
    expect(await again({ title: 'Anew' }, 1)).toMatchObject({ status: 200, body: { version: 2, title: 'Anew' } });
    const elsewhere = write({ programmeId: PROGRAMMES.P2, title: 'Anew' });
    expect(await thread.put('ada', `/${kind}/${id}`, elsewhere, 2)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'programmeId' }] },
    });
  });
});

it.each(['deliverables', 'risks', 'actions'] as const)('of %s the owner works in the programme', async (kind) => {
  expect(await thread.put('maya', `/${kind}/${randomUUID()}`, KINDS[kind]({ ownerId: CAST.omar }))).toMatchObject(
    refusedAt('ownerId', 'plan.ownerOutside'),
  );
});

describe.each([
  ['deliverables', 'internalReview', 'submitted'],
  ['risks', 'mitigating', 'closed'],
] as const)('the steps of %s', (kind, next, after) => {
  it('are taken one after the other, on days that have come', async () => {
    const id = await thread.made(kind, KINDS[kind]());
    expect(await thread.moveOf(kind, id, { to: after })).toMatchObject({
      status: 409,
      body: { code: 'plan.transition' },
    });
    expect(await thread.moveOf(kind, id, { to: next, on: '2026-06-16' })).toMatchObject(
      refusedAt('on', 'plan.inFuture'),
    );
    await thread.moveOf(kind, id, { to: next, on: '2026-06-10' });
    expect(await thread.moveOf(kind, id, { to: after, on: '2026-06-09', reason: 'So.' })).toMatchObject(
      refusedAt('on', 'plan.beforeLastStep'),
    );
    const taken = await thread.moveOf(kind, id, { to: after, on: '2026-06-12', reason: 'So.' });
    expect(taken).toMatchObject({
      status: 200,
      body: { state: after, version: 3, steps: [{ to: next }, { to: after, on: '2026-06-12', reason: 'So.' }] },
    });
    expect(await thread.moveOf(kind, id, { to: after, on: '2026-06-12', reason: 'So.' })).toMatchObject({
      status: 200,
      body: { version: 3 },
    });
  });

  it('stay, so that it is taken away only before the first of them', async () => {
    const [moved, plain] = [await thread.made(kind, KINDS[kind]()), randomUUID()];
    await thread.put('maya', `/${kind}/${plain}`, KINDS[kind](kind === 'deliverables' ? { code: 'D4.1' } : {}));
    await thread.moveOf(kind, moved, { to: next });
    const remove = (id: string) => api.as('maya').delete(`/api/v1/${kind}/${id}`);
    expect(await remove(moved)).toMatchObject({ status: 409, body: { code: 'plan.hasHappened' } });
    expect((await remove(plain)).status).toBe(204);
    expect((await remove(plain)).status).toBe(404);
  });
});

describe('a deliverable', () => {
  it('has a code of its own in the programme, and an address that can be opened', async () => {
    await thread.made('deliverables', deliverableWrite());
    expect(await thread.put('maya', `/deliverables/${randomUUID()}`, deliverableWrite({ code: 'd3.2' }))).toMatchObject(
      refusedAt('code', 'deliverable.codeTaken', 409),
    );
    const elsewhere = deliverableWrite({ programmeId: PROGRAMMES.P2, ownerId: CAST.omar });
    expect((await thread.put('omar', `/deliverables/${randomUUID()}`, elsewhere)).status).toBe(200);
    for (const url of ['http://example.org', 'javascript:alert(1)', 'D3.2.pdf'])
      expect(await thread.put('maya', `/deliverables/${randomUUID()}`, deliverableWrite({ url }))).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'url' }] },
      });
  });

  it('is late until it is submitted, and counts from then although it is revised', async () => {
    const id = await thread.made('deliverables', deliverableWrite({ dueDate: '2026-05-25' }));
    const read = async () => (await thread.read()).deliverables[0];
    expect(await read()).toMatchObject({ lateDays: 21, isLate: true, submittedOn: null });
    await thread.moveOf('deliverables', id, { to: 'internalReview', on: '2026-05-26' });
    await thread.moveOf('deliverables', id, { to: 'submitted', on: '2026-06-01' });
    expect(await thread.moveOf('deliverables', id, { to: 'revisionRequested' })).toMatchObject(
      refusedAt('reason', 'plan.reasonNeeded'),
    );
    await thread.moveOf('deliverables', id, { to: 'revisionRequested', reason: 'A chapter is missing.' });
    await thread.moveOf('deliverables', id, { to: 'submitted' });
    expect(await read()).toMatchObject({ lateDays: 7, isLate: false, submittedOn: '2026-06-01', state: 'submitted' });
  });
});

describe('a risk', () => {
  it.each([
    ['likelihood', { likelihood: 0 }],
    ['likelihood', { likelihood: 6 }],
    ['impact', { impact: 2.5 }],
    ['reviewOn', { reviewOn: '' }],
  ])('is refused for its %s: %j', async (path, more) => {
    expect(await thread.put('maya', `/risks/${randomUUID()}`, riskWrite(more))).toMatchObject({
      status: 400,
      body: { errors: [{ path }] },
    });
  });

  it('stands by likelihood times impact, and says when its review is overdue', async () => {
    await thread.made('risks', riskWrite({ title: 'Small', likelihood: 1, impact: 2, reviewOn: '2026-06-14' }));
    await thread.made('risks', riskWrite({ title: 'Large', likelihood: 4, impact: 5 }));
    expect(
      (await thread.read()).risks.map(({ title, score, isReviewOverdue }) => [title, score, isReviewOverdue]),
    ).toEqual([
      ['Large', 20, false],
      ['Small', 2, true],
    ]);
  });
});

describe('decisions and actions', () => {
  it('say when: a decision once it was taken, an action done once it was', async () => {
    expect(
      await thread.put('maya', `/decisions/${randomUUID()}`, decisionWrite({ decidedOn: '2026-06-16' })),
    ).toMatchObject(refusedAt('decidedOn', 'decision.inFuture'));
    expect(await thread.put('maya', `/actions/${randomUUID()}`, actionWrite({ doneOn: '2026-06-16' }))).toMatchObject(
      refusedAt('doneOn', 'action.inFuture'),
    );
  });

  it('an action follows from a decision of its own programme', async () => {
    const decisionId = await thread.made('decisions', decisionWrite());
    const theirs = randomUUID();
    await thread.put('omar', `/decisions/${theirs}`, decisionWrite({ programmeId: PROGRAMMES.P2 }));
    for (const other of [theirs, randomUUID()])
      expect(await thread.put('maya', `/actions/${randomUUID()}`, actionWrite({ decisionId: other }))).toMatchObject(
        refusedAt('decisionId', 'action.decisionOutside'),
      );
    await thread.made('actions', actionWrite({ decisionId, dueOn: '2026-06-14' }));
    expect((await thread.read()).actions).toMatchObject([
      { decisionId, isOverdue: true, owner: { name: 'Demo Tess' } },
    ]);
  });

  it('are kept in the trail by the names of their fields', async () => {
    const id = await thread.made('decisions', decisionWrite());
    await thread.put('maya', `/decisions/${id}`, decisionWrite({ why: 'Most have children.' }), 1);
    const trail = await api.db.query(
      sql`select action, fields from audit_event where entity = 'plan_decision' and fields = '{why}'`,
    );
    expect(trail).toEqual([{ action: 'decision.write', fields: ['why'] }]);
  });
});
