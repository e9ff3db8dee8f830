import { programmesWith } from '../../testing/a-story';
import { anEvent, EVENT } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const PATH = `/events/${EVENT}`;

const atForm = async () => {
  const app = AppDriver.start();
  app.go(`${PATH}/edit`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, anEvent());
  await app.answer('GET', '/programmes', programmesWith('Huddersfield'));
  await app.answer('GET', '/regions', { items: [] });
  await app.answer('GET', '/venues', { items: [] });
  await app.find('heading', 'Edit an event');
  return app;
};

describe('planning an event', () => {
  it('takes how many places there are, as a whole number', async () => {
    const app = await atForm();
    await app.fill('How many places', 'about 30');
    await app.press('button', 'Save');
    await app.find('alert', 'Write a whole number from 1');
    await app.fill('How many places', '24');
    await app.press('button', 'Save');
    const { request } = await app.answer('PUT', PATH, anEvent());
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({ capacity: 24 });
    await app.arrivesAt(PATH);
  });

  it('says that more places are taken already', async () => {
    const app = await atForm();
    await app.fill('How many places', '2');
    await app.press('button', 'Save');
    await app.refuse('PUT', PATH, { status: 422, code: 'event.capacityBelowPlaces' });
    await app.find('alert', 'More places are taken already.');
  });

  it('asks why it lies outside, once it does', async () => {
    const app = await atForm();
    expect(app.seen('textbox', 'Why it lies outside')).toBeUndefined();
    await app.press('button', 'Save');
    await app.refuse('PUT', PATH, { status: 422, code: 'event.outsideDates' });
    await app.fill('Why it lies outside', 'On the day of the summit');
    await app.press('button', 'Save');
    const { request } = await app.answer('PUT', PATH, anEvent());
    expect(request.body).toMatchObject({ exceptionNote: 'On the day of the summit' });
  });
});
