import { type Mark, type MarksAnswer, type RegisterEntry } from '@throughline/domain/training';
import { OFFLINE, Problem } from '../platform/problem';
import { RegisterOutbox, type Change } from './register-outbox';

const entry = (entryId: string, mark: Mark = 'notMarked', version = 0): RegisterEntry => ({
  ...{ entryId, kind: 'enrolled', name: `Demo Trainee ${entryId}`, mark, minutes: null, version },
  ...{ recordedAt: null, recordedBy: version > 0 ? 'Ben' : null },
});
const problem = (code: string, status: number, params: Record<string, unknown> = {}) =>
  new Problem({ code, title: code, status, params });
const offline = () => problem(OFFLINE, 0);

/** A server that decides as the real one does (the domain's `applyMark`), and a clock that is moved by hand. */
const setUp = ({ people = ['a', 'b', 'c'], kept = [] as Change[] } = {}) => {
  const records = new Map(people.map((id) => [id, { ...entry(id), mutationId: '' }]));
  const sent: Change[][] = [];
  const walkIns: string[] = [];
  const world = {
    failing: null as Error | null,
    /** The answer gets lost on the way back: written, but never told. */
    losesAnswers: false,
    kept: kept as readonly Change[],
    timers: [] as { at: number; action: () => void }[],
    ids: 0,
  };
  const outbox = new RegisterOutbox({
    async sendMarks(changes): Promise<MarksAnswer> {
      await Promise.resolve();
      sent.push([...changes]);
      if (world.failing) throw world.failing;
      const answer = { saved: [] as RegisterEntry[], conflicts: [] as RegisterEntry[] };
      for (const change of changes) {
        const record = records.get(change.entryId);
        if (!record) throw problem('register.notExpected', 422, { entryId: change.entryId });
        const isKnown = record.mark === change.mark || record.mutationId === change.mutationId;
        if (!isKnown && record.version !== change.baseVersion) {
          answer.conflicts.push(record);
          continue;
        }
        const next = isKnown
          ? record
          : {
              ...record,
              mark: change.mark,
              minutes: change.minutes,
              version: record.version + 1,
              mutationId: change.mutationId,
            };
        records.set(change.entryId, next);
        answer.saved.push(next);
      }
      if (world.losesAnswers) throw offline();
      return { ...answer, tally: {} as MarksAnswer['tally'] };
    },
    async sendWalkIn(id, name) {
      await Promise.resolve();
      if (world.failing) throw world.failing;
      walkIns.push(name);
      const made = { ...entry(id, 'present', 1), kind: 'walkIn' as const, name };
      records.set(id, { ...made, mutationId: id });
      return made;
    },
    keep: (changes) => (world.kept = changes),
    kept: () => world.kept,
    later: (at, action) => {
      const timer = { at, action };
      world.timers.push(timer);
      return () => (world.timers = world.timers.filter((each) => each !== timer));
    },
    newId: () => `new-${++world.ids}`,
  });
  outbox.take([...records.values()]);
  const somebodyElse = (id: string, mark: Mark) => {
    const record = records.get(id) ?? { ...entry(id), mutationId: '' };
    records.set(id, { ...record, mark, version: record.version + 1, recordedBy: 'Ben', mutationId: `theirs-${id}` });
  };
  const shown = () => Object.fromEntries(outbox.lines().map(({ entryId, mark }) => [entryId, mark]));
  const stored = () => Object.fromEntries([...records.values()].map(({ entryId, mark }) => [entryId, mark]));
  return { outbox, world, sent, walkIns, somebodyElse, shown, stored };
};
const say = (outbox: RegisterOutbox, id: string, mark: Mark, minutes: number | null = null) =>
  outbox.say(id, { mark, minutes });

