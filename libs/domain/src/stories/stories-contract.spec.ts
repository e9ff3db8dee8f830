import { consentWrite, withdrawalWrite } from './consent-contract';
import { storyMove, storyTextWrite, storyWrite } from './stories-contract';
import { storyQuery } from './story-list-contract';
import { assetWrite, contributorWrite } from './story-parts-contract';

const ID = '0197a0b0-0000-7000-8000-000000000001';
const by = { kind: 'reporter', personId: ID, organisationId: null };
const story = {
  strandId: ID,
  regionId: ID,
  technique: 'dialogueInterview',
  media: ['video', 'text'],
  language: 'pl',
  conversationStarter: 'Tell me about your street.',
  recordedOn: '2026-05-05',
  gatheredBy: by,
  storytellerPseudonym: 'Juniper',
  storytellerAge: 'adult',
  isPractice: false,
  summary: '',
  contentWarning: '',
  durationSeconds: 720,
  communityId: null,
};
const consent = {
  decision: 'given',
  scopes: ['record_hold', 'curate', 'publish_web'],
  identityDisplay: 'pseudonym',
  method: 'recordedVerbal',
  informationSheetVersion: '2026-01',
  language: 'en-GB',
  givenOn: '2026-05-05',
  expiresOn: '2028-05-05',
  contributorId: null,
  textVersion: 2,
  controllers: ['Demo Lead Charity'],
  words: 'Tak, możecie to pokazać.',
  witnessedBy: null,
  guardian: { part: 'notified', name: 'Demo Guardian', relationship: 'Aunt' },
};
const withdrawal = { consentId: ID, contributorId: null };
const asset = {
  kind: 'video',
  purpose: 'publication',
  url: 'https://example.org/a',
  description: '',
  isAnonymised: false,
};
const contributor = { role: 'thirdParty', label: 'The neighbour', age: 'adult', needsConsent: true };

describe('what is written of stories', () => {
  const all = [
    ['a story', storyWrite, story],
    ['a consent', consentWrite, consent],
    ['a refusal', consentWrite, { ...consent, decision: 'refused', scopes: [], expiresOn: null }],
    ['a withdrawal of a part', withdrawalWrite, { ...withdrawal, scopes: ['publish_web'] }],
    ['a withdrawal of all', withdrawalWrite, { ...withdrawal, scopes: 'all' }],
    ['a text', storyTextWrite, { title: 'A key of my own', summary: '', transcript: 'I was given\na key.' }],
    ['somebody else in it', contributorWrite, contributor],
    ['where it is published', assetWrite, asset],
    ['what needs no address', assetWrite, { ...asset, url: null }],
  ] as const;

  it.each(all)('%s is accepted as it is', (_, schema, example) => {
    expect(schema.parse(example)).toEqual(example);
  });

  it.each(all)('%s with a field that is not known is refused, by its name', (_, schema, example) => {
    expect(schema.safeParse({ ...example, legalName: 'x' }).error?.issues).toMatchObject([{ keys: ['legalName'] }]);
  });

  it.each([
    ['no medium', storyWrite, { ...story, media: [] }, 'media'],
    ['a medium twice', storyWrite, { ...story, media: ['video', 'video'] }, 'media'],
    ['a language by name', storyWrite, { ...story, language: 'Polish' }, 'language'],
    ['a language without end', storyWrite, { ...story, language: `en${'-abcd'.repeat(100_000)}` }, 'language'],
    [
      'a reporter without a person',
      storyWrite,
      { ...story, gatheredBy: { ...by, personId: null } },
      'gatheredBy.personId',
    ],
    ['staff with a person', storyWrite, { ...story, gatheredBy: { ...by, kind: 'staff' } }, 'gatheredBy.personId'],
    [
      'a partner without an organisation',
      storyWrite,
      { ...story, gatheredBy: { ...by, kind: 'partnerOrganisation', personId: null } },
      'gatheredBy.organisationId',
    ],
    ['a pseudonym of two lines', storyWrite, { ...story, storytellerPseudonym: 'a\nb' }, 'storytellerPseudonym'],
    ['a summary with half a pair', storyWrite, { ...story, summary: '\udc00' }, 'summary'],
    ['consent to use what may not be kept', consentWrite, { ...consent, scopes: ['publish_web'] }, 'scopes'],
    ['consent to nothing', consentWrite, { ...consent, scopes: [] }, 'scopes'],
    ['a scope twice', consentWrite, { ...consent, scopes: ['record_hold', 'record_hold'] }, 'scopes'],
    ['a refusal that allows', consentWrite, { ...consent, decision: 'refused' }, 'scopes'],
    [
      'a withdrawal in the place of a consent',
      consentWrite,
      { ...consent, decision: 'withdrawn', scopes: [] },
      'decision',
    ],
    [
      'a guardian without a name',
      consentWrite,
      { ...consent, guardian: { part: 'notified' } },
      'guardian.name,guardian.relationship',
    ],
    ['an address that is not safe', assetWrite, { ...asset, url: 'javascript:alert(1)' }, 'url'],
    [
      'a transcript without end',
      storyTextWrite,
      { title: '', summary: '', transcript: 'x'.repeat(200_001) },
      'transcript',
    ],
    ['nobody in it', contributorWrite, { ...contributor, label: ' ' }, 'label'],
    ['a story of no length', storyWrite, { ...story, durationSeconds: 0 }, 'durationSeconds'],
    ['consent without a sheet', consentWrite, { ...consent, informationSheetVersion: '' }, 'informationSheetVersion'],
    ['a withdrawal of nothing', withdrawalWrite, { ...withdrawal, scopes: [] }, 'scopes'],
  ] as const)('refused: %s', (_, schema, wrong, path) => {
    const paths = schema.safeParse(wrong).error?.issues.map((issue) => issue.path.join('.'));
    expect([...new Set(paths)]).toEqual(path.split(','));
  });

  it('trainers and staff gather under their own account', () => {
    for (const kind of ['trainer', 'staff'])
      expect(
        storyWrite.safeParse({ ...story, gatheredBy: { kind, personId: null, organisationId: null } }).success,
      ).toBe(true);
  });
});

