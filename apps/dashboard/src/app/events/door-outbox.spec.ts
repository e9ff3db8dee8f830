import { applyArrival, type Arrival, type DoorEntry, type DoorMarksAnswer } from '@throughline/domain/events';
import { OFFLINE, Problem } from '../platform/problem';
import { DoorOutbox, type DoorMark } from './door-outbox';

const problem = (code: string, status: number) => new Problem({ code, title: code, status });
const entry = (guestId: string, changes: Partial<DoorEntry> = {}): DoorEntry => ({
  ...{ guestId, name: `Demo Guest ${guestId}`, role: 'participant', answer: 'yes', place: 'confirmed' },
  ...{ source: 'invited', organisation: null, needs: null, arrival: 'notMarked', version: 0 },
  ...{ markedAt: null, markedBy: null },
  ...changes,
});

/** A server that decides as the real one does (the domain's `applyArrival`), and a clock that is moved by hand. */
const setUp = ({ guests = ['a', 'b', 'c'], kept = [] as readonly DoorMark[] } = {}) => {
  const records = new Map(guests.map((id) => [id, { entry: entry(id), mutationId: '' }]));
  const world = {
    failing: null as Error | null,
    /** The answer gets lost on the way back: written, but never told. */
    losesAnswers: false,
    kept,
    timers: [] as { after: number; action: () => void }[],
    batches: [] as string[][],
    ids: 0,
  };
  const reach = () => {
    if (world.failing) throw world.failing;
  };
  const mark = (guestId: string, arrival: Arrival, by = 'Demo Other Door') => {
    const record = records.get(guestId);
    if (record) record.entry = { ...record.entry, arrival, version: record.entry.version + 1, markedBy: by };
  };
  const outbox = new DoorOutbox({
    async sendMarks(marks) {
      await Promise.resolve();
      world.batches.push(marks.map(({ guestId, arrival }) => `${guestId} ${arrival}`));
      reach();
      const answer: DoorMarksAnswer = { saved: [], conflicts: [], gone: [], counts: [] };
      for (const change of marks) {
        const record = records.get(change.guestId);
        if (!record) {
          answer.gone.push(change.guestId);
          continue;
        }
        const outcome = applyArrival({ ...record.entry, mutationId: record.mutationId }, change);
        if (outcome === 'saved') {
          mark(change.guestId, change.arrival, 'Demo Person');
          record.mutationId = change.mutationId;
        }
        (outcome === 'conflict' ? answer.conflicts : answer.saved).push(record.entry);
      }
      if (world.losesAnswers) throw problem(OFFLINE, 0);
      return answer;
    },
    async sendWalkIn({ id, name, role }) {
      await Promise.resolve();
      reach();
      const made =
        records.get(id)?.entry ??
        entry(id, { name: name ?? '', role, source: 'walkIn', arrival: 'arrived', version: 1 });
      records.set(id, { entry: made, mutationId: '' });
      if (world.losesAnswers) throw problem(OFFLINE, 0);
      return made;
    },
    keep: (marks) => (world.kept = marks),
    kept: () => world.kept,
    later: (after, action) => {
      const timer = { after, action };
      world.timers.push(timer);
      return () => (world.timers = world.timers.filter((each) => each !== timer));
    },
    newId: () => `new-${++world.ids}`,
  });
  outbox.take(guests.map((id) => entry(id)));
  const strike = async () => {
    const due = world.timers;
    world.timers = [];
    for (const { action } of due) action();
    await outbox.flush();
  };
  const line = (id: string) => outbox.lines().find(({ guestId }) => guestId === id);
  return { outbox, world, stored: (id: string) => records.get(id)?.entry.arrival, mark, strike, line };
};