describe('saying it', () => {
  it('shows it at once, says that it is being saved, and sends what was said in a moment in one message', async () => {
    const { outbox, sent, shown, stored, world } = setUp();
    expect(outbox.status()).toEqual({ kind: 'saved' });
    say(outbox, 'a', 'present');
    say(outbox, 'b', 'late', 40);
    expect(shown()).toEqual({ a: 'present', b: 'late', c: 'notMarked' });
    expect(outbox.status()).toEqual({ kind: 'saving', count: 2 });
    expect(sent).toEqual([]);
    expect(world.timers).toHaveLength(1);
    await outbox.flush();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject([
      { entryId: 'a', mark: 'present', minutes: null, baseVersion: 0 },
      { entryId: 'b', mark: 'late', minutes: 40, baseVersion: 0 },
    ]);
    expect(stored()).toEqual(shown());
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it('sends the last word only, and nothing when it was taken back before it was sent', async () => {
    const { outbox, sent } = setUp();
    say(outbox, 'a', 'present');
    say(outbox, 'a', 'noShow');
    say(outbox, 'b', 'late');
    say(outbox, 'b', 'notMarked');
    await outbox.flush();
    expect(sent.map((batch) => batch.map(({ entryId, mark }) => [entryId, mark]))).toEqual([[['a', 'noShow']]]);
  });

  it('says nothing that is so already', () => {
    const { outbox, world } = setUp();
    say(outbox, 'a', 'notMarked');
    expect([outbox.status().kind, world.timers.length]).toEqual(['saved', 0]);
  });

  it('forgets minutes of somebody who was not there', async () => {
    const { outbox, sent } = setUp();
    say(outbox, 'a', 'apology', 30);
    await outbox.flush();
    expect(sent[0]?.[0]).toMatchObject({ mark: 'apology', minutes: null });
  });

  it('a word said while the one before is on its way is about that one', async () => {
    const { outbox, sent, stored } = setUp();
    say(outbox, 'a', 'present');
    const sending = outbox.flush();
    say(outbox, 'a', 'leftEarly');
    await sending;
    await outbox.flush();
    expect(sent.flat().map(({ mark, baseVersion }) => [mark, baseVersion])).toEqual([
      ['present', 0],
      ['leftEarly', 1],
    ]);
    expect(stored()).toMatchObject({ a: 'leftEarly' });
    expect(outbox.conflictCount()).toBe(0);
  });
});

describe('everybody else present', () => {
  it('marks the unmarked alone, and is taken back where nothing else was said since', async () => {
    const { outbox, shown, stored } = setUp();
    say(outbox, 'a', 'apology');
    const swept = outbox.sweep();
    expect(swept).toEqual(['b', 'c']);
    say(outbox, 'b', 'late');
    outbox.undoSweep(swept);
    expect(shown()).toEqual({ a: 'apology', b: 'late', c: 'notMarked' });
    await outbox.flush();
    expect(stored()).toEqual(shown());
  });

  it('never overwrites, and never disputes, what somebody else has said meanwhile', async () => {
    const { outbox, somebodyElse, shown } = setUp();
    somebodyElse('b', 'noShow');
    outbox.sweep();
    await outbox.flush();
    expect(shown()).toEqual({ a: 'present', b: 'noShow', c: 'present' });
    expect(outbox.conflictCount()).toBe(0);
  });
});

describe('without a connection', () => {
  it('says so, waits longer each time, and sends by itself', async () => {
    const { outbox, world, stored } = setUp();
    world.failing = offline();
    say(outbox, 'a', 'present');
    await outbox.flush();
    expect(outbox.status()).toEqual({ kind: 'waiting', count: 1, why: 'offline' });
    const waits = [world.timers[0]?.at];
    for (let again = 0; again < 6; again++) {
      await outbox.flush();
      waits.push(world.timers[0]?.at);
    }
    expect(waits).toEqual([2000, 4000, 8000, 16000, 32000, 60000, 60000]);
    say(outbox, 'b', 'late');
    expect(world.timers.map(({ at }) => at)).toEqual([60000]);
    world.failing = null;
    world.timers[0]?.action();
    await outbox.flush();
    expect(stored()).toMatchObject({ a: 'present', b: 'late' });
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it.each([
    ['a server that is away', problem('server.unavailable', 503), { kind: 'waiting', why: 'server' }],
    ['our own fault', problem('server.failed', 500), { kind: 'waiting', why: 'server' }],
    ['too many at once', problem('request.tooMany', 429), { kind: 'waiting', why: 'server' }],
    ['the sign-in page of the hall', problem('response.unreadable', 403), { kind: 'waiting', why: 'server' }],
    ['a sign-in that has ended', problem('signIn.needed', 401), { kind: 'signedOut' }],
    ['a locked register', problem('register.locked', 409), { kind: 'refused' }],
    ['a role that was taken away', problem('request.forbidden', 403), { kind: 'refused' }],
  ])('%s', async (_, failure, status) => {
    const { outbox, world } = setUp();
    world.failing = failure;
    say(outbox, 'a', 'present');
    await outbox.flush();
    expect(outbox.status()).toMatchObject({ ...status, count: 1 });
    expect(world.timers).toHaveLength(status.kind === 'waiting' ? 1 : 0);
  });

  it('repeats with the same message when the answer was lost, so that it is no conflict with itself', async () => {
    const { outbox, world, sent, stored } = setUp();
    world.losesAnswers = true;
    say(outbox, 'a', 'present');
    await outbox.flush();
    say(outbox, 'a', 'late');
    world.losesAnswers = false;
    await outbox.flush();
    expect(sent.flat().map(({ mutationId, mark }) => [mutationId, mark])).toEqual([
      ['new-1', 'present'],
      ['new-1', 'present'],
      ['new-2', 'late'],
    ]);
    expect([stored()['a'], outbox.conflictCount()]).toEqual(['late', 0]);
  });

  it('keeps it over a reload, without a name', async () => {
    const first = setUp();
    first.world.failing = offline();
    say(first.outbox, 'a', 'late', 20);
    say(first.outbox, 'b', 'noShow');
    await first.outbox.flush();
    const kept = JSON.parse(JSON.stringify(first.world.kept)) as Change[];
    expect(kept.map((change) => Object.keys(change).sort())).toEqual(
      kept.map(() => ['baseVersion', 'entryId', 'mark', 'minutes', 'mutationId']),
    );
    const second = setUp({ kept });
    expect(second.shown()).toEqual({ a: 'late', b: 'noShow', c: 'notMarked' });
    expect(second.outbox.status()).toEqual({ kind: 'saving', count: 2 });
    await second.outbox.flush();
    expect(second.stored()).toEqual({ a: 'late', b: 'noShow', c: 'notMarked' });
    expect(second.world.kept).toEqual([]);
  });

  it('gives up when told to', async () => {
    const { outbox, world, shown } = setUp();
    world.failing = problem('register.locked', 409);
    say(outbox, 'a', 'present');
    await outbox.flush();
    outbox.discard();
    expect([shown()['a'], outbox.status(), world.kept]).toEqual(['notMarked', { kind: 'saved' }, []]);
  });
});

describe('walk-ins', () => {
  it('are on the list at once and present; what is said of them waits for the server to know them', async () => {
    const { outbox, walkIns, sent, shown, stored } = setUp({ people: [] });
    const id = outbox.addWalkIn('River');
    expect(outbox.lines()).toMatchObject([{ name: 'River', kind: 'walkIn', mark: 'present', isUnsent: true }]);
    say(outbox, id, 'late');
    await outbox.flush();
    expect(walkIns).toEqual(['River']);
    expect(sent).toMatchObject([[{ entryId: id, mark: 'late', baseVersion: 1 }]]);
    expect(stored()).toEqual(shown());
    expect(outbox.lines()).toHaveLength(1);
  });

  it('leave no name and no mark on the device', async () => {
    const { outbox, world } = setUp();
    world.failing = offline();
    const id = outbox.addWalkIn('River');
    say(outbox, id, 'late');
    say(outbox, 'a', 'present');
    await outbox.flush();
    expect(world.kept.map(({ entryId }) => entryId)).toEqual(['a']);
    expect([outbox.unsentWalkIns(), outbox.status()]).toEqual([1, { kind: 'waiting', count: 2, why: 'offline' }]);
  });
});

describe('when somebody else says something different', () => {
  const disputed = async () => {
    const world = setUp();
    world.somebodyElse('a', 'late');
    say(world.outbox, 'a', 'present');
    await world.outbox.flush();
    return world;
  };

  it('theirs stands and mine is not forgotten', async () => {
    const { outbox, world } = await disputed();
    expect(outbox.lines()[0]).toMatchObject({ mark: 'late', recordedBy: 'Ben', mine: { mark: 'present' } });
    expect(outbox.status()).toEqual({ kind: 'saved' });
    expect(world.kept).toMatchObject([{ entryId: 'a', mark: 'present' }]);
  });

  it('keeps theirs', async () => {
    const { outbox, world, sent } = await disputed();
    outbox.keepTheirs('a');
    await outbox.flush();
    expect(outbox.lines()[0]).toMatchObject({ mark: 'late', mine: null });
    expect([world.kept, sent.length]).toEqual([[], 1]);
  });

  it('uses mine, said of their version', async () => {
    const { outbox, sent, stored } = await disputed();
    outbox.useMine('a');
    await outbox.flush();
    expect(sent[1]).toMatchObject([{ mark: 'present', baseVersion: 1 }]);
    expect([stored()['a'], outbox.conflictCount()]).toEqual(['present', 0]);
  });

  it('pressing a mark decides it too, theirs or a third', async () => {
    const { outbox, stored } = await disputed();
    say(outbox, 'a', 'noShow');
    await outbox.flush();
    expect([stored()['a'], outbox.conflictCount()]).toEqual(['noShow', 0]);
  });

  it('pressing their mark keeps theirs', async () => {
    const { outbox, sent } = await disputed();
    say(outbox, 'a', 'late');
    await outbox.flush();
    expect([outbox.conflictCount(), sent.length]).toEqual([0, 1]);
  });

  it('both said the same: nothing to decide', async () => {
    const { outbox, somebodyElse } = setUp();
    somebodyElse('a', 'late');
    say(outbox, 'a', 'late');
    await outbox.flush();
    expect([outbox.conflictCount(), outbox.status().kind]).toEqual([0, 'saved']);
  });

  it('holds up nobody else', async () => {
    const { outbox, somebodyElse, stored } = setUp();
    somebodyElse('a', 'late');
    say(outbox, 'a', 'present');
    say(outbox, 'b', 'present');
    await outbox.flush();
    expect(stored()).toEqual({ a: 'late', b: 'present', c: 'notMarked' });
  });
});

describe('what comes from the server', () => {
  it('keeps places, takes newer marks, and lets nothing older in', async () => {
    const { outbox } = setUp();
    say(outbox, 'a', 'present');
    await outbox.flush();
    outbox.take([entry('new', 'late', 1), entry('b', 'apology', 3), entry('a')]);
    expect(outbox.lines().map(({ entryId, mark }) => [entryId, mark])).toEqual([
      ['a', 'present'],
      ['b', 'apology'],
      ['new', 'late'],
    ]);
  });

  it('somebody who is no longer expected holds up nobody else, and it is said', async () => {
    const { outbox, stored } = setUp({
      kept: [{ entryId: 'gone', mark: 'late', minutes: null, baseVersion: 0, mutationId: 'm' }],
    });
    say(outbox, 'b', 'present');
    await outbox.flush();
    expect(stored()).toMatchObject({ b: 'present' });
    expect(outbox.dropped()?.code).toBe('register.notExpected');
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });
});
