import { calendarFeed, type CalendarFeed } from '@throughline/domain/calendar';
import { aCohort, COHORT_ID } from '../../testing/a-cohort';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const FEED = /^\/calendar-feeds\/[0-9a-f-]{36}$/;
const aFeed = (changes: Partial<CalendarFeed> = {}): CalendarFeed =>
  calendarFeed.parse({
    ...{ id: '0190a000-0000-7000-8000-000000000070', kind: 'own', cohort: null, createdAt: '2026-03-01T10:00:00Z' },
    ...{ renewedAt: '2026-03-01T10:00:00Z', lastReadOn: null, address: null },
    ...changes,
  });
const { id, name, programme, strand, region, startDate, endDate, placesTaken, placesOffered, capacity } = aCohort();
const cohorts = {
  items: [
    {
      ...{ id, name, programme, strand, region, startDate, endDate, placesTaken, placesOffered, capacity },
      ...{ completed: 0, sessionsHeld: 0, sessionsPlanned: 0, waiting: 0, minimumViable: 3 },
    },
  ],
  ...{ next: null, total: 1 },
};

const at = async (...feeds: readonly CalendarFeed[]) => {
  const app = AppDriver.start();
  app.go('/calendar/subscribe');
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', '/calendar-feeds', { items: feeds });
  await app.answer('GET', '/cohorts', cohorts);
  await app.find('heading', 'Subscribe to the calendar');
  return app;
};

describe('subscribing to the calendar', () => {
  it('says in words that an address is a secret', async () => {
    const app = await at();
    expect(app.words).toContain('Each address is a secret. Whoever has it sees what it shows, without signing in.');
  });

  it('makes an address for the reader, and shows it this once', async () => {
    const app = await at();
    await app.press('button', 'Make an address for me');
    const made = aFeed({ address: '/api/v1/feeds/secret.ics' });
    const sent = await app.answer('PUT', FEED, made);
    expect(sent.request.body).toEqual({ kind: 'own', cohortId: null });
    await app.answer('GET', '/calendar-feeds', { items: [aFeed()] });
    const field = (await app.find('textbox', 'Address of your calendar')) as HTMLInputElement;
    expect(field.value).toBe(`${location.origin}/api/v1/feeds/secret.ics`);
    expect(app.words).toContain('No calendar has asked for it yet.');
  });

  it('makes one for the sessions of a cohort that has none', async () => {
    const app = await at(aFeed());
    await app.press('button', 'Make an address');
    const cohort = { id: COHORT_ID, name: 'Spring' };
    const sent = await app.answer('PUT', FEED, aFeed({ kind: 'cohort', cohort, address: '/api/v1/feeds/other.ics' }));
    expect(sent.request.body).toEqual({ kind: 'cohort', cohortId: COHORT_ID });
    await app.answer('GET', '/calendar-feeds', { items: [aFeed(), aFeed({ id: COHORT_ID, kind: 'cohort', cohort })] });
    expect(app.seen('combobox', 'Cohort')).toBeUndefined();
  });

  it('asks before the old address stops, and shows the new one', async () => {
    const app = await at(aFeed({ lastReadOn: '2026-03-08' }));
    expect(app.words).toContain('A calendar last asked for it on 8 Mar 2026.');
    await app.press('button', 'Make a new address: Address of your calendar');
    await app.find('h2', 'Give it a new address?');
    await app.press('[role=alertdialog] button, mat-dialog-actions button', 'Make a new address');
    await app.answer('POST', `/calendar-feeds/${aFeed().id}/renewal`, aFeed({ address: '/api/v1/feeds/new.ics' }));
    const field = (await app.find('textbox', 'Address of your calendar')) as HTMLInputElement;
    expect(field.value).toContain('/feeds/new.ics');
  });

  it('stops an address once that is sure', async () => {
    const app = await at(aFeed());
    await app.press('button', 'Stop it');
    await app.press('mat-dialog-actions button', 'Stop the address');
    await app.answer('DELETE', `/calendar-feeds/${aFeed().id}`, null);
    await app.answer('GET', '/calendar-feeds', { items: [] });
    await app.find('button', 'Make an address for me');
  });
});
