import { OFFLINE, Problem } from '../platform/problem';
import { DoorOutbox, type Arrival } from './door-outbox';

const problem = (code: string, status: number) => new Problem({ code, title: code, status });

/** A server that keeps who is here, and a clock that is moved by hand. */
const setUp = ({ guests = ['a', 'b', 'c'], kept = [] as readonly Arrival[] } = {}) => {
  const here = new Map(guests.map((id) => [id, false]));
  const world = {
    failing: null as Error | null,
    /** The answer gets lost on the way back: written, but never told. */
    losesAnswers: false,
    kept,
    timers: [] as { after: number; action: () => void }[],
    sent: [] as string[],
  };
  const reach = () => {
    if (world.failing) throw world.failing;
  };
  const outbox = new DoorOutbox({
    async sendArrival({ guestId, isHere }) {
      await Promise.resolve();
      reach();
      if (!here.has(guestId)) throw problem('request.notFound', 404);
      here.set(guestId, isHere);
      world.sent.push(`${guestId} ${isHere ? 'here' : 'not here'}`);
      if (world.losesAnswers) throw problem(OFFLINE, 0);
    },
    async sendWalkIn({ id, name }) {
      await Promise.resolve();
      reach();
      here.set(id, true);
      world.sent.push(`${name} walked in`);
      if (world.losesAnswers) throw problem(OFFLINE, 0);
    },
    keep: (arrivals) => (world.kept = arrivals),
    kept: () => world.kept,
    later: (after, action) => {
      const timer = { after, action };
      world.timers.push(timer);
      return () => (world.timers = world.timers.filter((each) => each !== timer));
    },
  });
  const strike = async () => {
    const due = world.timers;
    world.timers = [];
    for (const { action } of due) action();
    await outbox.flush();
  };
  return { outbox, world, here, strike };
};

describe('the door of an event', () => {
  it('shows somebody as here at once, and tells the server', async () => {
    const { outbox, here } = setUp();
    outbox.say({ guestId: 'a', isHere: true });
    expect(outbox.unsent().get('a')).toBe(true);
    await outbox.flush();
    expect(here.get('a')).toBe(true);
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it('keeps what was said while there is no connection, and sends it by itself', async () => {
    const { outbox, world, here, strike } = setUp();
    world.failing = problem(OFFLINE, 0);
    outbox.say({ guestId: 'a', isHere: true });
    outbox.say({ guestId: 'b', isHere: true });
    await outbox.flush();
    expect(outbox.status()).toEqual({ kind: 'waiting', count: 2, why: 'offline' });
    expect(world.kept).toEqual([
      { guestId: 'a', isHere: true },
      { guestId: 'b', isHere: true },
    ]);
    world.failing = null;
    await strike();
    expect([here.get('a'), here.get('b')]).toEqual([true, true]);
    expect(world.kept).toEqual([]);
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it('waits longer each time, and a minute at most', async () => {
    const { outbox, world, strike } = setUp();
    world.failing = problem('server.unavailable', 503);
    outbox.say({ guestId: 'a', isHere: true });
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
    const { outbox, here } = setUp({ kept: [{ guestId: 'b', isHere: true }] });
    expect(outbox.unsent().get('b')).toBe(true);
    await outbox.flush();
    expect(here.get('b')).toBe(true);
  });

  it('sends the last word alone when somebody was let in by mistake', async () => {
    const { outbox, world } = setUp();
    world.failing = problem(OFFLINE, 0);
    outbox.say({ guestId: 'a', isHere: true });
    outbox.say({ guestId: 'a', isHere: false });
    await outbox.flush();
    world.failing = null;
    await outbox.flush();
    expect(world.sent).toEqual(['a not here']);
  });

  it('does not lose what is said about somebody while the word before is on its way', async () => {
    const { outbox, world, here } = setUp();
    outbox.say({ guestId: 'a', isHere: true });
    outbox.say({ guestId: 'a', isHere: false });
    await outbox.flush();
    expect(world.sent).toEqual(['a here', 'a not here']);
    expect(here.get('a')).toBe(false);
  });

  it('keeps no name of a walk-in on the device', async () => {
    const { outbox, world, here } = setUp();
    world.failing = problem(OFFLINE, 0);
    outbox.add({ id: 'w', name: 'Demo Guest', role: 'guest' });
    await outbox.flush();
    expect(JSON.stringify(world.kept)).not.toContain('Demo');
    expect(outbox.walkIns()).toHaveLength(1);
    world.failing = null;
    await outbox.flush();
    expect(here.get('w')).toBe(true);
    expect(outbox.walkIns()).toEqual([]);
  });

  it('takes a walk-in back who was never sent, and tells the server of one who may have been', async () => {
    const { outbox, world, here } = setUp();
    outbox.add({ id: 'w', name: 'Demo Guest 1', role: 'guest' });
    outbox.takeBack('w');
    await outbox.flush();
    world.losesAnswers = true;
    outbox.add({ id: 'x', name: 'Demo Guest 2', role: 'guest' });
    await outbox.flush();
    outbox.takeBack('x');
    world.losesAnswers = false;
    await outbox.flush();
    expect(here.get('x')).toBe(false);
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it('lets go of somebody who was taken off the list, and sends the others', async () => {
    const { outbox, here } = setUp({ guests: ['b'] });
    outbox.say({ guestId: 'gone', isHere: true });
    outbox.say({ guestId: 'b', isHere: true });
    await outbox.flush();
    expect(here.get('b')).toBe(true);
    expect(outbox.dropped()?.code).toBe('request.notFound');
    expect(outbox.status()).toEqual({ kind: 'saved' });
  });

  it.each([
    [problem('signIn.needed', 401), 'signedOut'],
    [problem('event.notHeldYet', 409), 'refused'],
  ])('does not hammer at %s', async (failing, kind) => {
    const { outbox, world } = setUp();
    world.failing = failing;
    outbox.say({ guestId: 'a', isHere: true });
    await outbox.flush();
    expect(outbox.status().kind).toBe(kind);
    expect(world.timers).toEqual([]);
  });
});
