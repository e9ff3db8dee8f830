import { type Concern, type ConcernList, type Story } from '@throughline/domain/stories';
import { type Role } from '@throughline/domain/shared';
import { aStory } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const STORY = aStory();
const PATH = `/stories/${STORY.id}`;
const ID = '0190a000-0000-7000-8000-0000000000c1';
const HEAD: ConcernList['items'][number] = {
  ...{ id: ID, version: 1, storyId: STORY.id, ref: 'KBOP-012', category: 'neglect', state: 'raised', holds: true },
  programme: { id: STORY.programme.id, name: 'Bridges' },
  ...{ raisedAt: '2026-03-10T10:00:00Z', raisedBy: 'Demo Trainer' },
};
const aConcern = (changes: Partial<Concern> = {}): Concern => ({
  ...HEAD,
  entries: [
    {
      ...{ id: '0190a000-0000-7000-8000-0000000000e1', kind: 'narrative', text: 'He said that nobody comes.' },
      ...{ at: '2026-03-10T10:00:00Z', by: 'Demo Trainer' },
    },
  ],
  moves: ['triaged'],
  ...changes,
});

const at = async (address: string, role: Role) => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/account', accountOf(role));
  return app;
};

describe('raising a concern', () => {
  const atForm = async (changes: Partial<Story> = {}) => {
    const app = await at(`${PATH}/concern`, 'trainer');
    await app.answer('GET', PATH, aStory(changes));
    await app.find('heading', 'Raise a concern');
    return app;
  };
  const write = async (app: AppDriver) => {
    await app.choose('What is it about, roughly?', 'Neglect');
    await app.fill('What did you see or hear?', 'He said that nobody comes.');
    await app.press('button', 'Send to the safeguarding lead');
  };
  const RAISED = { id: ID, storyId: STORY.id, state: 'raised', raisedAt: '2026-03-10T10:00:00Z' };

  it('is not for those who only follow the figures', async () => {
    const app = await at(`${PATH}/concern`, 'funder');
    await app.arrivesAt('/not-open');
  });

  it('says first whom to call, then who reads it, and nothing of anybody in its title', async () => {
    const app = await atForm();
    expect(app.words.indexOf('call 999 or 112 first')).toBeLessThan(app.words.indexOf('The safeguarding lead reads'));
    expect(app.words).not.toContain('marked as taken down');
    expect(document.title).toBe('Raise a concern – Throughline');
  });

  it('says that a public story comes down', async () => {
    const app = await atForm({ state: 'published' });
    expect(app.words).toContain('It is marked as taken down');
  });

  it('is not sent without words', async () => {
    const app = await atForm();
    await app.press('button', 'Send to the safeguarding lead');
    await app.find('alert', 'Write what you saw or heard.');
    expect(app.words).toContain('Choose what comes closest.');
    expect(app.waiting('PUT', `${PATH}/concerns/${ID}`)).toBe(0);
  });

  it('keeps what was written when it did not arrive, and is the same one when it is sent again', async () => {
    const app = await atForm();
    await write(app);
    const lost = await app.refuse('PUT', /concerns/, { status: 500, code: 'server.failed' });
    await app.press('button', 'Send to the safeguarding lead');
    const { request } = await app.answer('PUT', /concerns/, RAISED);
    expect(request.url).toBe(lost.request.url);
    expect(request.body).toEqual({
      ...{ category: 'neglect', narrative: 'He said that nobody comes.', immediateAction: '' },
    });
    await app.answer('GET', PATH, aStory({ isHeld: true }));
    await app.arrivesAt(PATH);
    await app.answer('GET', PATH, aStory({ isHeld: true }));
    expect(app.words).toContain('Held: the safeguarding lead looks at it first. It cannot be published until then.');
  });

  it('goes to the list where the story is no longer the reader’s to see', async () => {
    const app = await atForm({ state: 'published' });
    await write(app);
    await app.answer('PUT', /concerns/, RAISED);
    await app.refuse('GET', PATH, { status: 404, code: 'request.notFound' });
    await app.arrivesAt('/stories');
  });

  it('asks before what was written is lost', async () => {
    const app = await atForm();
    await app.fill('What did you see or hear?', 'He said that nobody comes.');
    await app.press('link', 'Story');
    await app.find('button', 'Stay');
    expect(app.address).toBe(`${PATH}/concern`);
  });
});