describe('a step of a story', () => {
  it('claims nothing that was not said', () => {
    expect(storyMove.parse({ to: 'published' })).toEqual({
      to: 'published',
      attestsConsent: false,
      storytellerSawFinal: false,
    });
  });

  it.each(['changesRequested', 'rejected'])('%s says why', (to) => {
    expect(storyMove.safeParse({ to }).success).toBe(false);
    expect(storyMove.safeParse({ to, reason: '  ' }).success).toBe(false);
    expect(storyMove.safeParse({ to, reason: 'The sound is too low' }).success).toBe(true);
  });

  it.each(['withdrawn', 'erased', 'planned'])('does not lead to %s, which has a way of its own', (to) => {
    expect(storyMove.safeParse({ to }).success).toBe(false);
  });

  it.each(['http://example.org/a', 'javascript:alert(1)', 'example.org', 'https://', ''])(
    'is not published at %j',
    (publishedUrl) => {
      expect(storyMove.safeParse({ to: 'published', publishedUrl }).success).toBe(false);
    },
  );

  it('keeps an address without a character that cannot be stored', () => {
    const publishedUrl = storyMove.parse({
      to: 'published',
      publishedUrl: 'https://example.org/a\u0000\ud800b',
    }).publishedUrl;
    expect(publishedUrl).toMatch(/^https:\/\/example\.org\/a[%0-9A-F]+b$/);
  });
});

describe('asking for stories', () => {
  it('has the latest first', () => {
    expect(storyQuery.parse({})).toEqual({ sort: '-recordedOn', limit: 50 });
  });
  it('takes one state or several, each once', () => {
    expect(storyQuery.parse({ state: 'planned' }).state).toEqual(['planned']);
    expect(storyQuery.parse({ state: 'planned,recorded,planned' }).state).toEqual(['planned', 'recorded']);
    expect(storyQuery.parse({ state: ['planned', 'recorded'] }).state).toEqual(['planned', 'recorded']);
  });
  it.each([
    { state: '' },
    { state: 'planned,lost' },
    { state: ['planned', 'lost'] },
    { mine: 'perhaps' },
    { age: 'old' },
  ])('refuses %j by name', (query) => {
    const paths = storyQuery.safeParse(query).error?.issues.map((issue) => issue.path.join('.'));
    expect(paths).toEqual(Object.keys(query));
  });
  it.each([{ state: 'lost' }, { sort: 'summary' }, { strandId: 'x' }, { search: 'x' }])('refuses %j', (query) => {
    expect(storyQuery.safeParse(query).success).toBe(false);
  });
});
