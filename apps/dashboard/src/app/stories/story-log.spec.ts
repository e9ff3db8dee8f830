import { type ConsentWrite, type StoryWrite } from '@throughline/domain/stories';
import { type Api } from '../platform/api';
import { OFFLINE, Problem } from '../platform/problem';
import { StoryLog } from './story-log';

const STORY = { storytellerPseudonym: 'Robin', summary: 'Before' } as StoryWrite;
const CONSENT = { decision: 'given', scopes: ['record_hold'] } as unknown as ConsentWrite;

/** A server that keeps what it is sent as the real one does: the same id again is the same thing, other content needs its version. */
const setUp = () => {
  const server = {
    story: null as { body: string; version: number } | null,
    consents: new Map<string, string>(),
    state: 'planned',
    sent: [] as string[],
    /** Fails the next request at this address: before the server sees it, or after, with the answer lost. */
    fails: null as { at: string; isLost: boolean } | null,
  };
  const conflict = () => new Problem({ code: 'request.alreadyExists', title: 'taken', status: 409 });
  const handle = (method: string, path: string, body: string, ifMatch?: number) => {
    if (path.endsWith('/moves')) server.state = 'submitted';
    else if (path.includes('/consents/')) {
      const id = path.split('/').at(-1) ?? '';
      if (server.consents.has(id) && server.consents.get(id) !== body) throw conflict();
      server.consents.set(id, body);
    } else if (method === 'PUT' && server.story?.body !== body) {
      if (server.story && ifMatch !== server.story.version) throw conflict();
      server.story = { body, version: (server.story?.version ?? 0) + 1 };
    }
    return { version: server.story?.version ?? 0 };
  };
  const send = async (method: string, path: string, options: { body?: unknown; ifMatch?: number } = {}) => {
    await Promise.resolve();
    const kind = ['consents', 'moves'].find((each) => path.includes(each)) ?? 'story';
    server.sent.push(`${method} ${kind}`);
    const failure = server.fails?.at === kind && method !== 'GET' ? server.fails : null;
    if (failure) server.fails = null;
    if (failure?.isLost === false) throw new Problem({ code: OFFLINE, title: 'away' });
    const answer = handle(method, path, JSON.stringify(options.body), options.ifMatch);
    if (failure) throw new Problem({ code: OFFLINE, title: 'away' });
    return answer;
  };
  const api = { send, get: (path: string) => send('GET', path) } as unknown as Pick<Api, 'send' | 'get'>;
  let made = 0;
  return { server, log: new StoryLog(api, () => `id-${++made}`) };
};
const write = (story = STORY, consent = CONSENT, handsIn = true) => ({ story, consent, handsIn });

describe('logging a story', () => {
  it('sends the story, then what was agreed to, then hands it in', async () => {
    const { server, log } = setUp();
    await log.send(write());
    expect(server.sent).toEqual(['PUT story', 'PUT consents', 'POST moves']);
  });

  it('hands nothing in when it is to be handed in later', async () => {
    const { server, log } = setUp();
    await log.send(write(STORY, CONSENT, false));
    expect(server).toMatchObject({ state: 'planned', consents: { size: 1 } });
  });

  it.each([
    ['story', true],
    ['story', false],
    ['consents', true],
    ['consents', false],
    ['moves', true],
    ['moves', false],
  ])('makes nothing twice after a failure at %s (answer lost: %s)', async (at, isLost) => {
    const { server, log } = setUp();
    server.fails = { at, isLost };
    await expect(log.send(write())).rejects.toMatchObject({ code: OFFLINE });
    await log.send(write());
    expect(server).toMatchObject({ state: 'submitted', story: { version: 1 }, consents: { size: 1 } });
  });

  it.each([true, false])(
    'corrects the story that is there when it was changed between attempts (lost: %s)',
    async (isLost) => {
      const { server, log } = setUp();
      server.fails = { at: 'story', isLost };
      await expect(log.send(write())).rejects.toMatchObject({ code: OFFLINE });
      await log.send(write({ ...STORY, summary: 'After' }));
      expect(server.story?.body).toContain('After');
      expect(server.state).toBe('submitted');
    },
  );

  it('adds a new decision when what was agreed to was changed between attempts', async () => {
    const { server, log } = setUp();
    server.fails = { at: 'consents', isLost: true };
    await expect(log.send(write())).rejects.toMatchObject({ code: OFFLINE });
    await log.send(write(STORY, { ...CONSENT, scopes: ['record_hold', 'publish_web'] }));
    expect([...server.consents.values()].map((body) => body.includes('publish_web'))).toEqual([false, true]);
  });

  it('says which part of the form the server’s errors are about', async () => {
    const errors = [{ path: 'recordedOn', message: 'must be a date' }];
    const refuse = () => Promise.reject(new Problem({ code: 'request.invalid', title: 'no', status: 400, errors }));
    const log = new StoryLog({ send: refuse, get: refuse }, () => 'id');
    await expect(log.send(write())).rejects.toMatchObject({ errors: [{ path: 'story.recordedOn' }] });
  });
});
