import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type MediaFile } from '@throughline/domain/shared';
import { type Story, type StoryAsset, type StoryContributor } from '@throughline/domain/stories';
import { aStory } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { chooseFile } from '../../testing/choose-file';
import { FileSending } from '../platform/file-sending';
import { Problem } from '../platform/problem';
import { kindOfFile } from './asset-sending';

const ONE = aStory().id;
const PATH = `/stories/${ONE}`;
const ASSET = '0190a000-0000-7000-8000-000000000070';
const FILE = '0190a000-0000-7000-8000-000000000071';
const HALF = '0190a000-0000-7000-8000-000000000072';
const PERSON = '0190a000-0000-7000-8000-000000000073';

const writing: Partial<Story> = { may: { ...aStory().may, write: true, recordConsent: true } };
const anAsset = (changes: Partial<StoryAsset> = {}): StoryAsset => ({
  ...{ id: ASSET, version: 2, kind: 'audio', purpose: 'source', url: null, description: 'Somebody laughs.' },
  ...{ isAnonymised: false, upload: null, addedAt: '2026-03-09T12:00:00Z', addedBy: 'Demo Trainer' },
  file: { id: FILE, contentType: 'audio/wav', bytes: 2_400_000 },
  ...changes,
});
const aNeighbour = (changes: Partial<StoryContributor> = {}): StoryContributor => ({
  ...{ id: PERSON, version: 1, role: 'thirdParty', label: 'The neighbour', age: 'adult' },
  ...{ needsConsent: true, consentState: 'none', consentScopes: [] },
  ...changes,
});

const atFiles = async (changes: Partial<Story> = {}, sends: FileSending['patch'] | null = null) => {
  const app = AppDriver.start();
  if (sends) TestBed.inject(FileSending).patch = sends;
  app.go(`${PATH}/files`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, aStory(changes));
  await app.find('heading', 'Files and links');
  return app;
};

const standing = (receivedBytes: number, changes: Partial<MediaFile> = {}): MediaFile => ({
  ...{ id: FILE, kind: 'audio', state: 'receiving', declaredBytes: 3000, receivedBytes },
  ...{ contentType: null, storedBytes: null, completedAt: null },
  ...changes,
});
const OF_FILE = new RegExp(`^${PATH}/assets/[^/]+/files/[^/]+$`);

