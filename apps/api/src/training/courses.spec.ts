import sql from 'sql-template-tag';
import { COURSES, MODULES, PEOPLE } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const NEW = '01900000-0000-7000-8000-00ee00000001';
const idsOf = ({ body }: Answer): string[] => (body.items as { id: string }[]).map(({ id }) => id);

describe('courses', () => {
  const path = `/api/v1/courses/${COURSES.storytelling}`;
  const modules = [
    { id: MODULES.M3, title: 'Editing', isCore: true, code: null as string | null },
    { id: MODULES.M1, title: 'Listening', isCore: true, code: null },
    { id: MODULES.M2, title: 'Consent', isCore: true, code: null },
  ];
  const write = { name: 'Story gathering', model: 'storytelling', minimumAttendance: 0.75, modules };

  it.each([
    [null, 401, 401],
    ['nora', 404, 404],
    ['fiona', 404, 404],
    ['tess', 200, 403],
  ] as const)('are read and written by %s with %i and %i', async (name, reading, writing) => {
    expect((await api.as(name).get(path)).status).toBe(reading);
    expect((await api.as(name).put(path, write, { 'if-match': '"1"' })).status).toBe(writing);
  });

  it('are listed for who may read them', async () => {
    expect(idsOf(await api.as('tom').get('/api/v1/courses'))).toEqual([COURSES.storytelling]);
    expect(idsOf(await api.as('fiona').get('/api/v1/courses'))).toEqual([]);
  });

  it('do not lose a module that sessions teach', async () => {
    const answer = await api.as('maya').put(path, { ...write, modules: modules.slice(0, 2) }, { 'if-match': '"1"' });

    expect([answer.status, answer.body.code]).toEqual([409, 'course.moduleInUse']);
  });

  it('do not take the module of another course', async () => {
    const answer = await api.as('maya').put(`/api/v1/courses/${NEW}`, write);

    expect([answer.status, answer.body.code]).toEqual([409, 'request.alreadyExists']);
  });

  it('keep their modules in order', async () => {
    const answer = await api.as('maya').put(path, write, { 'if-match': '"1"' });

    expect([answer.status, answer.body.version, answer.body.modules]).toEqual([200, 2, modules]);
  });

  it('do not give two of their modules the same code', async () => {
    const twice = modules.map((module) => ({ ...module, code: 'recording' }));
    const answer = await api.as('maya').put(path, { ...write, modules: twice }, { 'if-match': '"1"' });

    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [{ path: 'modules', message: 'must give each code once' }],
    ]);
  });

  it('say which of their modules count in every course, and change their minds', async () => {
    const coded = (...codes: readonly string[]): object => ({
      ...write,
      modules: modules.map((module, index) => ({ ...module, code: codes[index] ?? null })),
    });
    const first = await api.as('maya').put(path, coded('recording', 'curation'), { 'if-match': '"1"' });
    const swapped = await api.as('maya').put(path, coded('curation', 'recording'), { 'if-match': '"2"' });
    const codesOf = ({ body }: Answer): unknown[] => (body.modules as { code: unknown }[]).map(({ code }) => code);

    expect(codesOf(first)).toEqual(['recording', 'curation', null]);
    expect(codesOf(swapped)).toEqual(['curation', 'recording', null]);
    expect((await api.as('maya').put(path, coded('dancing'), { 'if-match': '"3"' })).status).toBe(400);
  });

  it('do not lose a module that was recognised for somebody', async () => {
    const put = (more: readonly object[], version: number): Promise<Answer> =>
      api.as('maya').put(path, { ...write, modules: [...modules, ...more] }, { 'if-match': `"${version}"` });
    await put([{ id: NEW, title: 'Filming', isCore: false }], 1);
    await api.db.query(sql`
      insert into module_completion (id, person_id, module_id, completed_on, note)
      values (${NEW}, ${PEOPLE.A}, ${NEW}, '2026-06-10', 'One to one')`);

    expect(await put([], 2)).toMatchObject({ status: 409, body: { code: 'course.moduleInUse' } });
  });
});
