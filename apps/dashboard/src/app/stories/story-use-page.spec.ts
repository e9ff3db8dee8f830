import { type StoryUse } from '@throughline/domain/stories';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const ID = '0190a000-0000-7000-8000-000000000030';
const PATH = `/stories/${ID}/use`;
const LINK = `/stories/${ID}/withdrawal-link`;
const [NEIGHBOUR, SISTER] = ['0190a000-0000-7000-8000-000000000061', '0190a000-0000-7000-8000-000000000062'];
const MADE = { madeAt: '2026-06-01T10:00:00.000Z', usedAt: null };

const aUse = (changes: Partial<StoryUse> = {}): StoryUse => ({
  story: { id: ID, ref: 'KBOP-012', isWithdrawn: false, isErased: false, textVersion: 2 },
  ...{ reviews: 0, quotes: 0, collections: 0, addresses: 0, outputs: [], disclosures: [], tasks: [], wouldAsk: [] },
  link: null,
  others: [
    { id: NEIGHBOUR, role: 'thirdParty', label: 'The neighbour', link: null },
    { id: SISTER, role: 'thirdParty', label: 'Her sister', link: MADE },
  ],
  may: { disclose: false, link: true, erase: false },
  ...changes,
});
const linked = aUse({ others: aUse().others.map((each) => ({ ...each, link: MADE })) });

const atUse = async (use: StoryUse = aUse()): Promise<AppDriver> => {
  const app = AppDriver.start();
  app.go(PATH);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, use);
  await app.find('heading', 'Given to others');
  return app;
};

describe('links for others in a story', () => {
  it('are made for one of them, and shown once, to be copied', async () => {
    const copied: string[] = [];
    Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
    const app = await atUse();
    await app.press('button', 'Make a link: The neighbour');
    const { request } = await app.answer('POST', LINK, { path: '/take-back#made-for-the-neighbour' });
    expect(request.body).toEqual({ contributorId: NEIGHBOUR });
    await app.answer('GET', PATH, linked);
    await app.find('status', 'it is not shown again');
    expect(app.words).not.toContain('made-for-the-neighbour');
    await app.press('button', 'Copy the link: The neighbour');
    expect(copied).toEqual([`${location.origin}/take-back#made-for-the-neighbour`]);
    expect(app.seen('button', 'Copy the link: Her sister')).toBeUndefined();
  });

  it('are made anew where there is one, and say when it was made', async () => {
    const app = await atUse();
    expect(app.words).toContain('Link made');
    await app.press('button', 'Make a new link: Her sister');
    const { request } = await app.answer('POST', LINK, { path: '/take-back#anew' });
    expect(request.body).toEqual({ contributorId: SISTER });
  });

  it('are ended for one of them alone', async () => {
    const app = await atUse();
    expect(app.seen('button', 'End the link: The neighbour')).toBeUndefined();
    await app.press('button', 'End the link: Her sister');
    await app.answer('DELETE', `${LINK}?contributorId=${SISTER}`, null);
    await app.answer('GET', PATH, aUse({ others: aUse().others.map((each) => ({ ...each, link: null })) }));
    expect(app.words).toContain('The link works no more.');
    expect(app.seen('button', 'End the link')).toBeUndefined();
  });

  it('say what went wrong, and show no link then', async () => {
    const app = await atUse();
    await app.press('button', 'Make a link: The neighbour');
    await app.refuse('POST', LINK, { status: 409, code: 'story.withdrawn' });
    await app.find('alert', 'has withdrawn this story');
    expect(app.seen('button', 'Copy the link')).toBeUndefined();
  });

  it.each<[string, Partial<StoryUse>]>([
    ['the reader may make none', { may: { disclose: false, link: false, erase: false } }],
    ['the story was withdrawn', { story: { ...aUse().story, isWithdrawn: true } }],
    ['nobody else has to be asked', { others: [] }],
  ])('are not there when %s', async (_, changes) => {
    const app = await atUse(aUse(changes));
    expect(app.seen('heading', 'Links for others in it')).toBeUndefined();
    expect(app.seen('button', 'Make a link: The neighbour')).toBeUndefined();
  });
});
