import { randomUUID } from 'node:crypto';
import { MOST_FILE_BYTES } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { COHORTS, ENROLMENTS, MODULES, PEOPLE, SESSIONS, tokenOf } from '../testing/cast';
import { JPEG, PDF } from '../testing/register-thread';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const SESSION = `/api/v1/training-sessions/${SESSIONS.today}`;
const REGISTER = `${SESSION}/register`;
const { A, B, C } = ENROLMENTS;

const send = (name: 'tess' | 'tom' | null, path: string, bytes: Buffer, type = 'image/jpeg'): Promise<Response> =>
  fetch(api.url + path, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: {
      ...(name !== null && { cookie: `__Host-throughline=${tokenOf(name)}` }),
      ...{ 'sec-fetch-site': 'same-origin', 'content-type': type },
    },
  });
const download = (path: string): Promise<Response> =>
  fetch(api.url + path, { headers: { cookie: `__Host-throughline=${tokenOf('tess')}` } });
const problem = async (answer: Response): Promise<unknown[]> => {
  const { code, params } = (await answer.json()) as { code: string; params?: unknown };
  return [answer.status, code, params];
};

describe('photographs of a register on paper', () => {
  const FILE = randomUUID();
  const path = (id = FILE): string => `${REGISTER}/photos/${id}`;
  const photos = async (): Promise<unknown> => (await api.as('tess').get(REGISTER)).body.photos;

  it('are for who takes the register', async () => {
    expect([(await send(null, path(), JPEG)).status, (await send('tom', path(), JPEG)).status]).toEqual([401, 404]);
    expect((await api.as('tom').get(path())).status).toBe(404);
  });

  it('come from our own pages only, and never as a form', async () => {
    const answer = await send('tess', path(), JPEG, 'text/plain');

    expect(await problem(answer)).toEqual([403, 'request.crossSite', undefined]);
  });

  it.each([
    ['a text that says that it is a picture', Buffer.from('<script>'), 'image/jpeg'],
    ['a picture of a type that not everything shows', Buffer.from('\0\0\0\x18ftypheic'), 'image/heic'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['JSON', Buffer.from('{}'), 'application/json'],
  ])('are no %s', async (_, bytes, type) => {
    const types = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];

    expect(await problem(await send('tess', path(), bytes, type))).toEqual([422, 'file.type', { types }]);
    expect(await photos()).toEqual([]);
  });

  it('have up to ten megabytes, and the limit is told', async () => {
    const bytes = Buffer.alloc(MOST_FILE_BYTES + 1, JPEG);

    expect(await problem(await send('tess', path(), bytes))).toEqual([413, 'file.tooLarge', { mostBytes: 10_000_000 }]);
    expect((await send('tess', path(), bytes.subarray(1).fill(JPEG, 0, JPEG.length))).status).toBe(200);
  });

  it('are listed, and handed over as what they are, to be kept and not shown', async () => {
    // What the sender calls it counts for nothing.
    const first = (await (await send('tess', path(), PDF, 'image/jpeg')).json()) as object;

    expect(first).toMatchObject({ id: FILE, contentType: 'application/pdf', bytes: PDF.length, addedBy: 'Demo Tess' });
    expect(await photos()).toEqual([first]);
    const { headers, ...answer } = await download(path()).then(async (got) => ({
      headers: got.headers,
      bytes: Buffer.from(await got.arrayBuffer()),
    }));
    expect(answer.bytes.equals(PDF)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="register-${FILE}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('sent twice are one; other bytes under the same id are refused, also from elsewhere', async () => {
    const first = await (await send('tess', path(), JPEG)).json();

    expect(await (await send('tess', path(), JPEG)).json()).toEqual(first);
    for (const [where, bytes] of [
      [path(), PDF],
      [`/api/v1/training-sessions/${SESSIONS.past}/register/photos/${FILE}`, JPEG],
      [`/api/v1/cohorts/${COHORTS.C1}/guides/${FILE}?title=Guide&agreedOn=2026-06-01`, JPEG],
    ] as const) {
      expect((await problem(await send('tess', where, bytes)))[1]).toBe('request.alreadyExists');
    }
  });

  it('are removed with their bytes, which the trail tells; twice is harmless', async () => {
    await send('tess', path(), JPEG);

    expect([(await api.as('tess').delete(path())).status, (await api.as('tess').delete(path())).status]).toEqual([
      204, 204,
    ]);
    expect((await download(path())).status).toBe(404);
    expect(await api.db.query(sql`select from stored_file`)).toEqual([]);
    expect(await api.db.query(sql`select action from audit_event where entity_id = ${FILE} order by id`)).toEqual([
      { action: 'register.addPhoto' },
      { action: 'register.removePhoto' },
    ]);
  });
});

describe('the Best Practice Guide of a cohort', () => {
  const guides = `/api/v1/cohorts/${COHORTS.C1}/guides`;
  const put = (id: string, bytes: Buffer, title = 'Our guide', agreedOn = '2026-06-01'): Promise<Response> =>
    send('tess', `${guides}/${id}?${new URLSearchParams({ title, agreedOn }).toString()}`, bytes);

  it('has a title and the day on which it was agreed', async () => {
    const answer = await send('tess', `${guides}/${randomUUID()}?title=&agreedOn=soon`, PDF);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };

    expect([answer.status, errors.map(({ path }) => path)]).toEqual([400, ['title', 'agreedOn']]);
  });

  it('is replaced by the one that is put later; what it replaced stays', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await put(first, PDF);
    await api.db.query(sql`update stored_file set created_at = '2026-06-01T10:00:00Z'`);
    await put(second, JPEG, 'Our guide, revised', '2026-06-10');

    expect((await api.as('tess').get(guides)).body).toMatchObject({
      items: [
        { id: second, title: 'Our guide, revised', agreedOn: '2026-06-10', contentType: 'image/jpeg' },
        { id: first, title: 'Our guide', agreedOn: '2026-06-01', contentType: 'application/pdf' },
      ],
      may: { write: true },
    });
    expect(Buffer.from(await (await download(`${guides}/${first}`)).arrayBuffer()).equals(PDF)).toBe(true);
  });

  it('sent twice is one; under another title it is something else', async () => {
    const id = randomUUID();
    const first = await (await put(id, PDF)).json();

    expect(await (await put(id, PDF)).json()).toEqual(first);
    expect((await put(id, PDF, 'Another')).status).toBe(409);
  });

  it('that was put by mistake is removed with its bytes', async () => {
    const id = randomUUID();
    await put(id, PDF);

    expect((await api.as('tess').delete(`${guides}/${id}`)).status).toBe(204);
    expect((await api.as('tess').get(guides)).body.items).toEqual([]);
    expect(await api.db.query(sql`select from stored_file`)).toEqual([]);
  });
});

