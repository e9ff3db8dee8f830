import { type DisputedMark, type Mark, type MarksAnswer, type RegisterEntry } from '@throughline/domain/training';
import { OFFLINE, Problem } from '../platform/problem';
import { RegisterOutbox, type Change, type Kept } from './register-outbox';

const entry = (entryId: string, mark: Mark = 'notMarked', version = 0): RegisterEntry => ({
  ...{ entryId, kind: 'enrolled', name: `Demo Trainee ${entryId}`, mark, minutes: null, version },
  ...{ recordedAt: null, recordedBy: version > 0 ? 'Ben' : null, source: null, isAssumed: false },
  ...{ absence: null, disputes: [], missedModuleIds: [] },
});
const problem = (code: string, status: number, params: Record<string, unknown> = {}) =>
  new Problem({ code, title: code, status, params });
const offline = () => problem(OFFLINE, 0);

const disputeOf = ({ mutationId, mark, minutes }: Change): DisputedMark => ({
  ...{ mutationId, mark, minutes, source: 'online', saidAt: '2026-03-09T18:00:00Z', saidBy: 'Ana' },
});

interface Before {
  readonly people: readonly string[];
  readonly kept: Kept;
}

/** A server that decides as the real one does (the domain's `applyMark`), and a clock that is moved by hand. */
const setUp = ({ people = ['a', 'b', 'c'], kept = { marks: [], walkIns: [] } }: Partial<Before> = {}) => {
  const records = new Map(people.map((id) => [id, { ...entry(id), mutationId: '' }]));
  const sent: Change[][] = [];
  const sources: string[] = [];
  const walkIns: string[] = [];
  const world = {
    failing: null as Error | null,
    /** The answer gets lost on the way back: written, but never told. */
    losesAnswers: false,
    kept,
    timers: [] as { at: number; action: () => void }[],
    ids: 0,
  };
  const outbox = new RegisterOutbox({
    async sendMarks(changes, source): Promise<MarksAnswer> {
      await Promise.resolve();
      sent.push([...changes]);
      sources.push(source);
      if (world.failing) throw world.failing;
      const answer = { saved: [] as RegisterEntry[], conflicts: [] as RegisterEntry[] };
      for (const change of changes) {
        const record = records.get(change.entryId);
        if (!record) throw problem('register.notExpected', 422, { entryId: change.entryId });
        const isKnown = record.mark === change.mark || record.mutationId === change.mutationId;
        if (!isKnown && record.version !== change.baseVersion) {
          const disputed = { ...record, disputes: [...record.disputes, disputeOf(change)] };
          records.set(change.entryId, disputed);
          answer.conflicts.push(disputed);
          continue;
        }
        const next = isKnown
          ? { ...record, disputes: record.version === change.baseVersion ? [] : record.disputes }
          : {
              ...record,
              disputes: [],
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
    keep: (unsent) => (world.kept = unsent),
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
  return { outbox, world, sent, sources, walkIns, somebodyElse, shown, stored };
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
    expect(outbox.disputeCount()).toBe(0);
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
    expect(outbox.disputeCount()).toBe(0);
  });
});

describe('without a connection', () => {
  it('what waited for one is sent as said without one, apart from what is said afterwards', async () => {
    const { outbox, world, sent, sources } = setUp();
    say(outbox, 'a', 'present');
    await outbox.flush();
    world.failing = offline();
    say(outbox, 'b', 'late', 40);
    await outbox.flush();
    say(outbox, 'c', 'noShow');
    world.failing = null;
    await outbox.flush();
    say(outbox, 'a', 'apology');
    await outbox.flush();

    expect(sent.map((batch) => batch.map(({ entryId }) => entryId))).toEqual([['a'], ['b'], ['b', 'c'], ['a']]);
    expect(sources).toEqual(['online', 'online', 'offline', 'online']);
  });

  it('what was kept from before was said without one', async () => {
    const change: Change = { entryId: 'a', mark: 'present', minutes: null, baseVersion: 0, mutationId: 'm' };
    const { outbox, sources } = setUp({ kept: { marks: [change], walkIns: [] } });
    say(outbox, 'b', 'present');
    await outbox.flush();

    expect(sources).toEqual(['offline', 'online']);
  });

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
    expect([stored()['a'], outbox.disputeCount()]).toEqual(['late', 0]);
  });

  it('keeps it over a reload, without a name', async () => {
    const first = setUp();
    first.world.failing = offline();
    say(first.outbox, 'a', 'late', 20);
    say(first.outbox, 'b', 'noShow');
    await first.outbox.flush();
    const kept = JSON.parse(JSON.stringify(first.world.kept)) as Kept;
    expect(kept.marks.map((change) => Object.keys(change).sort())).toEqual(
      kept.marks.map(() => ['baseVersion', 'entryId', 'mark', 'minutes', 'mutationId']),
    );
    const second = setUp({ kept });
    expect(second.shown()).toEqual({ a: 'late', b: 'noShow', c: 'notMarked' });
    expect(second.outbox.status()).toEqual({ kind: 'saving', count: 2 });
    await second.outbox.flush();
    expect(second.stored()).toEqual({ a: 'late', b: 'noShow', c: 'notMarked' });
    expect(second.world.kept).toEqual({ marks: [], walkIns: [] });
  });

  it('gives up when told to', async () => {
    const { outbox, world, shown } = setUp();
    world.failing = problem('register.locked', 409);
    say(outbox, 'a', 'present');
    await outbox.flush();
    outbox.discard();
    expect([shown()['a'], outbox.status(), world.kept]).toEqual([
      ...['notMarked', { kind: 'saved' }, { marks: [], walkIns: [] }],
    ]);
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

  it('leave no name on the device, yet come back with their mark, and are sent once they are named again', async () => {
    const first = setUp();
    first.world.failing = offline();
    const id = first.outbox.addWalkIn('River');
    say(first.outbox, id, 'late');
    say(first.outbox, 'a', 'present');
    await first.outbox.flush();
    expect(JSON.stringify(first.world.kept)).not.toContain('River');
    expect(first.outbox.unsentNames()).toBe(1);

    const second = setUp({ kept: JSON.parse(JSON.stringify(first.world.kept)) as Kept });
    expect(second.outbox.lines().at(-1)).toMatchObject({ entryId: id, mark: 'late', needsName: true, isUnsent: true });
    await second.outbox.flush();
    expect([second.stored()['a'], second.walkIns]).toEqual(['present', []]);
    expect([second.outbox.unsentNames(), second.outbox.status()]).toEqual([0, { kind: 'unnamed', count: 1 }]);
    second.outbox.nameWalkIn(id, 'River');
    await second.outbox.flush();
    expect([second.walkIns, second.stored()[id]]).toEqual([['River'], 'late']);
    expect([second.outbox.status().kind, second.world.kept]).toEqual(['saved', { marks: [], walkIns: [] }]);
  });

  it('that the server had after all need no name', async () => {
    const { outbox, world } = setUp({ people: ['a'], kept: { marks: [], walkIns: ['a', 'lost'] } });
    expect(outbox.lines().map(({ entryId, needsName }) => [entryId, needsName])).toEqual([
      ['a', false],
      ['lost', true],
    ]);
    await outbox.flush();
    expect(world.kept.walkIns).toEqual(['lost']);
  });

  it('that were a mistake are taken away before they are sent, and come back with their mark', async () => {
    const { outbox, world, walkIns, stored } = setUp({ people: [] });
    const id = outbox.addWalkIn('River');
    say(outbox, id, 'late');
    const undo = outbox.dropWalkIn(id);
    await outbox.flush();
    expect([outbox.lines(), walkIns, world.kept.walkIns]).toEqual([[], [], []]);
    undo?.();
    await outbox.flush();
    expect([walkIns, stored()]).toEqual([['River'], { [id]: 'late' }]);
    expect(outbox.dropWalkIn(id)).toBeNull();
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

  it('theirs stands, and mine is beside it', async () => {
    const { outbox, world } = await disputed();
    expect(outbox.lines()[0]).toMatchObject({ mark: 'late', recordedBy: 'Ben', disputes: [{ mark: 'present' }] });
    expect(outbox.status()).toEqual({ kind: 'saved' });
    expect(world.kept.marks).toEqual([]);
  });

  it.each(['late', 'present', 'noShow'] as const)(
    'saying %s settles it, of the version that both saw',
    async (mark) => {
      const { outbox, sent, stored } = await disputed();
      say(outbox, 'a', mark);
      expect(outbox.disputeCount()).toBe(0);
      await outbox.flush();
      expect(sent[1]).toMatchObject([{ mark, baseVersion: 1 }]);
      expect([stored()['a'], outbox.disputeCount()]).toEqual([mark, 0]);
    },
  );

  it('takes the decision back: theirs stands again, and the question is put once more', async () => {
    const { outbox, stored } = await disputed();
    const undo = outbox.settle('a', { mark: 'present', minutes: null });
    await outbox.flush();
    expect([stored()['a'], outbox.disputeCount()]).toEqual(['present', 0]);
    undo();
    expect(outbox.lines()[0]).toMatchObject({ mark: 'late', disputes: [{ mark: 'present' }] });
    await outbox.flush();
    expect([stored()['a'], outbox.disputeCount()]).toEqual(['late', 1]);
    say(outbox, 'a', 'late');
    expect(outbox.disputeCount()).toBe(0);
  });

  it('takes no decision back over a later word', async () => {
    const { outbox, stored } = await disputed();
    const undo = outbox.settle('a', { mark: 'present', minutes: null });
    say(outbox, 'a', 'noShow');
    undo();
    await outbox.flush();
    expect(stored()['a']).toBe('noShow');
  });

  it('loses no later word that was said in the same ignorance', async () => {
    const { outbox, somebodyElse, stored } = setUp();
    somebodyElse('a', 'late');
    say(outbox, 'a', 'present');
    const sending = outbox.flush();
    say(outbox, 'a', 'noShow');
    await sending;
    await outbox.flush();
    expect(stored()['a']).toBe('late');
    expect(outbox.lines()[0]?.disputes.map(({ mark }) => mark)).toEqual(['present', 'noShow']);
  });

  it('both said the same: nothing to decide', async () => {
    const { outbox, somebodyElse } = setUp();
    somebodyElse('a', 'late');
    say(outbox, 'a', 'late');
    await outbox.flush();
    expect([outbox.disputeCount(), outbox.status().kind]).toEqual([0, 'saved']);
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

describe('what is drawn again', () => {
  it('is the line that changed, and no other', () => {
    const { outbox } = setUp();
    const before = outbox.lines();
    say(outbox, 'b', 'late');
    const after = outbox.lines();
    expect(after.map((line, index) => line === before[index])).toEqual([true, false, true]);
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
      kept: {
        marks: [{ entryId: 'gone', mark: 'late', minutes: null, baseVersion: 0, mutationId: 'm' }],
        walkIns: [],
      },
    });
    say(outbox, 'b', 'present');
    await outbox.flush();
    expect(stored()).toMatchObject({ b: 'present' });
    expect(outbox.dropped()?.code).toBe('register.notExpected');
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });
});
