import { randomUUID } from 'node:crypto';
import { indicator, indicatorList, type Indicator, type IndicatorWrite } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { CountedWorld } from '../testing/counted-world';
import { signedInAt } from '../testing/signed-in-at';
import { testApi } from '../testing/test-api';

const api = testApi();
const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { strandId: STRANDS.S1, regionId: REGIONS.south };

const REASON = { kind: 'correction', words: 'Counted twice' } as const;
const write = (changes: Partial<IndicatorWrite> = {}): IndicatorWrite => ({
  ...{ programmeId: PROGRAMMES.P1, strandId: null, code: 'OC1', title: 'People who feel heard', resultType: 'outcome' },
  ...{
    measure: 'unit',
    aggregation: 'sum',
    calculation: 'byHand',
    isAscending: true,
    unitLabel: 'people',
    outcome: '',
  },
  ...{ baseline: 0, baselineYear: 2024, levels: [], tolerance: { amber: 0.1, red: 0.25 }, isKey: true },
  ...{ isPublicToFunder: true, isArchived: false },
  ...changes,
});
const COUNTED = { code: 'OP1', aggregation: 'sum', calculation: 'storiesNet' } as const;
const quarter = (startDate: string, endDate: string, target: number | null = 10) => ({
  ...{ startDate, endDate, target, profile: 'linear', points: [], reason: null },
});
const entry = (changes: object = {}) => ({
  ...{ regionId: null, asAt: '2026-02-01', value: 4, numerator: null, denominator: null, words: '', evidence: '' },
  ...{ reason: null, ...changes },
});

class Thread {
  readonly id = randomUUID();
  readonly #base = `/api/v1/indicators/${this.id}`;