describe('the concerns of the safeguarding lead', () => {
  const PAGE: ConcernList = { items: [HEAD], next: null, total: 1 };

  it.each<Role>(['administrator', 'programmeManager', 'trainer', 'curator'])('are not for a %s', async (role) => {
    const app = await at('/concerns', role);
    await app.arrivesAt('/not-open');
  });

  it('stand in a list without their words: open ones, or all', async () => {
    const app = await at('/concerns', 'safeguardingLead');
    await app.answer('GET', '/concerns?show=open', PAGE);
    await app.find('link', 'KBOP-012');
    expect(app.words).toContain('Not read yet');
    expect(app.words).toContain('Raised by Demo Trainer');
    await app.press('button', 'All');
    await app.answer('GET', '/concerns?show=all', { items: [], next: null, total: 0 });
    await app.find('tl-empty-state', 'No concern was raised yet');
    expect(document.title).toBe('Concerns – Throughline');
  });

  it('say when they cannot be read, and are asked for again', async () => {
    const app = await at('/concerns', 'safeguardingLead');
    await app.refuse('GET', '/concerns', { status: 500, code: 'server.failed' });
    await app.press('button', 'Try again');
    await app.answer('GET', '/concerns', PAGE);
    await app.find('link', 'KBOP-012');
  });

  it('say when there are more, and when those did not come', async () => {
    const app = await at('/concerns', 'safeguardingLead');
    await app.answer('GET', '/concerns', { ...PAGE, next: 'after-it', total: 2 });
    await app.press('button', 'Load more');
    await app.refuse('GET', '/concerns?cursor=after-it', { status: 500, code: 'server.failed' });
    await app.find('alert');
    await app.press('button', 'Load more');
    await app.answer('GET', '/concerns?cursor=after-it', {
      ...PAGE,
      items: [{ ...HEAD, id: STORY.id, ref: 'KBOP-099' }],
    });
    await app.find('link', 'KBOP-099');
  });
});

describe('a concern', () => {
  const ADDRESS = `/concerns/${ID}`;
  const TAKEN_UP: Partial<Concern> = { state: 'triaged', moves: ['monitoring', 'referred', 'closed'] };
  const atConcern = async (changes: Partial<Concern> = {}) => {
    const app = await at(ADDRESS, 'safeguardingLead');
    await app.answer('GET', ADDRESS, aConcern(changes));
    await app.find('heading', 'What was said and done');
    return app;
  };
  const record = async (app: AppDriver) => {
    await app.fill('What you did, and why', 'Called him.');
    await app.press('button', 'Record this step');
  };

  it('is not there for whoever may not see it', async () => {
    const app = await at(ADDRESS, 'safeguardingLead');
    await app.refuse('GET', ADDRESS, { status: 404, code: 'request.notFound' });
    await app.find('tl-not-found-state');
  });

  it('shows what was said, leads to the story, and names nobody in its title', async () => {
    const app = await atConcern();
    expect(app.words).toContain('He said that nobody comes.');
    expect((await app.find('link', 'Look at the story')).getAttribute('href')).toBe(PATH);
    expect(document.title).toBe('Concern – Throughline');
  });

  it('is taken up with words, and not without', async () => {
    const app = await atConcern();
    await app.press('button', 'Record this step');
    await app.find('alert', 'Write what you did, and why.');
    await record(app);
    const { request } = await app.answer('POST', `${ADDRESS}/moves`, aConcern(TAKEN_UP));
    expect(request.body).toEqual({ to: 'triaged', holds: true, text: 'Called him.' });
    expect(app.words).toContain('Taken up.');
    expect(((await app.find('textbox', 'What you did')) as HTMLTextAreaElement).value).toBe('');
  });

  it('lets go of the story, and writes only a note where nothing changes', async () => {
    const app = await atConcern(TAKEN_UP);
    await record(app);
    const note = await app.answer('PUT', /entries/, aConcern(TAKEN_UP));
    expect(note.request.body).toEqual({ text: 'Called him.' });
    await app.press('radio', 'Let go of it');
    await record(app);
    const { request } = await app.answer('POST', `${ADDRESS}/moves`, aConcern({ ...TAKEN_UP, holds: false }));
    expect(request.body).toEqual({ to: 'triaged', holds: false, text: 'Called him.' });
    expect(app.words).toContain('This concern does not hold the story.');
  });

  it('is closed, which holds nothing and asks nothing of the kind', async () => {
    const app = await atConcern(TAKEN_UP);
    await app.press('radio', 'Close it');
    expect(app.names('radio')).not.toContain('Keep it held');
    await record(app);
    const closed = aConcern({ state: 'closed', holds: false, moves: [] });
    const { request } = await app.answer('POST', `${ADDRESS}/moves`, closed);
    expect(request.body).toEqual({ to: 'closed', holds: false, text: 'Called him.' });
    expect(app.names('radio')).toEqual([]);
  });

  it('says that it has moved on meanwhile', async () => {
    const app = await atConcern();
    await record(app);
    await app.refuse('POST', `${ADDRESS}/moves`, { status: 409, code: 'concern.transition' });
    await app.find('alert', 'Reload the page to see how it stands.');
    expect(((await app.find('textbox', 'What you did')) as HTMLTextAreaElement).value).toBe('Called him.');
  });
});

