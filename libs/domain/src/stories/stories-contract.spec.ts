import { consentWrite, storyMove, storyQuery, storyWrite, withdrawalWrite } from './stories-contract';

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
  storytellerIsUnder18: false,
  isPractice: false,
  summary: '',
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
};

describe('what is written of stories', () => {
  const all = [
    ['a story', storyWrite, story],
    ['a consent', consentWrite, consent],
    ['a refusal', consentWrite, { ...consent, decision: 'refused', scopes: [], expiresOn: null }],
    ['a withdrawal of a part', withdrawalWrite, { consentId: ID, scopes: ['publish_web'] }],
    ['a withdrawal of all', withdrawalWrite, { consentId: ID, scopes: 'all' }],
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
    ['consent without a sheet', consentWrite, { ...consent, informationSheetVersion: '' }, 'informationSheetVersion'],
    ['a withdrawal of nothing', withdrawalWrite, { consentId: ID, scopes: [] }, 'scopes'],
  ] as const)('refused: %s', (_, schema, wrong, path) => {
    const paths = schema.safeParse(wrong).error?.issues.map((issue) => issue.path.join('.'));
    expect([...new Set(paths)]).toEqual([path]);
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
      assetIsAnonymised: false,
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
  it.each([{ state: 'lost' }, { sort: 'summary' }, { strandId: 'x' }, { search: 'x' }])('refuses %j', (query) => {
    expect(storyQuery.safeParse(query).success).toBe(false);
  });
});