  put = (changes: Partial<IndicatorWrite> = {}, name: Name = 'maya', ifMatch?: number) =>
    api.as(name).put(this.#base, write(changes), ifMatch ? { 'if-match': `"${String(ifMatch)}"` } : {});
  read = async (name: Name = 'maya'): Promise<Indicator> => indicator.parse((await api.as(name).get(this.#base)).body);
  period = async (body: object, periodId: string = randomUUID(), ifMatch?: number) => ({
    periodId,
    answer: await api
      .as('maya')
      .put(`${this.#base}/periods/${periodId}`, body, ifMatch ? { 'if-match': `"${String(ifMatch)}"` } : {}),
  });
  close = (periodId: string) => api.as('maya').post(`${this.#base}/periods/${periodId}/closing`, {});
  restate = (periodId: string) =>
    api.as('maya').post(`${this.#base}/periods/${periodId}/restatement`, { reason: REASON });
  entry = (periodId: string, body: object, name: Name = 'tess', entryId: string = randomUUID(), ifMatch?: number) =>
    api
      .as(name)
      .put(
        `${this.#base}/periods/${periodId}/entries/${entryId}`,
        body,
        ifMatch ? { 'if-match': `"${String(ifMatch)}"` } : {},
      );
  move = (periodId: string, entryId: string, to: string, name: Name = 'maya', more: object = {}) =>
    api.as(name).post(`${this.#base}/periods/${periodId}/entries/${entryId}/moves`, {
      ...{ to, words: to === 'returned' ? 'Which schools?' : '', reason: null },
      ...more,
    });
  judge = (body: object, judgementId: string = randomUUID()) =>
    api.as('maya').put(`${this.#base}/judgements/${judgementId}`, body);

  /** Enters a value by hand, which somebody else approves. */
  approved = async (periodId: string, body: object, reason: object | null = null): Promise<string> => {
    const entryId = randomUUID();
    expect((await this.entry(periodId, body, 'tess', entryId)).status).toBe(200);
    expect((await this.move(periodId, entryId, 'submitted', 'tess')).status).toBe(200);
    expect((await this.move(periodId, entryId, 'approved', 'maya', { reason })).status).toBe(200);
    return entryId;
  };
}

describe('an indicator that is counted', () => {
  it('is what the records say, period by period, and as a whole', async () => {
    const world = new CountedWorld();
    for (const recordedOn of ['2026-02-01', '2026-03-31', '2026-04-01', '2026-06-15'])
      world.story(NORTH, { recordedOn });
    world.story(SOUTH, { recordedOn: '2026-05-01', state: 'withdrawn' });
    world.story(SOUTH, { recordedOn: '2026-05-01', isPractice: true });
    await world.store(api);
    const thread = new Thread();
    expect((await thread.put(COUNTED)).status).toBe(200);
    await thread.period(quarter('2026-04-01', '2026-06-30'));
    await thread.period(quarter('2026-01-01', '2026-03-31'));

    const read = await thread.read();
    expect(read).toMatchObject({ actual: 4, target: 20, rag: 'red', needsComment: true, baseline: 0 });
    expect(read.periods.map(({ actual }) => actual)).toEqual([2, 2]);
    const { items } = indicatorList.parse(
      (await api.as('maya').get(`/api/v1/programmes/${PROGRAMMES.P1}/indicators`)).body,
    );
    expect(items).toMatchObject([{ code: 'OP1', actual: 4, periods: [{ actual: 2 }, { actual: 2 }] }]);
  });

  it('counts a person of two regions and two periods once', async () => {
    const world = new CountedWorld();
    const person = world.person();
    for (const place of [NORTH, SOUTH]) {
      const cohort = world.cohort(place);
      const enrolment = world.enrol(cohort, person);
      for (const date of ['2026-02-01', '2026-05-01']) world.mark(world.session(cohort, date), enrolment);
    }
    await world.store(api);
    const thread = new Thread();
    await thread.put({ calculation: 'participants', aggregation: 'distinct' });
    await thread.period(quarter('2026-01-01', '2026-03-31'));
    await thread.period(quarter('2026-04-01', '2026-06-30'));

    const read = await thread.read();
    expect(read.actual).toBe(1);
    expect(read.periods.map(({ actual }) => actual)).toEqual([1, 1]);
  });

  it('stands as it was reported once its period is closed, until what came late is taken in for a reason', async () => {
    const world = new CountedWorld();
    world.story(NORTH, { recordedOn: '2026-02-01' });
    await world.store(api);
    const thread = new Thread();
    await thread.put(COUNTED);
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31'));
    const { periodId: present } = await thread.period(quarter('2026-04-01', '2026-06-30'));
    expect(await thread.close(present)).toMatchObject({ status: 422, body: { code: 'period.notOver' } });
    expect(await thread.restate(periodId)).toMatchObject({ status: 422, body: { code: 'period.nothingToRestate' } });
    await thread.close(periodId);
    await thread.close(periodId);
    expect(await thread.restate(periodId)).toMatchObject({ status: 422, body: { code: 'period.nothingToRestate' } });

    await api.db.query(sql`update story set number = number + 100`);
    const late = new CountedWorld();
    late.story(SOUTH, { recordedOn: '2026-03-01' });
    await late.store(api);
    expect((await thread.read()).periods[0]).toMatchObject({ actual: 1, restated: 2 });
    expect((await thread.read()).actual).toBe(1);
    expect(await thread.period(quarter('2026-01-01', '2026-03-31', 5), periodId, 2)).toMatchObject({
      answer: { status: 422, body: { code: 'period.closed' } },
    });

    expect((await thread.restate(periodId)).status).toBe(200);
    const read = await thread.read();
    expect(read).toMatchObject({ actual: 2, periods: [{ actual: 2, restated: null }, {}] });
    expect(read.changes).toMatchObject([{ what: 'restatement', from: 1, to: 2, reason: REASON }]);
  });

  it('takes no value by hand', async () => {
    const thread = new Thread();
    await thread.put(COUNTED);
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31'));
    expect(await thread.entry(periodId, entry())).toMatchObject({ status: 422, body: { code: 'entry.counted' } });
  });
});

describe('a value that is entered by hand', () => {
  it('counts once somebody else has approved it', async () => {
    const thread = new Thread();
    await thread.put();
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31'));
    const entryId = randomUUID();
    await thread.entry(periodId, entry(), 'maya', entryId);
    await thread.entry(periodId, entry(), 'maya', entryId);
    expect((await thread.read()).actual).toBeNull();
    await thread.move(periodId, entryId, 'submitted', 'maya');
    expect((await thread.read()).periods[0]).toMatchObject({ waiting: 1, actual: null });
    expect(await thread.move(periodId, entryId, 'approved', 'maya')).toMatchObject({
      status: 422,
      body: { code: 'entry.ownValue' },
    });
    expect(await thread.move(periodId, entryId, 'approved', 'tess')).toMatchObject({ status: 403 });
    await thread.move(periodId, entryId, 'returned', 'ada');
    await thread.entry(periodId, entry({ value: 5, words: 'Two schools' }), 'maya', entryId, 3);
    await thread.move(periodId, entryId, 'submitted', 'maya');
    expect((await thread.move(periodId, entryId, 'approved', 'ada')).status).toBe(200);
    expect(await thread.read()).toMatchObject({
      ...{ actual: 5, entries: [{ state: 'approved', words: 'Two schools', decision: '' }] },
    });
    expect(await thread.move(periodId, entryId, 'returned', 'ada')).toMatchObject({
      body: { code: 'entry.notInThisState' },
    });
    await expect(
      api.db.query(sql`update indicator_entry set decided_by = entered_by where id = ${entryId}`),
    ).rejects.toThrow('indicator_entry_two_people');
  });

  it('is corrected for a reason, which is kept with both figures', async () => {
    const thread = new Thread();
    await thread.put();
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31'));
    const entryId = await thread.approved(periodId, entry());
    const version = (await thread.read()).entries[0]?.version;
    const correct = (name: Name, reason: object | null) =>
      thread.entry(periodId, entry({ value: 3, reason }), name, entryId, version);
    expect(await correct('tess', REASON)).toMatchObject({ status: 403 });
    expect(await correct('maya', null)).toMatchObject({ status: 422, body: { code: 'entry.reasonNeeded' } });
    expect((await thread.read()).actual).toBe(4);
    expect((await correct('maya', REASON)).status).toBe(200);
    expect(await thread.read()).toMatchObject({ actual: 3, changes: [{ what: 'value', from: 4, to: 3 }] });
    await expect(api.db.query(sql`delete from indicator_change where indicator_id = ${thread.id}`)).rejects.toThrow(
      'only added to',
    );
  });

  it('of a closed period waits, and is taken in as a restatement', async () => {
    const thread = new Thread();
    await thread.put();
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31'));
    await thread.approved(periodId, entry());
    await thread.close(periodId);
    const late = randomUUID();
    await thread.entry(periodId, entry({ value: 2, asAt: '2026-03-01' }), 'tess', late);
    await thread.move(periodId, late, 'submitted', 'tess');
    expect(await thread.read()).toMatchObject({ actual: 4, periods: [{ waiting: 1 }] });
    expect(await thread.move(periodId, late, 'approved')).toMatchObject({ body: { code: 'entry.reasonNeeded' } });
    await thread.move(periodId, late, 'approved', 'maya', { reason: REASON });
    expect(await thread.read()).toMatchObject({ actual: 6, changes: [{ what: 'restatement', from: 4, to: 6 }] });
  });

  it('of unequal regions makes one ratio of summed parts', async () => {
    const thread = new Thread();
    await thread.put({ measure: 'percentage', aggregation: 'ratio' });
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31', 50));
    const of = (regionId: string, numerator: number, denominator: number) =>
      entry({ regionId, value: null, numerator, denominator });
    await thread.approved(periodId, of(REGIONS.north, 9, 10));
    await thread.approved(periodId, of(REGIONS.south, 30, 100));
    expect(await thread.read()).toMatchObject({ actual: 35.454545455, numerator: 39, denominator: 110 });
  });

  it.each<[string, Partial<IndicatorWrite>, object, string]>([
    ['no number', {}, { value: null }, 'value'],
    ['a ratio where a count is wanted', {}, { numerator: 1, denominator: 2 }, 'value'],
    ['more than a hundred per cent', { measure: 'percentage', aggregation: 'latest' }, { value: 101 }, 'value'],
    [
      'a part that is larger than the whole',
      { measure: 'percentage', aggregation: 'ratio' },
      { value: null, numerator: 3, denominator: 2 },
      'numerator',
    ],
    [
      'a number where words are wanted',
      { measure: 'qualitative', aggregation: 'none', baseline: null },
      { value: 3, words: 'Yes' },
      'value',
    ],
    ['no words', { measure: 'qualitative', aggregation: 'none', baseline: null }, { value: null }, 'words'],
    ['a day before the period', {}, { asAt: '2025-12-31' }, 'asAt'],
    ['a region elsewhere', {}, { regionId: REGIONS.east }, 'regionId'],
  ])('is refused with %s, by the name of the field', async (_what, changes, body, path) => {
    const thread = new Thread();
    expect((await thread.put(changes)).status).toBe(200);
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31', null));
    expect(await thread.entry(periodId, entry(body))).toMatchObject({ status: 422, body: { errors: [{ path }] } });
    expect((await thread.read()).entries).toEqual([]);
  });

  it('in words holds no number, past the API either', async () => {
    const thread = new Thread();
    await thread.put({ measure: 'qualitative', aggregation: 'none', baseline: null });
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31', null));
    const entryId = await thread.approved(periodId, entry({ value: null, words: 'They came back' }));
    expect(await thread.read()).toMatchObject({ actual: null, rag: 'grey', entries: [{ words: 'They came back' }] });
    await expect(api.db.query(sql`update indicator_entry set value = 1 where id = ${entryId}`)).rejects.toThrow(
      'holds no number',
    );
  });
});

describe('a period', () => {
  it('overlaps no other, by whatever way', async () => {
    const thread = new Thread();
    await thread.put();
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31'));
    const { answer } = await thread.period(quarter('2026-03-31', '2026-06-30'));
    expect(answer).toMatchObject({ status: 422, body: { code: 'period.overlaps' } });
    await thread.period(quarter('2026-04-01', '2026-06-30'));
    await expect(
      api.db.query(sql`update indicator_period set end_date = '2026-04-01' where id = ${periodId}`),
    ).rejects.toThrow('do not overlap');
  });

  it.each<[string, object, string]>([
    ['ends before it starts', quarter('2026-03-31', '2026-01-01'), 'endDate'],
    [
      'has points without a profile for them',
      { ...quarter('2026-01-01', '2026-03-31'), points: [{ elapsed: 0.5, share: 0.2 }] },
      'points',
    ],
    [
      'goes back in time',
      {
        ...quarter('2026-01-01', '2026-03-31'),
        ...{
          profile: 'custom',
          points: [
            { elapsed: 0.5, share: 0.2 },
            { elapsed: 0.4, share: 0.3 },
          ],
        },
      },
      'points',
    ],
  ])('that %s is refused by the name of the field', async (_what, body, path) => {
    const thread = new Thread();
    await thread.put();
    expect((await thread.period(body)).answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('has a target in the unit of its indicator, which is changed for a reason', async () => {
    const thread = new Thread();
    await thread.put({ measure: 'percentage', aggregation: 'latest' });
    const refused = { status: 422, body: { code: 'period.targetUnfit', errors: [{ path: 'target' }] } };
    expect((await thread.period(quarter('2026-01-01', '2026-03-31', 101))).answer).toMatchObject(refused);
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31', 50));
    const change = (reason: object | null) =>
      thread.period({ ...quarter('2026-01-01', '2026-03-31', 40), reason }, periodId, 1);
    expect((await change(null)).answer).toMatchObject({ status: 422, body: { code: 'period.reasonNeeded' } });
    expect((await change(REASON)).answer.status).toBe(200);
    expect(await thread.read()).toMatchObject({ target: 40, changes: [{ what: 'target', from: 50, to: 40 }] });
  });
});

describe('an indicator', () => {
  it('fits together, and has a code of its own', async () => {
    const thread = new Thread();
    expect(await thread.put({ calculation: 'participants' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'aggregation' }] },
    });
    expect(await thread.put({ measure: 'ordinal', aggregation: 'latest', baseline: 1 })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'levels' }] },
    });
    expect(await thread.put({ strandId: STRANDS.T1 })).toMatchObject({ body: { code: 'indicator.strandOutside' } });
    expect((await thread.put()).status).toBe(200);
    expect(await new Thread().put({ code: 'oc1' })).toMatchObject({
      status: 409,
      body: { code: 'indicator.codeTaken' },
    });
  });

  it('is not counted otherwise once there are values', async () => {
    const thread = new Thread();
    await thread.put();
    const { periodId } = await thread.period(quarter('2026-01-01', '2026-03-31'));
    await thread.entry(periodId, entry());
    expect(await thread.put({ aggregation: 'latest' }, 'maya', 1)).toMatchObject({
      status: 422,
      body: { code: 'indicator.hasValues' },
    });
    expect((await thread.put({ title: 'People who say that they feel heard' }, 'maya', 1)).status).toBe(200);
  });

  it('is judged once, however often that is sent, and never otherwise under the same id', async () => {
    const [thread, other] = [new Thread(), new Thread()];
    await thread.put(COUNTED);
    await other.put();
    const judgementId = randomUUID();
    const said = { comment: 'It began late', override: null };
    expect((await thread.judge(said, judgementId)).status).toBe(200);
    expect((await thread.judge(said, judgementId)).status).toBe(200);
    const audited = await api.db.query(sql`
      select from audit_event where entity_id = ${thread.id} and action = 'indicator.judge'`);
    expect(audited).toHaveLength(1);
    for (const again of [
      await thread.judge({ ...said, comment: 'It ended early' }, judgementId),
      await other.judge(said, judgementId),
    ])
      expect(again).toMatchObject({ status: 409, body: { code: 'request.alreadyExists' } });
    expect((await thread.read()).judgements).toMatchObject([{ comment: 'It began late' }]);
  });

  it('is judged otherwise by somebody, with a reason and until a day in its period; the computed stays beside it', async () => {
    const thread = new Thread();
    await thread.put(COUNTED);
    await thread.period(quarter('2026-04-01', '2026-06-30'));
    expect(await thread.read()).toMatchObject({ rag: 'red', needsComment: true, judgement: null });
    const override = (until: string) => ({ comment: 'The launch was in May', override: { rag: 'amber', until } });
    for (const until of ['2026-06-14', '2026-07-01']) {
      expect(await thread.judge(override(until))).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'override.until' }] },
      });
    }
    expect((await thread.judge({ comment: ' ', override: null })).status).toBe(400);
    expect((await thread.judge(override('2026-06-20'))).status).toBe(200);
    const read = await thread.read();
    expect(read).toMatchObject({ rag: 'red', needsComment: false });
    expect(read.judgement).toMatchObject({ computed: 'red', override: { rag: 'amber', until: '2026-06-20' } });
    const after = await signedInAt(api, '2026-06-21T10:00:00.000Z', () => thread.read());
    expect(after.judgement).toMatchObject({ override: null, comment: 'The launch was in May' });
  });
});
