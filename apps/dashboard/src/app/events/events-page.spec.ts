import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type EventSummary } from '@throughline/domain/events';
import { programmesWith } from '../../testing/a-story';
import { anEvent, COUNTS } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

interface Lists {
  readonly coming?: readonly EventSummary[];
  readonly postponed?: readonly EventSummary[];
  readonly past?: readonly EventSummary[];
}

/** The three lists are asked for at once. */
const atEvents = async (address: string, { coming = [], postponed = [], past = [] }: Lists = {}) => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.find('heading', 'Events');
  const asked = TestBed.inject(HttpTestingController).match(({ url }) => url === '/api/v1/events');
  for (const request of asked) {
    const { params } = request.request;
    const items = params.has('from') ? coming : params.get('state') === 'postponed' ? postponed : past;
    request.flush({ items, next: null, total: items.length });
  }
  await app.answer('GET', '/programmes', programmesWith('Huddersfield'));
  return { app, params: asked.map(({ request }) => request.params) };
};

describe('the events', () => {
  it('are what comes, the next first, and what was, the latest first, by the filters of the address', async () => {
    const { params } = await atEvents('/events?kind=learningFestival');
    expect(params.map((each) => [each.get('kind'), each.get('sort'), each.has('from'), each.has('until')])).toEqual([
      ['learningFestival', 'startsAt', true, false],
      ['learningFestival', '-startsAt', false, true],
      ['learningFestival', 'startsAt', false, false],
    ]);
  });

  it('say how full they are, and that an estimate is one', async () => {
    const { app } = await atEvents('/events', {
      coming: [anEvent({ title: 'Launch', capacity: 24, counts: { ...COUNTS, guests: 30, placesTaken: 18 } })],
      past: [anEvent({ state: 'writtenUp', headcount: 30, headcountMethod: 'estimate' })],
    });
    const [coming, past] = app.names('tl-event-list');
    expect(coming).toContain('18 of 24 places taken');
    expect(past).toContain('about 30, an estimate');
  });

  it('list what is postponed without a date apart, and not on the day that it has lost', async () => {
    const lost = anEvent({ title: 'Peer learning evening', state: 'postponed', hasDate: false });
    const { app } = await atEvents('/events', { coming: [lost], postponed: [lost] });
    expect(app.words).toContain('Nothing is planned.');
    expect(app.names('tl-event-list')).toHaveLength(1);
    expect(app.names('tl-event-list')[0]).toContain('No date yet');
  });

  it('list what was postponed and has a new date with what comes', async () => {
    const { app } = await atEvents('/events', {
      coming: [anEvent({ state: 'postponed', hasDate: true })],
      postponed: [anEvent({ state: 'postponed', hasDate: true })],
    });
    expect(app.names('heading')).not.toContain('Postponed, without a date');
    expect(app.names('tl-event-list')[0]).toContain('Mar 2099');
  });

  it('say how to begin where there is none', async () => {
    const { app } = await atEvents('/events');
    await app.find('link', 'Plan the first event');
  });

  it('say that no event matches the filters', async () => {
    const { app } = await atEvents('/events?kind=launch');
    await app.find('tl-empty-state', 'No event matches these filters');
  });

  it('keep a filter in the address, and let the region go with its programme', async () => {
    const { app } = await atEvents('/events?regionId=0190a000-0000-7000-8000-000000000020');
    await app.choose('Programme', 'Bridges');
    await app.arrivesAt('/events?programmeId=0190a000-0000-7000-8000-000000000010');
  });
});