describe('people and files of a story', () => {
  it('have a title that says nothing of whose it is, and are not there for who may not see them', async () => {
    const app = AppDriver.start();
    app.go(`${PATH}/files`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.refuse('GET', PATH, { status: 404, code: 'request.notFound' });
    expect(document.title).toBe('People and files of a story – Throughline');
    expect(app.seen('heading', 'Files and links')).toBeUndefined();
  });

  it('can be asked for again when they could not be read', async () => {
    const app = AppDriver.start();
    app.go(`${PATH}/files`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.refuse('GET', PATH, { status: 503, code: 'server.unavailable' });
    await app.press('button', 'Try again');
    await app.answer('GET', PATH, aStory());
    await app.find('heading', 'Files and links');
  });

  it('say who is in it and what they agreed to', async () => {
    const app = await atFiles({
      ...writing,
      contributors: [aNeighbour(), aNeighbour({ id: FILE, label: 'The sister', needsConsent: false })],
    });
    expect(app.words).toContain('RobinTells it · 18 or older Consent given');
    expect(app.words).toContain('The neighbourIs named or seen in it · 18 or olderNo consent yet');
    expect(app.words).toContain('The sisterIs named or seen in it · 18 or olderNeed not be asked');
    expect(app.seen('link', 'Record their decision: The neighbour')).toBeDefined();
  });

  it('are only read by whoever may not write, and people only by who has a part in it', async () => {
    const app = await atFiles({ consents: [], assets: [anAsset({ purpose: 'publication' })] });
    expect(app.seen('heading', 'Who is in it')).toBeUndefined();
    expect(app.seen('link', 'Open the recording')?.getAttribute('href')).toBe(
      `/api/v1${PATH}/assets/${ASSET}/files/${FILE}/content`,
    );
    for (const name of ['Edit', 'Remove', 'Add', 'out of it', 'Replace'])
      expect(app.seen('button', name)).toBeUndefined();
  });

  it('are gone with a story that was withdrawn', async () => {
    const app = await atFiles({ state: 'withdrawn', consents: [] });
    expect(app.words).toContain('The files of this story were deleted when it was withdrawn.');
  });
});

describe('a person in a story', () => {
  it('is added by what they are to it, once everything is said', async () => {
    const app = await atFiles(writing);
    await app.press('button', 'Add a person');
    await app.press('button', 'Save the person');
    expect(app.words).toContain('Choose what they do in it.');
    await app.fill('Who it is', 'The neighbour');
    await app.choose('What they do in it', 'Is named or seen in it');
    await app.press('button', 'Save the person');
    const request = await app.answer(
      'PUT',
      new RegExp(`^${PATH}/contributors/`),
      aStory({ ...writing, contributors: [aNeighbour()] }),
    );
    expect(request.request.body).toEqual({
      role: 'thirdParty',
      label: 'The neighbour',
      age: 'adult',
      needsConsent: true,
    });
    await app.until('the row', () => (app.words.includes('No consent yet') ? true : undefined));
    expect(app.seen('button', 'Save the person')).toBeUndefined();
  });

  it('takes a public story down, which is said', async () => {
    const app = await atFiles({ ...writing, state: 'published', contributors: [aNeighbour({ needsConsent: false })] });
    await app.press('button', 'Edit The neighbour');
    await app.press('checkbox', 'They can be recognised in it');
    await app.press('button', 'Save the person');
    const request = await app.answer(
      'PUT',
      `${PATH}/contributors/${PERSON}`,
      aStory({ ...writing, state: 'unpublished' }),
    );
    expect(request.request.headers.get('If-Match')).toBe('"1"');
    await app.until('the notice', () => (app.words.includes('The story came down from the web.') ? true : undefined));
  });

  it('is removed, and brought back as a new one', async () => {
    const app = await atFiles({ ...writing, contributors: [aNeighbour()] });
    await app.press('button', 'Remove The neighbour');
    await app.answer('DELETE', `${PATH}/contributors/${PERSON}`, aStory(writing));
    await app.press('button', 'Undo');
    const again = await app.answer(
      'PUT',
      new RegExp(`^${PATH}/contributors/`),
      aStory({ ...writing, contributors: [aNeighbour()] }),
    );
    expect(again.request.url).not.toContain(PERSON);
    await app.find('button', 'Remove The neighbour');
  });

  it('who has decided something stays, and why is said', async () => {
    const app = await atFiles({ ...writing, contributors: [aNeighbour()] });
    await app.press('button', 'Remove The neighbour');
    await app.refuse('DELETE', `${PATH}/contributors/${PERSON}`, { status: 409, code: 'contributor.decided' });
    await app.until('the reason', () => (app.words.includes('They have decided something already') ? true : undefined));
    expect(app.seen('button', 'Remove The neighbour')).toBeDefined();
  });
});

describe('what is kept of a story', () => {
  it('is sent from this device: described first, then on its way, then there', async () => {
    const app = await atFiles(writing, (() => new Promise(() => undefined)) as unknown as FileSending['patch']);
    await app.press('button', 'Add a file or a link');
    await app.press('button', 'Send the file');
    expect(app.seen('alert', 'Choose the file first.')).toBeDefined();
    await chooseFile(app, 'Choose a recording');
    await app.press('button', 'Send the file');
    const http = TestBed.inject(HttpTestingController);
    const put = await app.until('what describes it', () =>
      http.match(({ method, url }) => method === 'PUT' && /\/assets\/[^/]+$/.test(url)).at(-1),
    );
    expect(put.request.body).toEqual({
      ...{ kind: 'audio', purpose: 'source', url: null, description: '', isAnonymised: false },
    });
    const assetId = put.request.url.split('/').at(-1) ?? '';
    put.flush(aStory({ ...writing, assets: [anAsset({ id: assetId, file: null })] }));
    const begun = await app.answer('PUT', OF_FILE, standing(0));
    expect(begun.request.body).toEqual({ kind: 'audio', bytes: 3000 });
    expect(begun.request.url).toContain(put.request.url);
    await app.until('the start', () => (app.words.includes('0% sent') ? true : undefined));
    expect(app.words).toContain('river.wav');
  });

  it('goes on, can be refused for good, and is then left', async () => {
    const app = await atFiles({ ...writing, assets: [anAsset({ file: null })] }, () =>
      Promise.reject(new Problem({ code: 'media.type', title: 'x', status: 422, params: { found: null } })),
    );
    await chooseFile(app, 'Send a file');
    await app.answer('PUT', OF_FILE, standing(0));
    await app.until('the refusal', () =>
      app.words.includes('The content of this file is not of a type that is kept here') ? true : undefined,
    );
    expect(app.seen('button', 'Try again')).toBeUndefined();
    await app.press('button', 'Leave it');
    await app.answer('DELETE', OF_FILE, null);
    await app.answer('GET', PATH, aStory({ ...writing, assets: [anAsset({ file: null })] }));
    await app.find('input[type=file]', 'Send a file');
  });

  it('is said to be kept once all of it is there', async () => {
    const app = await atFiles({ ...writing, assets: [anAsset({ file: null })] }, (() =>
      Promise.resolve(standing(3000))) as unknown as FileSending['patch']);
    await chooseFile(app, 'Send a file');
    await app.answer('PUT', OF_FILE, standing(0));
    await app.answer(
      'POST',
      new RegExp(`/completion$`),
      standing(3000, { state: 'complete', contentType: 'audio/wav', storedBytes: 3000 }),
    );
    await app.answer('GET', PATH, aStory({ ...writing, assets: [anAsset()] }));
    await app.until('the notice', () => (app.words.includes('The file is kept.') ? true : undefined));
    expect(app.words).toContain('WAV · 2.4 MB');
  });

  it('that broke off goes on with the same file alone', async () => {
    const half = { id: HALF, kind: 'audio' as const, bytes: 3000, receivedBytes: 1000 };
    const app = await atFiles(
      { ...writing, assets: [anAsset({ file: null, upload: half })] },
      (() => new Promise(() => undefined)) as unknown as FileSending['patch'],
    );
    expect(app.words).toContain('1 kB of 3 kB have arrived.');
    await chooseFile(app, 'Go on with the same file', { name: 'other.wav', type: 'audio/wav', size: 2000 });
    expect(app.seen('alert', 'This is another file')).toBeDefined();
    await chooseFile(app, 'Go on with the same file');
    await app.answer('PUT', `${PATH}/assets/${ASSET}/files/${HALF}`, standing(1000));
    await app.until('where it goes on', () => (app.words.includes('33% sent') ? true : undefined));
  });

  it('is replaced only after a question, and not by something else', async () => {
    const app = await atFiles({ ...writing, state: 'published', assets: [anAsset({ purpose: 'publication' })] });
    await chooseFile(app, 'Replace the file', { name: 'a.png', type: 'image/png', size: 100 });
    expect(app.seen('alert', 'This file is of another kind')).toBeDefined();
    await chooseFile(app, 'Replace the file');
    await app.find('[role=alertdialog]', '');
    expect(app.words).toContain('the story then comes down until somebody says of the new one');
    await app.press('button', 'Cancel');
    expect(app.waiting('PUT', `${PATH}/assets/${ASSET}`)).toBe(0);
  });

  it('is said to be without name, face and voice in one tap', async () => {
    const app = await atFiles({ ...writing, assets: [anAsset({ purpose: 'publication' })] });
    expect(app.words).toContain('Nobody has said that name, face and voice are out of it');
    await app.press('button', 'They are out of it');
    const after = aStory({ ...writing, assets: [anAsset({ purpose: 'publication', isAnonymised: true, version: 3 })] });
    const put = await app.answer('PUT', `${PATH}/assets/${ASSET}`, after);
    expect(put.request.body).toMatchObject({ isAnonymised: true, purpose: 'publication', kind: 'audio' });
    expect(put.request.headers.get('If-Match')).toBe('"2"');
    await app.find('button', 'Somebody can be recognised');
  });

  it('with a file is deleted after a question; a link comes back', async () => {
    const link = anAsset({ id: HALF, kind: 'video', file: null, url: 'https://stories.example.org/river' });
    const app = await atFiles({ ...writing, assets: [anAsset(), link] });
    await app.press('button', 'Remove Audio');
    await app.press('button', 'Delete the file');
    await app.answer('DELETE', `${PATH}/assets/${ASSET}`, aStory({ ...writing, assets: [link] }));
    await app.press('button', 'Remove Video');
    await app.answer('DELETE', `${PATH}/assets/${HALF}`, aStory(writing));
    await app.press('button', 'Undo');
    const again = await app.answer('PUT', new RegExp(`^${PATH}/assets/[^/]+$`), aStory({ ...writing, assets: [link] }));
    expect(again.request.body).toMatchObject({ url: 'https://stories.example.org/river', kind: 'video' });
  });

  it('can be a link, whose address is checked', async () => {
    const app = await atFiles(writing);
    await app.press('button', 'Add a file or a link');
    await app.press('radio', 'A link');
    await app.fill('Link', 'http://example.org');
    await app.press('button', 'Save');
    expect(app.words).toContain('Write the whole address, beginning with https://.');
    await app.fill('Link', 'https://stories.example.org/river');
    await app.press('radio', 'To be published');
    await app.press('button', 'Save');
    const put = await app.answer('PUT', new RegExp(`^${PATH}/assets/[^/]+$`), aStory(writing));
    expect(put.request.body).toMatchObject({ kind: 'video', purpose: 'publication' });
  });
});

describe('the kind of a file', () => {
  it.each([
    ['audio/x-m4a', 'a.m4a', 'audio'],
    ['', 'Interview.M4A', 'audio'],
    ['', 'scan.pdf', 'document'],
    ['', 'a.svg', null],
    ['text/html', 'a.mp3', null],
  ])('of "%s", %s, is %s', (type, name, kind) => {
    expect(kindOfFile({ type, name })).toBe(kind);
  });
});
