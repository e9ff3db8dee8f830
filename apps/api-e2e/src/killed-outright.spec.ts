import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { Client, firstAdministrator } from './harness/client';
import { freePort, PRODUCT, Program, temporaryFolder } from './harness/program';
import { dailySeries, newCohort, taken } from './harness/training';

const REGIONS = 12;
const SESSIONS = 200;
const PASSWORD = 'a first password of ours';

describe('the product, killed in the middle of writing', () => {
  const folder = temporaryFolder();
  let settings: Readonly<Record<string, string>>;

  beforeAll(async () => {
    settings = { DATA_DIR: join(folder, 'data'), DEMONSTRATION: 'never', PORT: String(await freePort()) };
  });
  afterAll(() => Program.endAll());

  const start = async (): Promise<{ product: Program; url: string }> => {
    const product = Program.start([PRODUCT], settings);
    const [, url = ''] = await product.says(/Throughline is ready at (\S+)\n[\s\S]*Ctrl-C/);
    return { product, url };
  };
  const days = { startDate: '2026-01-01', endDate: '2026-12-31' };

  it('has kept what it had answered, has nothing by halves, and starts again by itself', async () => {
    const before = await start();
    const ada = await firstAdministrator(before.url, before.product.output);
    const regions = Array.from({ length: REGIONS }, (_, index) => ({ id: v7(), name: `Region ${index}` }));
    for (const { id, name } of regions) await ada.put(`/api/v1/regions/${id}`, regionNamed(name));
    const programmeId = v7();
    expect((await ada.put(`/api/v1/programmes/${programmeId}`, programmeOf(days))).status).toBeLessThan(300);

    // Each writes the strand, a line for each region, and the trail: in one transaction.
    const answered: string[] = [];
    const write = async (): Promise<void> => {
      while (before.product.isRunning) {
        const id = v7();
        const strand = strandOf({ ...days, programmeId, code: `S-${id.slice(-8)}`, regions });
        // Nobody answers once it is killed.
        const answer = await ada.put(`/api/v1/strands/${id}`, strand).catch(() => undefined);
        if (answer && answer.status < 300) answered.push(id);
        if (answered.length === 40) await before.product.killOutright();
      }
    };
    await Promise.all([write(), write(), write(), write()]);
    expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(true);

    const after = await start();
    const again = new Client(after.url);
    await again.post('/api/v1/sign-in', { email: 'ada@example.org', password: PASSWORD });
    const { body } = await again.get(`/api/v1/programmes/${programmeId}`);
    const strands = body.strands as { id: string; regions: unknown[] }[];
    const ids = strands.map(({ id }) => id);

    expect(answered.filter((id) => !ids.includes(id))).toEqual([]);
    expect(strands.filter((strand) => strand.regions.length !== REGIONS)).toEqual([]);

    await after.product.stop();
    expect(await after.product.ended).toBe(0);
    expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false);
  });

  it('has of a series of 200 sessions all or none, wherever in the middle of it that was', async () => {
    let { product, url } = await start();
    const ada = new Client(url);
    await ada.post('/api/v1/sign-in', { email: 'ada@example.org', password: PASSWORD });
    const { cohortId } = await newCohort(ada, 10);
    const body = dailySeries(cohortId, '2026-02-01', SESSIONS);
    // How long one takes here now, and that it takes all of them.
    const begun = performance.now();
    expect(taken(await ada.put(`/api/v1/series/${v7()}`, body)).body.sessions).toHaveLength(SESSIONS);
    const whole = performance.now() - begun;

    const tried: string[] = [];
    for (const part of [0.3, 0.6, 0.9]) {
      const id = v7();
      tried.push(id);
      const answer = ada.put(`/api/v1/series/${id}`, body).catch(() => undefined);
      await Promise.race([answer, passed(part * whole)]);
      await product.killOutright();
      await answer;
      ({ product, url } = await start());
    }

    const again = ada.at(url);
    const read = await Promise.all(tried.map((id) => again.get(`/api/v1/series/${id}`)));
    const { sessions } = taken(await again.get(`/api/v1/cohorts/${cohortId}`)).body as { sessions: unknown[] };
    const saved = read.filter(({ status }) => status === 200);
    for (const { status, body: found } of read) {
      expect(status === 404 || found.sessions.length === SESSIONS).toBe(true);
    }
    expect(sessions).toHaveLength((1 + saved.length) * SESSIONS);
    // The same request, sent again by whoever had no answer, makes each whole.
    for (const id of tried) {
      expect(taken(await again.put(`/api/v1/series/${id}`, body)).body.sessions).toHaveLength(SESSIONS);
    }
    await product.stop();
  });
});

/** So that a process is killed in the middle of something, and not before or after it. */
const passed = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const regionNamed = (name: string): object => ({
  name,
  localName: null,
  aliases: [],
  parentId: null,
  level: 'localAuthority',
  countryCode: 'GB',
  officialCode: null,
  latitude: null,
  longitude: null,
});

const programmeOf = (days: { startDate: string; endDate: string }): object => ({
  ...days,
  code: 'KILLED',
  name: 'Killed in the middle',
  aliases: [],
  summary: '',
  timeZone: 'Europe/London',
  publicationDisclaimer: null,
  organisations: [],
});

const strandOf = ({
  regions,
  ...strand
}: {
  programmeId: string;
  code: string;
  startDate: string;
  endDate: string;
  regions: readonly { id: string }[];
}): object => ({
  ...strand,
  name: `Strand ${strand.code}`,
  aliases: [],
  kind: 'place',
  commissionerId: null,
  regions: regions.map(({ id }) => ({
    regionId: id,
    storyTarget: 1,
    reporterTarget: 1,
    sessionTarget: null,
    participantTarget: null,
  })),
});
