import { type Event } from '@throughline/domain/events';
import { anEvent, COUNCIL, COUNTS, EVENT, ORGANISATIONS } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const PATH = `/events/${EVENT}`;
const HELD = { date: '2026-03-09', state: 'held', moves: ['writtenUp'] } satisfies Partial<Event>;
const quote = (changes: Partial<Event['quotes'][number]> = {}): Event['quotes'][number] => ({
  ...{ id: '0190a000-0000-7000-8000-000000000080', version: 1, text: 'It was heard.', attribution: 'a resident' },
  ...{ permission: 'report', permissionAt: null, permissionBy: null },
  ...changes,
});

const atWriteUp = async (changes: Partial<Event> = {}) => {
  const app = AppDriver.start();
  app.go(`${PATH}/write-up`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, anEvent({ ...HELD, ...changes }));
  await app.find('heading', 'Learning festival');
  return app;
};

describe('writing an event up', () => {
  it('waits until it was held', async () => {
    const app = await atWriteUp({ state: 'announced' });
    await app.find('tl-empty-state', 'It is written up once it was held');
  });

  it('takes the count from the door', async () => {
    const app = await atWriteUp({ counts: { ...COUNTS, arrived: 26 } });
    expect(app.words).toContain('26 were checked in at the door.');
    await app.press('button', 'Use that number');
    await app.press('button', 'Save the write-up');
    const { request } = await app.answer(
      'PUT',
      `${PATH}/report`,
      anEvent({ ...HELD, version: 3, headcount: 26, headcountMethod: 'register' }),
    );
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({ headcount: 26, headcountMethod: 'register', noHeadcountReason: null });
  });

  it('asks how a number came about, once there is one', async () => {
    const app = await atWriteUp();
    expect(app.seen('combobox', 'How the number came about')).toBeUndefined();
    await app.fill('People in the room', '30');
    await app.press('button', 'Save the write-up');
    await app.find('alert', 'Choose whether it was counted or is an estimate.');
    await app.choose('How the number came about', 'It is an estimate');
    await app.press('button', 'Save the write-up');
    const { request } = await app.answer('PUT', `${PATH}/report`, anEvent(HELD));
    expect(request.body).toMatchObject({ headcount: 30, headcountMethod: 'estimate' });
  });

  it('takes a reason where nobody counted', async () => {
    const app = await atWriteUp();
    await app.fill('Or why nobody counted', 'People came and went all day');
    await app.press('button', 'Save the write-up');
    const { request } = await app.answer('PUT', `${PATH}/report`, anEvent(HELD));
    expect(request.body).toMatchObject({ headcount: null, noHeadcountReason: 'People came and went all day' });
  });

  it('knows organisations by their name, and takes others as they are', async () => {
    const app = await atWriteUp();
    await app.answer('GET', '/organisations', ORGANISATIONS);
    await app.press('button', 'Add an organisation');
    await app.fill('Organisation', 'demo council');
    await app.press('button', 'Add an organisation');
    const [, second] = [...app.page.querySelectorAll<HTMLInputElement>('input[list]')];
    if (second) second.value = 'Demo Neighbours';
    second?.dispatchEvent(new Event('input', { bubbles: true }));
    await app.press('button', 'Add an activity');
    await app.fill('Activity', 'Story exchange');
    await app.press('button', 'Save the write-up');
    const { request } = await app.answer('PUT', `${PATH}/report`, anEvent(HELD));
    expect(request.body).toMatchObject({
      organisations: [
        { organisationId: COUNCIL, name: null, people: null },
        { organisationId: null, name: 'Demo Neighbours', people: null },
      ],
      activities: [{ title: 'Story exchange', text: '' }],
    });
  });

  it('says why the server does not believe the count', async () => {
    const app = await atWriteUp();
    await app.fill('People in the room', '3');
    await app.choose('How the number came about', 'It was counted');
    await app.press('button', 'Save the write-up');
    await app.refuse('PUT', `${PATH}/report`, { status: 422, code: 'event.headcountBelowDoor' });
    await app.find('alert', 'More people were checked in at the door.');
  });

  it('wants permission with each quote, and keeps what is being written beside it', async () => {
    const app = await atWriteUp();
    await app.fill('People in the room', '30');
    await app.press('button', 'Add a quote');
    await app.fill('In their own words', 'It was heard.');
    await app.press('button', 'Save the quote');
    await app.find('alert', 'Choose how far it may go.');
    await app.choose('Where they allow it to be used', 'In reports to funders');
    await app.press('button', 'Save the quote');
    const { request } = await app.answer(
      'PUT',
      /^\/events\/[^/]+\/quotes\/[^/]+$/,
      anEvent({ ...HELD, quotes: [quote()] }),
    );
    expect(request.body).toEqual({ text: 'It was heard.', attribution: null, permission: 'report' });
    expect(app.words).toContain('— a resident');
    expect(((await app.find('textbox', 'People in the room')) as HTMLInputElement).value).toBe('30');
  });

  it('brings a quote back that was removed by mistake', async () => {
    const app = await atWriteUp({ quotes: [quote()] });
    await app.press('button', 'Remove the quote');
    await app.answer('DELETE', `${PATH}/quotes/${quote().id}`, anEvent(HELD));
    await app.press('button', 'Undo');
    const { request } = await app.answer(
      'PUT',
      /^\/events\/[^/]+\/quotes\/[^/]+$/,
      anEvent({ ...HELD, quotes: [quote()] }),
    );
    expect(request.body).toEqual({ text: 'It was heard.', attribution: 'a resident', permission: 'report' });
  });

  it('is finished with a button of its own, and says what is missing', async () => {
    const app = await atWriteUp();
    await app.press('button', 'Mark as written up');
    await app.refuse('POST', `${PATH}/moves`, { status: 422, code: 'event.headcountNeeded' });
    await app.find('alert', 'Write down how many came, or why nobody counted');
  });

  it('is not finished over something that is not saved', async () => {
    const app = await atWriteUp();
    await app.fill('People in the room', '30');
    await app.press('button', 'Mark as written up');
    await app.find('alert', 'There is something that is not saved.');
    expect(app.waiting('POST', `${PATH}/moves`)).toBe(0);
  });

  it('is read once it is done, and corrected on purpose', async () => {
    const app = await atWriteUp({
      ...{ state: 'writtenUp', moves: [], headcount: 30, headcountMethod: 'estimate' },
      organisations: [{ organisationId: null, name: 'Demo Council', people: 2 }],
      publicSummary: { url: 'https://example.org/festival', title: 'What we heard' },
    });
    expect(app.words).toContain('about 30, an estimate');
    expect(app.words).toContain('Demo Council');
    expect((await app.find('link', 'What we heard')).getAttribute('rel')).toContain('noopener');
    await app.press('button', 'Correct it');
    await app.find('textbox', 'People in the room');
  });

  it('is only read by those who may only read', async () => {
    const app = await atWriteUp({ moves: [], may: { write: false, welcome: false } });
    expect(app.seen('button', 'Save the write-up')).toBeUndefined();
    expect(app.seen('button', 'Add a quote')).toBeUndefined();
  });
});