describe('modules of a session', () => {
  const deliver = (moduleId: string, isDelivered: boolean): Promise<Answer> =>
    api.as('tess').put(`${REGISTER}/modules/${moduleId}`, { isDelivered });
  const tick = (entryId: string, moduleId: string, isHeld: boolean): Promise<Answer> =>
    api.as('tess').put(`${REGISTER}/entries/${entryId}/modules/${moduleId}`, { isHeld });
  const modules = async () =>
    (
      (await api.as('tess').get(REGISTER)).body.modules as { id: string; isPlanned: boolean; isDelivered: boolean }[]
    ).map(({ id, isPlanned, isDelivered }) => [id, isPlanned, isDelivered]);
  const held = async (): Promise<unknown> =>
    api.db.query(sql`select person_id as person, module_id as module from held_module order by 1, 2`);
  const submit = async (): Promise<void> => {
    const marks = [A, B, C].map((entryId) => ({
      ...{ entryId, mark: entryId === C ? 'noShow' : 'late', minutes: null, baseVersion: 0, mutationId: randomUUID() },
    }));
    await api.as('tess').send('PATCH', `${REGISTER}/marks`, { body: { marks } });
    await api.at('2026-06-15T19:00:00Z', () => api.as('tess').post(`${REGISTER}/submission`));
  };

  it('that were planned are delivered until somebody says otherwise; others of the course can be', async () => {
    expect(await modules()).toEqual([
      [MODULES.M1, false, false],
      [MODULES.M2, true, true],
      [MODULES.M3, false, false],
    ]);
    expect((await deliver(MODULES.M2, false)).body).toMatchObject({ isPlanned: true, isDelivered: false });
    await deliver(MODULES.M3, true);
    expect((await deliver(MODULES.M3, true)).status).toBe(200);
    expect(await modules()).toEqual([
      [MODULES.M1, false, false],
      [MODULES.M2, true, false],
      [MODULES.M3, false, true],
    ]);
    await deliver(MODULES.M3, false);
    expect((await modules())[2]).toEqual([MODULES.M3, false, false]);
  });

  it('of another course are none of it', async () => {
    expect((await deliver(randomUUID(), true)).status).toBe(404);
  });

  it('stay as they were said when the plan of the session changes', async () => {
    await deliver(MODULES.M2, false);
    await deliver(MODULES.M3, true);
    const { body } = await api.as('tess').get(SESSION);
    const write = Object.fromEntries(
      [...['cohortId', 'date', 'startTime', 'endTime', 'timeZone', 'mode', 'needsToBring', 'exceptionNote']].map(
        (key) => [key, body[key]],
      ),
    );
    const answer = await api.as('tess').put(
      SESSION,
      {
        ...{ ...write, title: 'Anew', moduleIds: [MODULES.M1, MODULES.M2], isDraft: false },
        ...{ venueId: body.venue.id, trainerIds: (body.trainers as { id: string }[]).map(({ id }) => id) },
      },
      { 'if-match': `"${body.version}"` },
    );

    expect(answer.status).toBe(200);
    expect(await modules()).toEqual([
      [MODULES.M1, true, true],
      [MODULES.M2, true, false],
      [MODULES.M3, false, true],
    ]);
  });

  it('are held by who was there, late as they were, but for who missed that part', async () => {
    expect((await tick(B, MODULES.M2, false)).body).toMatchObject({ entryId: B, missedModuleIds: [MODULES.M2] });
    expect((await tick(B, MODULES.M2, false)).status).toBe(200);
    await submit();

    expect(await held()).toEqual([{ person: PEOPLE.A, module: MODULES.M2 }]);
    await api.at('2026-06-15T20:00:00Z', () => tick(B, MODULES.M2, true));
    expect(await held()).toEqual([
      { person: PEOPLE.A, module: MODULES.M2 },
      { person: PEOPLE.B, module: MODULES.M2 },
    ]);
  });

  it('that were not delivered are ticked for nobody, and walk-ins hold none', async () => {
    const walkIn = randomUUID();
    await api.as('tess').put(`${REGISTER}/walk-ins/${walkIn}`, { name: 'River' });

    expect(await tick(A, MODULES.M1, false)).toMatchObject({
      status: 422,
      body: { code: 'register.moduleNotDelivered' },
    });
    expect(await tick(walkIn, MODULES.M2, false)).toMatchObject({
      status: 422,
      body: { code: 'register.notExpected' },
    });
    expect(await tick(ENROLMENTS.D, MODULES.M2, false)).toMatchObject({
      status: 422,
      body: { code: 'register.notExpected' },
    });
  });

  it('are as they are once the register is locked', async () => {
    await submit();
    const [delivery, person] = await signedInAt(api, '2026-06-18T10:00:00Z', async () => [
      await deliver(MODULES.M1, true),
      await tick(A, MODULES.M2, false),
    ]);

    expect([delivery.body.code, person.body.code]).toEqual(['register.locked', 'register.locked']);
  });
});
