import { type Disclosure, type DisclosureList, type Output } from '@throughline/domain/stories';
import { programmesWith } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const STORY = {
  id: '0190a000-0000-7000-8000-000000000030',
  ref: 'KBOP-012',
  isWithdrawn: false,
};
const ID = '0190a000-0000-7000-8000-000000000050';
const PROGRAMME = { id: '0190a000-0000-7000-8000-000000000010', name: 'Bridges' };
const anOutput = (changes: Partial<Output> = {}): Output => ({
  ...{ id: ID, version: 2, kind: 'film', title: 'Voices (demo)', audience: 'public', publishedOn: null, url: null },
  ...{ isPrinted: false, programme: PROGRAMME, citations: 0, cites: [], may: { write: true } },
  ...changes,
});
const CITED = { id: '0190a000-0000-7000-8000-000000000051', story: STORY, isQuote: false, textVersion: 2 };

const at = async (address: string): Promise<AppDriver> => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  return app;
};
const atOutput = async (output: Output): Promise<AppDriver> => {
  const app = await at(`/stories/outputs/${ID}`);
  await app.answer('GET', `/outputs/${ID}`, output);
  await app.answer('GET', `/outputs/${ID}/citable`, { items: [{ id: STORY.id, ref: STORY.ref }] });
  return app;
};

describe('outputs', () => {
  it('say how many stories they cite, and how to begin where there is none', async () => {
    const some = await at('/stories/outputs');
    await some.answer('GET', '/outputs', { items: [anOutput({ citations: 2 })], next: null, total: 1 });
    await some.find('link', 'Voices (demo)');
    expect(some.words).toContain('cites 2 stories');
  });

  it('say why the next ones did not come, and ask again', async () => {
    const app = await at('/stories/outputs');
    await app.answer('GET', '/outputs', { items: [anOutput()], next: 'there', total: 2 });
    await app.press('button', 'Load more outputs');
    await app.refuse('GET', '/outputs', { status: 503, code: 'server.unavailable' });
    await app.find('alert');
    await app.press('button', 'Load more outputs');
    await app.answer('GET', '/outputs', {
      items: [anOutput({ id: STORY.id, title: 'Next (demo)' })],
      next: null,
      total: 2,
    });
    await app.find('link', 'Next (demo)');
    expect(app.seen('alert')).toBeUndefined();
    expect(app.seen('button', 'Load more outputs')).toBeUndefined();
  });

  it('cite a story that is offered', async () => {
    const app = await atOutput(anOutput());
    await app.choose('Story to cite', 'KBOP-012');
    await app.press('button', 'Cite the story');
    const { request } = await app.answer('PUT', /\/citations\//, anOutput({ citations: 1, cites: [CITED] }));
    expect(request.body).toEqual({ storyId: STORY.id, quoteId: null });
    await app.find('link', 'KBOP-012');
    expect(app.seen('button', 'Remove')).toBeUndefined();
  });

  it('say what was taken back, so that it is taken out', async () => {
    const app = await atOutput(anOutput({ cites: [{ ...CITED, story: { ...STORY, isWithdrawn: true } }] }));
    expect(app.words).toContain('It was taken back. Take it out of what is published.');
    await app.press('button', 'Take out: KBOP-012');
    await app.answer('DELETE', `/outputs/${ID}/citations/${CITED.id}`, anOutput());
    expect(app.words).toContain('The story was taken out.');
    expect(app.seen('button', 'Undo')).toBeUndefined();
  });

  it('are removed while they cite nothing, and come back', async () => {
    const app = await atOutput(anOutput());
    await app.press('button', 'Remove');
    await app.answer('DELETE', `/outputs/${ID}`, null);
    await app.press('button', 'Undo');
    const { request } = await app.answer('PUT', `/outputs/${ID}`, anOutput());
    expect(request.body).toMatchObject({ programmeId: PROGRAMME.id, title: 'Voices (demo)' });
    await app.arrivesAt(`/stories/outputs/${ID}`);
  });
});

describe('the ledger of disclosures', () => {
  const given: Disclosure = {
    ...{ id: ID, textVersion: 3, consentGivenOn: '2026-02-01', scope: 'share_funder', recipientName: 'Demo Fund' },
    ...{ recipientOrganisationId: null, what: 'story', disclosedOn: '2026-03-04', note: '' },
    ...{ recordedAt: '2026-03-04T10:00:00.000Z', recordedBy: 'Demo Maya' },
  };
  const list: DisclosureList = { items: [{ ...given, story: STORY, programme: PROGRAMME }], next: null, total: 1 };

  it('says what went to whom, when and under which consent, and is filtered by who received it', async () => {
    const app = await at('/stories/disclosures');
    await app.answer('GET', '/disclosures', list);
    await app.answer('GET', '/programmes', programmesWith('Huddersfield'));
    await app.find('link', 'KBOP-012');
    expect(app.words).toMatch(
      /Demo Fund.*KBOP-012.*version 3, on 4 Mar 2026.*Bridges.*under the consent of 1 Feb 2026/,
    );

    await app.fill('Given to', 'fund');
    await app.press('button', 'Find');
    const { request } = await app.answer('GET', '/disclosures', { items: [], next: null, total: 0 });
    expect(request.params.get('recipient')).toBe('fund');
    await app.find('tl-empty-state', 'Nothing was given to them');
  });
});
