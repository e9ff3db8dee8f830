import { type Door, type DoorEntry } from '@throughline/domain/events';
import { aDoor, aDoorEntry, anEvent, EVENT, guestId } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const PATH = `/events/${EVENT}/door`;
const TWO = [aDoorEntry(1), aDoorEntry(2, { role: 'decisionMaker', organisation: 'Demo Council' })];
const here = (number: number): DoorEntry => aDoorEntry(number, { arrival: 'arrived', version: 1 });
const answerOf = (...saved: readonly DoorEntry[]) => ({ saved, conflicts: [], gone: [], counts: [] });

const atDoor = async (entries: readonly DoorEntry[] = TWO, changes: Partial<Door> = {}) => {
  const app = AppDriver.start();
  app.go(`/events/${EVENT}/door`);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', PATH, aDoor(entries, changes));
  await app.find('textbox', 'Find a guest');
  return app;
};
const look = async (app: AppDriver, text: string) => {
  await app.fill('Find a guest', text);
};

describe('the door', () => {
  stopClockAt(new Date('2099-03-09T09:30:00Z'));
  beforeEach(() => localStorage.clear());

  it('marks somebody as arrived with one tap, and takes it back with another', async () => {
    const app = await atDoor();
    await app.press('button', 'Arrived: Demo Guest 01');
    expect(app.words).toContain('1 here');
    const { request } = await app.answer('PATCH', `${PATH}/marks`, answerOf(here(1)));
    expect(request.body).toMatchObject({ marks: [{ guestId: guestId(1), arrival: 'arrived', baseVersion: 0 }] });
    expect(app.words).toContain('All saved');
    jest.setSystemTime(new Date('2099-03-09T09:30:05Z'));
    await app.press('button', 'Undo: Demo Guest 01');
    const undone = await app.answer(
      'PATCH',
      `${PATH}/marks`,
      answerOf(aDoorEntry(1, { arrival: 'notMarked', version: 2 })),
    );
    expect(undone.request.body).toMatchObject({ marks: [{ arrival: 'notMarked', baseVersion: 1 }] });
    expect(app.words).toContain('0 here');
  });

  it('takes a second tap in the same moment for a trembling hand, not for a change of mind', async () => {
    const app = await atDoor();
    await app.press('button', 'Arrived: Demo Guest 01');
    await app.press('button', 'Undo: Demo Guest 01');
    expect(app.words).toContain('1 here');
    expect(document.activeElement?.textContent).toContain('Undo');
  });

  it('finds a guest by the beginning of a name or of where they come from, on the device', async () => {
    const app = await atDoor();
    await look(app, 'counc');
    expect(app.names('tl-door-person')).toHaveLength(1);
    expect(app.names('tl-door-person')[0]).toContain('Demo Guest 02');
    expect(app.address).toBe(`/events/${EVENT}/door`);
  });

  it('takes in who was not expected, by the name that was typed', async () => {
    const app = await atDoor();
    await look(app, '  Demo   Walker ');
    await app.find('p', 'Nobody on the list is called that.');
    await app.press('button', 'Add “Demo Walker” as a walk-in');
    expect(app.names('tl-door-person')[0]).toContain('Demo Walker');
    const path = /^\/events\/[^/]+\/door\/walk-ins\/[^/]+$/;
    const walker = aDoorEntry(9, { name: 'Demo Walker', source: 'walkIn', place: 'none', ...{ version: 1 } });
    const { request } = await app.answer('PUT', path, { ...walker, arrival: 'arrived' });
    expect(request.body).toEqual({ name: 'Demo Walker', role: 'participant' });
    expect(app.words).toContain('1 here');
  });

  it('says that nothing is lost while there is no connection', async () => {
    const app = await atDoor();
    await app.press('button', 'Arrived: Demo Guest 01');
    await app.lose('PATCH', `${PATH}/marks`);
    await app.find('status', '1 not sent yet — no connection, will send by itself');
    expect(app.words).toContain('1 here');
  });

  it('asks what is right where another door said something else', async () => {
    const app = await atDoor();
    await app.press('button', 'Arrived: Demo Guest 01');
    const theirs = aDoorEntry(1, { arrival: 'notArrived', version: 3, markedBy: 'Demo Other' });
    await app.answer('PATCH', `${PATH}/marks`, { ...answerOf(), conflicts: [theirs] });
    expect(app.words).toContain('Demo Other said “Did not come”. You said “Here”.');
    await app.press('button', 'Use mine');
    const { request } = await app.answer('PATCH', `${PATH}/marks`, answerOf({ ...here(1), version: 4 }));
    expect(request.body).toMatchObject({ marks: [{ arrival: 'arrived', baseVersion: 3 }] });
  });

  it('counts by role who is here', async () => {
    const app = await atDoor([here(1), here(2), aDoorEntry(3, { role: 'interpreter', arrival: 'arrived' })]);
    expect(app.words).toContain('3 here');
    expect(app.words).toContain('Participant 2');
    expect(app.words).toContain('Interpreter 1');
  });

  it('tells who waits for a place, and what guests need', async () => {
    const app = await atDoor([
      aDoorEntry(1, { place: 'waiting' }),
      aDoorEntry(2, { needs: { accessNeeds: 'BSL interpreter', dietary: 'Vegan' } }),
    ]);
    expect(app.words).toContain('waiting list');
    expect(app.words).toContain('BSL interpreter · Vegan');
  });

  it('can be looked at before it opens, and says when that is', async () => {
    const app = await atDoor(TWO, { isOpen: false });
    expect(app.words).toContain('The door opens at');
    expect(app.seen('button', 'Arrived')).toBeUndefined();
  });

  it('is closed once the event is written up', async () => {
    const app = await atDoor(TWO, { isOpen: false, event: anEvent({ state: 'writtenUp' }) });
    expect(app.words).toContain('the door is closed');
  });
});