describe('the door of an event', () => {
  it('shows somebody as here at once, and tells the server', async () => {
    const { outbox, line, stored } = setUp();
    outbox.say('a', 'arrived');
    expect(line('a')).toMatchObject({ arrival: 'arrived', isUnsent: true });
    await outbox.flush();
    expect(stored('a')).toBe('arrived');
    expect(line('a')).toMatchObject({ arrival: 'arrived', isUnsent: false });
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it('keeps what was said while there is no connection, and sends it by itself, together', async () => {
    const { outbox, world, stored, strike } = setUp();
    world.failing = problem(OFFLINE, 0);
    outbox.say('a', 'arrived');
    await outbox.flush();
    outbox.say('b', 'arrived');
    expect(outbox.status()).toEqual({ kind: 'waiting', count: 2, why: 'offline' });
    expect(world.kept.map(({ guestId }) => guestId)).toEqual(['a', 'b']);
    world.failing = null;
    await strike();
    expect(world.batches.at(-1)).toEqual(['a arrived', 'b arrived']);
    expect([stored('a'), stored('b')]).toEqual(['arrived', 'arrived']);
    expect(world.kept).toEqual([]);
  });

  it('waits longer each time, and a minute at most', async () => {
    const { outbox, world, strike } = setUp();
    world.failing = problem('server.unavailable', 503);
    outbox.say('a', 'arrived');
    await outbox.flush();
    const waits: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      waits.push(world.timers[0]?.after ?? 0);
      await strike();
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(outbox.status()).toMatchObject({ why: 'server' });
  });

  it('goes on after a reload with what was kept', async () => {
    const kept = [{ guestId: 'b', arrival: 'arrived', baseVersion: 0, mutationId: 'before' }] as const;
    const { outbox, stored, line } = setUp({ kept });
    expect(line('b')).toMatchObject({ arrival: 'arrived', isUnsent: true });
    await outbox.flush();
    expect(stored('b')).toBe('arrived');
  });

  it('says nothing of somebody who was let in by mistake and taken back before anybody heard', async () => {
    const { outbox, world, stored } = setUp();
    outbox.say('a', 'arrived');
    outbox.say('a', 'notMarked');
    await outbox.flush();
    expect(world.batches).toEqual([]);
    expect(stored('a')).toBe('notMarked');
  });

  it('takes back what was said, even when the answer to it got lost', async () => {
    const { outbox, world, stored, strike } = setUp();
    world.losesAnswers = true;
    outbox.say('a', 'arrived');
    await outbox.flush();
    expect(stored('a')).toBe('arrived');
    outbox.say('a', 'notMarked');
    world.losesAnswers = false;
    await strike();
    expect(stored('a')).toBe('notMarked');
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it('merges with another door that let in the same guest, without a question', async () => {
    const { outbox, mark, line, stored } = setUp();
    mark('a', 'arrived');
    outbox.say('a', 'arrived');
    await outbox.flush();
    expect(stored('a')).toBe('arrived');
    expect(line('a')).toMatchObject({ arrival: 'arrived', mine: null });
  });

  it('lets another door’s word stand where it said something different, and asks', async () => {
    const { outbox, mark, line, stored } = setUp();
    mark('a', 'notArrived');
    outbox.say('a', 'arrived');
    await outbox.flush();
    expect(stored('a')).toBe('notArrived');
    expect(line('a')).toMatchObject({ arrival: 'notArrived', mine: 'arrived', markedBy: 'Demo Other Door' });
    outbox.say('a', 'arrived');
    await outbox.flush();
    expect(stored('a')).toBe('arrived');
    expect(line('a')).toMatchObject({ mine: null });
  });

  it('keeps theirs when that is right', async () => {
    const { outbox, mark, line, stored } = setUp();
    mark('a', 'notArrived');
    outbox.say('a', 'arrived');
    await outbox.flush();
    outbox.keepTheirs('a');
    expect(line('a')).toMatchObject({ arrival: 'notArrived', mine: null });
    expect(stored('a')).toBe('notArrived');
  });

  it('keeps no name of a walk-in on the device, and sends it when there is a connection', async () => {
    const { outbox, world, stored, strike } = setUp();
    world.failing = problem(OFFLINE, 0);
    const id = outbox.addWalkIn('Demo Walker', 'participant');
    await outbox.flush();
    expect(JSON.stringify(world.kept)).not.toContain('Demo');
    expect(outbox.unsentWalkIns()).toBe(1);
    expect(outbox.lines()[0]).toMatchObject({ name: 'Demo Walker', arrival: 'arrived', isUnsent: true });
    world.failing = null;
    await strike();
    expect(stored(id)).toBe('arrived');
    expect(outbox.unsentWalkIns()).toBe(0);
    expect(outbox.lines()).toHaveLength(4);
  });

  it('takes a walk-in back who was never sent, and tells the server of one who may have been', async () => {
    const { outbox, world, stored, strike } = setUp();
    const first = outbox.addWalkIn('Demo Walker 1', 'participant');
    outbox.say(first, 'notMarked');
    await outbox.flush();
    expect(stored(first)).toBeUndefined();
    world.losesAnswers = true;
    const second = outbox.addWalkIn('Demo Walker 2', 'participant');
    await outbox.flush();
    outbox.say(second, 'notMarked');
    world.losesAnswers = false;
    await strike();
    expect(stored(second)).toBe('notMarked');
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it('lets go of somebody who was taken off the list, and sends the others', async () => {
    const { outbox, stored } = setUp({ guests: ['b'] });
    outbox.take([entry('gone'), entry('b')]);
    outbox.say('gone', 'arrived');
    outbox.say('b', 'arrived');
    await outbox.flush();
    expect(stored('b')).toBe('arrived');
    expect(outbox.dropped()).toBe(1);
    expect(outbox.status()).toEqual({ kind: 'saved' });
    expect(outbox.lines().map(({ guestId }) => guestId)).toEqual(['b']);
  });

  it('shows no older mark over a newer one', async () => {
    const { outbox, line } = setUp();
    outbox.say('a', 'arrived');
    await outbox.flush();
    outbox.take([entry('a'), entry('b'), entry('c')]);
    expect(line('a')).toMatchObject({ arrival: 'arrived', version: 1 });
  });

  it.each([
    [problem('signIn.needed', 401), 'signedOut'],
    [problem('door.notOpen', 409), 'refused'],
  ])('does not hammer at %s', async (failing, kind) => {
    const { outbox, world } = setUp();
    world.failing = failing;
    outbox.say('a', 'arrived');
    await outbox.flush();
    expect(outbox.status().kind).toBe(kind);
    expect(world.timers).toEqual([]);
  });
});
