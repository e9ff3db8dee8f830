import type { ConsentScope } from './vocabulary';
import {
  addWorkingDays,
  isCovered,
  withdrawalConsequences,
  type OutputReach,
  type StoryUses,
} from './withdrawal-consequences';

const output = (changes: Partial<OutputReach> = {}): OutputReach => ({
  audience: 'public',
  url: 'https://example.org/briefing',
  isPrinted: false,
  ...changes,
});

describe('an output that cites a story', () => {
  it.each<[string, OutputReach, 'story' | 'quote', readonly ConsentScope[], boolean]>([
    ['within the charity, without curate', output({ audience: 'internal' }), 'story', ['record_hold'], false],
    ['within the charity', output({ audience: 'internal' }), 'story', ['curate'], true],
    ['within the charity, by a quote alone', output({ audience: 'internal' }), 'quote', ['quote_only'], false],
    ['for a funder, with curate alone', output({ audience: 'funder' }), 'story', ['curate'], false],
    ['for a funder', output({ audience: 'funder' }), 'story', ['share_funder'], true],
    ['for a funder, of what is public', output({ audience: 'funder' }), 'story', ['publish_print'], true],
    ['on the web, with print alone', output(), 'story', ['publish_print'], false],
    ['on the web', output(), 'story', ['publish_web'], true],
    ['on the web and in print, with the web alone', output({ isPrinted: true }), 'story', ['publish_web'], false],
    ['on the web and in print', output({ isPrinted: true }), 'story', ['publish_web', 'publish_print'], true],
    ['shown in a hall, with nothing public', output({ url: null }), 'story', ['curate', 'share_funder'], false],
    ['shown in a hall', output({ url: null }), 'story', ['publish_social'], true],
    ['as a whole, with quote_only', output(), 'story', ['quote_only'], false],
    ['by a quote', output({ isPrinted: true }), 'quote', ['quote_only'], true],
  ])('%s', (_, reach, cited, scopes, expected) => {
    expect(isCovered(reach, cited, scopes)).toBe(expected);
  });
});

const NOTHING: StoryUses = {
  wasPublished: false,
  assets: [],
  ownAddressBy: null,
  hasOwnAddress: false,
  citations: [],
  disclosures: [],
};
const FRIDAY = { today: '2026-06-19' };
const WHOLE = { contributorId: null, extent: 'whole', before: [], after: [] } as const;

const USED: StoryUses = {
  wasPublished: true,
  assets: [
    { id: 'film', purpose: 'publication', hasUrl: true, by: 'maya' },
    { id: 'text', purpose: 'publication', hasUrl: false, by: 'maya' },
    { id: 'raw', purpose: 'source', hasUrl: true, by: 'tess' },
  ],
  ownAddressBy: 'maya',
  hasOwnAddress: true,
  citations: [
    { id: 'draft', cited: 'story', isPublished: false, by: 'maya', ...output() },
    { id: 'paper', cited: 'story', isPublished: true, by: 'maya', ...output({ isPrinted: true }) },
    { id: 'inside', cited: 'story', isPublished: true, by: 'maya', ...output({ audience: 'internal' }) },
  ],
  disclosures: [
    { id: 'funder', scope: 'share_funder', by: 'maya' },
    { id: 'printer', scope: 'publish_print', by: 'tess' },
  ],
};

const named = (uses: StoryUses, taken: Parameters<typeof withdrawalConsequences>[0]): string[] =>
  withdrawalConsequences(taken, uses, FRIDAY).tasks.map(
    ({ kind, citationId, disclosureId, assetId, contributorId }) =>
      `${kind} ${citationId ?? disclosureId ?? assetId ?? contributorId ?? 'own address'}`,
  );

describe('what follows when consent is taken back', () => {
  it('is nothing for what nobody uses', () => {
    expect(withdrawalConsequences(WHOLE, NOTHING, FRIDAY).tasks).toEqual([]);
  });

  it('is everything, when it is taken back as a whole', () => {
    const { assetIds, citationIds, undoesCuration, undoesQuotes } = withdrawalConsequences(WHOLE, USED, FRIDAY);

    expect({ assetIds, citationIds, undoesCuration, undoesQuotes }).toEqual({
      assetIds: ['film', 'text', 'raw'],
      citationIds: ['draft'],
      undoesCuration: true,
      undoesQuotes: true,
    });
    expect(named(USED, WHOLE)).toEqual([
      'takeDownPublished film',
      'eraseMedia raw',
      'takeDownPublished own address',
      'redactOutput paper',
      'askPrinter paper',
      'redactOutput inside',
      'askRecipient funder',
      'askPrinter printer',
    ]);
  });

  it.each<[readonly ConsentScope[], string[]]>([
    [['recontact'], []],
    [['share_funder'], ['askRecipient funder']],
    [['publish_print'], ['askPrinter paper', 'askPrinter printer']],
    [['publish_web'], ['takeDownPublished film', 'takeDownPublished own address', 'redactOutput paper']],
    [['curate'], ['redactOutput inside']],
  ])('is what rested on the scope: %j', (gone, expected) => {
    const before: ConsentScope[] = [
      'record_hold',
      'curate',
      'share_funder',
      'publish_web',
      'publish_print',
      'recontact',
    ];
    const after = before.filter((scope) => !gone.includes(scope));

    expect(named(USED, { contributorId: null, extent: 'scopes', before, after })).toEqual(expected);
  });

  it('asks to cut out somebody else in the story who takes everything back, and keeps the story', () => {
    const taken = { contributorId: 'sister', extent: 'whole', before: ['record_hold'], after: [] } as const;

    expect(named(USED, taken)).toEqual(['cutContributor sister']);
    expect(withdrawalConsequences(taken, USED, FRIDAY).undoesCuration).toBe(false);
  });

  it('is due on the next working day where others can read it, and in five where the charity keeps it', () => {
    const due = new Map(withdrawalConsequences(WHOLE, USED, FRIDAY).tasks.map(({ kind, dueOn }) => [kind, dueOn]));

    expect(Object.fromEntries(due)).toMatchObject({ takeDownPublished: '2026-06-22', eraseMedia: '2026-06-26' });
  });
});

describe('working days', () => {
  it.each([
    ['2026-06-18', 1, '2026-06-19'],
    ['2026-06-19', 1, '2026-06-22'],
    ['2026-06-20', 1, '2026-06-22'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-06-19', 0, '2026-06-19'],
  ])('from %s, %i of them, lead to %s', (from, days, to) => {
    const isHoliday = (day: string): boolean => ['2026-12-25', '2026-12-28'].includes(day);
    expect(addWorkingDays(from, days, isHoliday)).toBe(to);
  });
});