describe('approving what minors publish', () => {
  const MAY = { ...STORY.may, approveUnder18: true };
  const YOUNG: Partial<Story> = { storytellerAge: 'from16To17', may: MAY };
  const APPROVED: Partial<Story> = { ...YOUNG, under18Approval: { at: '2026-03-11T10:00:00Z', guardianWaived: true } };
  const atStory = async (changes: Partial<Story>) => {
    const app = await at(PATH, 'safeguardingLead');
    await app.answer('GET', PATH, aStory(changes));
    await app.find('heading', 'KBOP-012');
    return app;
  };

  it.each<[string, Partial<Story>]>([
    ['to whoever is not the lead', { storytellerAge: 'from16To17' }],
    ['where everybody in it is an adult', { may: MAY, isHeld: true }],
    ['once it is withdrawn', { ...YOUNG, state: 'withdrawn' }],
  ])('is not offered %s', async (_, changes) => {
    const app = await atStory(changes);
    expect(app.names('button').filter((name) => /approv/i.test(name))).toEqual([]);
  });

  it('is given, with the guardian not told where the lead says so, and taken back', async () => {
    const app = await atStory(YOUNG);
    await app.press('checkbox', 'The guardian need not be told');
    await app.press('button', 'Approve publication');
    const { request } = await app.answer('POST', `${PATH}/under-18-approval`, aStory(APPROVED));
    expect(request.body).toEqual({ guardianWaived: true });
    expect(app.words).not.toContain('It is held back from publishing');
    await app.press('button', 'Take the approval back');
    await app.answer('DELETE', `${PATH}/under-18-approval`, aStory(YOUNG));
    await app.find('button', 'Approve publication');
  });

  it('waives nothing under 16', async () => {
    const app = await atStory({ ...YOUNG, storytellerAge: 'under16' });
    expect(app.names('checkbox')).toEqual([]);
    await app.press('button', 'Approve publication');
    const { request } = await app.answer('POST', `${PATH}/under-18-approval`, aStory(APPROVED));
    expect(request.body).toEqual({ guardianWaived: false });
  });

  it('says why it was refused', async () => {
    const app = await atStory(YOUNG);
    await app.press('button', 'Approve publication');
    await app.refuse('POST', `${PATH}/under-18-approval`, { status: 409, code: 'story.withdrawn' });
    await app.find('alert', 'The storyteller has withdrawn this story.');
  });
});
