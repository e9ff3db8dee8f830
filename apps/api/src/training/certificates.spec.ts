import { request } from 'node:http';
import { makeCertificateNumber, CERTIFICATE_NUMBER_BYTES } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import {
  COHORTS,
  CAST,
  ENROLMENTS,
  MODULES,
  ORGANISATIONS,
  PEOPLE,
  PROGRAMMES,
  tokenOf,
  type Name,
} from '../testing/cast';
import { finishedCohort } from '../testing/finished-cohort';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const ID = '01900000-0000-7000-8000-00ce00000001';
const ANEW = '01900000-0000-7000-8000-00ce00000002';
const AFTER = '2026-06-30T10:00:00Z';
const at = <Result>(run: () => Promise<Result>): Promise<Result> => signedInAt(api, AFTER, run);

const issue = (name: Name | null, change = {}, id = ID): Promise<Answer> =>
  at(() =>
    api.as(name).put(`/api/v1/certificates/${id}`, {
      ...{ enrolmentId: ENROLMENTS.A, name: 'Demo Trainee A', replacesId: null, ...change },
    }),
  );
const complete = (): Promise<Answer> =>
  at(() => api.as('maya').post(`/api/v1/enrolments/${ENROLMENTS.A}/moves`, { to: 'completed', on: '2026-06-29' }));
const revoke = (name: Name | null, reason = 'It was somebody else', id = ID): Promise<Answer> =>
  at(() => api.as(name).post(`/api/v1/certificates/${id}/revocation`, { reason }));
const check = (number: string): Promise<Answer> =>
  api.as(null).get(`/api/v1/certificates/${encodeURIComponent(number)}`);
const issued = async (): Promise<string> => {
  await complete();
  return (await issue('tess')).body.number as string;
};

beforeEach(() => finishedCohort(api));

describe('issuing a certificate', () => {
  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i', async (name, status) => {
    await complete();
    expect((await issue(name)).status).toBe(status);
  });

  it('is refused for who has not completed, and the database refuses it, too', async () => {
    expect(await issue('maya')).toMatchObject({ status: 422, body: { code: 'certificate.notCompleted' } });

    await expect(
      api.db.query(sql`
        insert into certificate (id, number, enrolment_id, person_id, course_id, course, modules, organisation, completed_on,
                                 issued_on, issued_at)
        select ${ID}, 'TL', e.id, e.person_id, c.course_id, '', '[]', '', '2026-06-30', '2026-06-30', now()
          from enrolment e join cohort c on c.id = e.cohort_id where e.id = ${ENROLMENTS.A}`),
    ).rejects.toThrow('a certificate is for who has completed');
  });

  it('is refused a second time while the first one stands; the same again is the same', async () => {
    await complete();
    const first = await issue('tess');

    expect((await issue('tess')).body).toEqual(first.body);
    expect((await issue('tess', { name: 'River' })).status).toBe(409);
    const second = await issue('tess', {}, ANEW);
    expect([second.status, second.body.code]).toEqual([409, 'certificate.alreadyIssued']);
  });

  it('is refused to name another enrolment in whose place it stands', async () => {
    await complete();

    expect((await issue('maya', { replacesId: ANEW })).body.code).toBe('request.reference');
  });

  it('says what is true on that day', async () => {
    await complete();
    const { body } = await issue('tess');

    expect(body).toMatchObject({
      ...{ name: 'Demo Trainee A', course: 'Story gathering', organisation: 'Demo Lead Charity' },
      ...{ completedOn: '2026-06-29', issuedOn: '2026-06-30', revokedOn: null },
      modules: [
        { title: 'Listening', heldOn: '2026-06-08' },
        { title: 'Consent', heldOn: '2026-06-15' },
      ],
      may: { issue: true, revoke: false },
    });
    expect(body.number).toMatch(/^TL-2026-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  it('keeps somebody completed: the step is not taken back under a certificate', async () => {
    await issued();

    await expect(
      api.db.query(sql`update enrolment set state = 'inTraining', completed_on = null where id = ${ENROLMENTS.A}`),
    ).rejects.toThrow('who has a certificate has completed');
  });
});

describe('what a certificate says', () => {
  it('stays, whatever is called otherwise later; a new one says it anew, and the old one no longer stands', async () => {
    const number = await issued();
    await api.db.query(sql`update person_identity set preferred_name = 'River' where person_id = ${PEOPLE.A}`);
    await api.db.query(sql`update course set name = 'Renamed'`);
    await api.db.query(sql`update course_module set title = 'Renamed' where id = ${MODULES.M1}`);
    await api.db.query(sql`update organisation set name = 'Renamed' where id = ${ORGANISATIONS.lead}`);
    expect(JSON.stringify((await check(number)).body)).not.toMatch(/River|Renamed/);

    const anew = await issue('maya', { name: 'River', replacesId: ID }, ANEW);
    expect(anew.body).toMatchObject({ name: 'River', course: 'Renamed', organisation: 'Renamed' });
    expect((await check(number)).body).toEqual({
      state: 'revoked',
      number,
      issuedOn: '2026-06-30',
      revokedOn: '2026-06-30',
    });
    expect((await check(anew.body.number as string)).body).toMatchObject({ state: 'valid', name: 'River' });
  });

  it.each([
    sql`update certificate set course = 'x'`,
    sql`update certificate set number = 'x'`,
    sql`delete from certificate`,
    sql`update certificate_identity set name = 'x'`,
  ])('is not changed by anybody', async (statement) => {
    await issued();

    await expect(api.db.query(statement)).rejects.toThrow('append-only');
  });

  it('goes on without the name once that is erased', async () => {
    const number = await issued();
    await api.db.query(sql`delete from certificate_identity`);

    expect((await check(number)).body).toMatchObject({ state: 'valid', name: null, course: 'Story gathering' });
    const print = await at(() => api.as('maya').get(`/api/v1/certificates/${ID}/print`));
    expect(print).toMatchObject({ status: 422, body: { code: 'certificate.nameGone' } });
  });

  it('names the programme where nobody leads it', async () => {
    await api.db.query(sql`delete from programme_organisation where programme_id = ${PROGRAMMES.P1} and role = 'lead'`);
    await complete();

    expect((await issue('tess')).body.organisation).toBe('First programme');
  });
});

describe('revoking a certificate', () => {
  it.each([
    [null, 401],
    ['tess', 403],
    ['tom', 404],
    ['omar', 404],
    ['nora', 404],
    ['maya', 200],
    ['ada', 200],
  ] as const)('is answered to %s with %i, and issuing it anew likewise', async (name, status) => {
    await issued();

    expect((await issue(name, { name: 'River', replacesId: ID }, ANEW)).status).toBe(status);
    expect((await revoke(name, 'It was somebody else', status === 200 ? ANEW : ID)).status).toBe(status);
  });

  it('takes a reason, which stands in the trail; the same again changes nothing', async () => {
    await issued();
    expect((await revoke('maya', ' ')).status).toBe(400);
    const revoked = await revoke('maya');

    expect(revoked.body).toMatchObject({ revokedOn: '2026-06-30', revokeReason: 'It was somebody else' });
    expect((await revoke('maya')).body).toEqual(revoked.body);
    expect((await revoke('maya', 'Another one')).body.code).toBe('certificate.revoked');
    expect(
      await api.db.query(
        sql`select action, reason from audit_event where account_id = ${CAST.maya} and entity = 'certificate'`,
      ),
    ).toEqual([{ action: 'certificate.revoke', reason: 'It was somebody else' }]);
    expect((await at(() => api.as('maya').get(`/api/v1/certificates/${ID}/print`))).body.code).toBe(
      'certificate.revoked',
    );
  });

  it('lets another one be issued', async () => {
    await issued();
    await revoke('maya');

    expect((await issue('tess', {}, ANEW)).status).toBe(200);
  });
});

describe('verifying a certificate', () => {
  it('tells anybody what it says, and nothing else', async () => {
    const number = await issued();
    const { status, body } = await check(number);

    expect(status).toBe(200);
    expect(body).toEqual({
      ...{
        state: 'valid',
        number,
        name: 'Demo Trainee A',
        course: 'Story gathering',
        organisation: 'Demo Lead Charity',
      },
      ...{ completedOn: '2026-06-29', issuedOn: '2026-06-30' },
      modules: [
        { title: 'Listening', heldOn: '2026-06-08' },
        { title: 'Consent', heldOn: '2026-06-15' },
      ],
    });
  });

  it('of a revoked one tells when, and neither why nor whose it was', async () => {
    const number = await issued();
    await revoke('maya');

    expect((await check(number)).body).toEqual({
      state: 'revoked',
      number,
      issuedOn: '2026-06-30',
      revokedOn: '2026-06-30',
    });
  });

  it('reads the number as people type it', async () => {
    const number = await issued();

    expect((await check(` ${number.toLowerCase().replaceAll('-', '').replaceAll('0', 'o')} `)).body.number).toBe(
      number,
    );
  });

  it('answers a number that is mistyped and one that nobody was given alike', async () => {
    const unknown = await check(makeCertificateNumber(2026, new Uint8Array(CERTIFICATE_NUMBER_BYTES)));
    const mistyped = await check('TL-2026-0000-0000-0000');
    const nonsense = await check('💥'.repeat(300));
    const said = ({ status, body: { requestId: _requestId, ...body } }: Answer): object => ({ status, body });

    expect(unknown.status).toBe(404);
    expect([said(mistyped), said(nonsense)]).toEqual([said(unknown), said(unknown)]);
  });

  it('is slowed down for who guesses, and not for who has the numbers', async () => {
    const number = await issued();
    for (let time = 0; time < 60; time += 1) expect((await check(number)).status).toBe(200);
    const statuses: number[] = [];
    for (let guess = 0; guess < 42; guess += 1) {
      const chance = Uint8Array.from({ length: CERTIFICATE_NUMBER_BYTES }, () => guess);
      statuses.push((await check(makeCertificateNumber(2026, chance))).status);
    }

    expect(statuses.slice(0, 40)).not.toContain(429);
    expect(statuses.slice(40)).toEqual([429, 429]);
    const held = await check(number);
    expect(held).toMatchObject({ status: 429, body: { code: 'certificate.throttled' } });
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('printing certificates', () => {
  const print = (name: Name | null, path = `/api/v1/certificates/${ID}/print`): Promise<Answer> =>
    at(() => api.as(name).get(path));
  const COHORT = `/api/v1/cohorts/${COHORTS.C1}/certificates`;
  /** What the file calls itself: an object of its own in it. */
  const title = ({ body }: Answer): string => {
    const file = body as string;
    const object = /\/Title (\d+) 0 R/.exec(file)?.[1];
    return new RegExp(`\n${object ?? 'no'} 0 obj\n\\(([^)]*)\\)`).exec(file)?.[1] ?? '';
  };

  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['nora', 404],
    ['tess', 200],
    ['maya', 200],
  ] as const)('is answered to %s with %i, one and all of a cohort', async (name, status) => {
    await issued();

    expect([(await print(name)).status, (await print(name, COHORT)).status]).toEqual([status, status]);
  });

  it('of a cohort without any is refused', async () => {
    expect(await print('tess', COHORT)).toMatchObject({ status: 422, body: { code: 'certificate.none' } });
  });

  it('gives a PDF that is called by its number and nowhere by a name', async () => {
    const number = await issued();
    const answer = await print('tess');

    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${number}.pdf"`);
    expect(answer.body).toMatch(/^%PDF-1/);
    expect(title(answer)).toBe(`Certificate ${number}`);
    expect(answer.body).not.toContain('Trainee');
  });

  it('sets Polish, Estonian, Italian, Greek and Cyrillic letters', async () => {
    await complete();
    await issue('tess', { name: 'Żółć Łęcka-Őrsi Mõttus perché Ελένη Дмитрий' });

    expect((await print('tess')).status).toBe(200);
  });

  it.each([
    ['named as the specs name it', '127.0.0.1:3000', 200],
    ['of more letters than a QR code holds', 'a'.repeat(4000), 400],
    ['that is none', 'example.org"><b', 400],
  ])('links to the host that was asked, %s', async (_, host, status) => {
    await issued();
    const cookie = `__Host-throughline=${tokenOf('tess')}`;
    const answer = await at(
      () =>
        new Promise<number | undefined>((resolve, reject) => {
          request(`${api.url}/api/v1/certificates/${ID}/print`, { headers: { host, cookie } }, (response) => {
            response.resume().on('end', () => resolve(response.statusCode));
          })
            .on('error', reject)
            .end();
        }),
    );

    expect(answer).toBe(status);
  });

  it('refuses letters that no font has, rather than printing boxes', async () => {
    await complete();
    await issue('tess', { name: 'محمد' });

    expect(await print('tess')).toMatchObject({
      status: 422,
      body: { code: 'certificate.letters', params: { count: 1 } },
    });
  });
});
