import { addDays, daysBetween, type LocalDate } from '@throughline/domain/shared';
import type {
  ConsentScope,
  GathererKind,
  IdentityDisplay,
  StoryMedium,
  StoryTechnique,
} from '@throughline/domain/stories';

/**
 * What becomes of a story. Steps that lie after today are not taken, so that recent ones are still on their way.
 * `takenBack`: published and used, and taken back yesterday.
 * `held`: handed in, and held since somebody worries about the storyteller. `expires`: published under a consent that has ended since. `reportOnly`: may be used inside the funder's report and nowhere else.
 */
export type Fate =
  | 'published'
  | 'archived'
  | 'reportOnly'
  | 'withdrawn'
  | 'takenBack'
  | 'expires'
  | 'practice'
  | 'under18'
  | 'submitted'
  | 'held';

export interface DemonstrationStory {
  readonly strand: string;
  readonly region: string;
  readonly recordedOn: LocalDate;
  readonly technique: StoryTechnique;
  readonly medium: StoryMedium;
  readonly language: string;
  readonly gatherer: GathererKind;
  /** Key of the partner organisation that gathered it. */
  readonly partner: string | null;
  readonly pseudonym: string;
  readonly summary: string;
  readonly fate: Fate;
  readonly identity: IdentityDisplay;
  readonly scopes: readonly ConsentScope[];
  readonly method: 'paper' | 'digital' | 'recordedVerbal';
  /** First day on which the consent no longer holds. */
  readonly expiresOn: LocalDate | null;
}

/** From a fixed list, so that nobody can take them for people. */
const PSEUDONYMS = [
  ...['River', 'Juniper', 'Sorrel', 'Ash', 'Heather', 'Rowan', 'Linnet', 'Wren', 'Clover', 'Bramble', 'Sage', 'Fern'],
  ...['Hazel', 'Finch', 'Willow', 'Teasel', 'Lark', 'Alder', 'Marram', 'Sedge', 'Thistle', 'Reed', 'Bracken', 'Swift'],
];

const TECHNIQUES: readonly StoryTechnique[] = [
  'dialogueInterview',
  'snapshot',
  'dialogueInterview',
  'personalMonologue',
];
const MEDIA: readonly StoryMedium[] = ['video', 'audio', 'video', 'audio', 'text'];
const IDENTITIES: readonly IdentityDisplay[] = ['firstName', 'pseudonym', 'firstNameTown', 'anonymous', 'firstName'];

/** Scopes of a consent to publish, and of one that stays inside the charity. */
const PUBLIC: readonly ConsentScope[] = ['record_hold', 'curate', 'share_funder', 'publish_web', 'quote_only'];
const INSIDE: readonly ConsentScope[] = ['record_hold', 'curate'];
const REPORT: readonly ConsentScope[] = ['record_hold', 'curate', 'share_funder'];

interface Batch {
  readonly strand: string;
  readonly region: string;
  readonly count: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly themes: readonly string[];
  readonly gatherer: GathererKind;
  readonly partner?: string;
  readonly languages?: readonly string[];
  readonly medium?: StoryMedium;
  /** Fates other than `published`, by place in the batch. */
  readonly fates?: Readonly<Record<number, Fate>>;
  /** How many of the batch are published; those after stay for curation only. */
  readonly published?: number;
  /** Days for which a consent to publish holds; without an end when left out. */
  readonly consentDays?: number;
}

const scopesOf = (fate: Fate): readonly ConsentScope[] => {
  if (fate === 'archived') return INSIDE;
  return fate === 'reportOnly' ? REPORT : PUBLIC;
};

const tell = (batch: Batch, index: number): DemonstrationStory => {
  const span = daysBetween(batch.from, batch.until);
  const recordedOn = addDays(batch.from, Math.floor((span * index) / Math.max(1, batch.count - 1)));
  const fate = batch.fates?.[index] ?? (index < (batch.published ?? batch.count) ? 'published' : 'archived');
  // Places differ, so that neighbours of two batches are not told alike.
  const turn = index + batch.region.length;
  const pick = <Item>(items: readonly Item[]): Item => items[turn % items.length] as Item;
  const expiresOn = fate === 'expires' ? addDays(recordedOn, 90) : null;
  return {
    strand: batch.strand,
    region: batch.region,
    recordedOn,
    technique: pick(TECHNIQUES),
    medium: batch.medium ?? pick(MEDIA),
    language: pick(batch.languages ?? ['en']),
    gatherer: batch.gatherer,
    partner: batch.partner ?? null,
    pseudonym: pick(PSEUDONYMS),
    summary: `Demonstration story about ${pick(batch.themes)}.`,
    fate,
    identity: pick(IDENTITIES),
    scopes: scopesOf(fate),
    method: pick(['paper', 'digital', 'recordedVerbal'] as const),
    expiresOn: expiresOn ?? (batch.consentDays === undefined ? null : addDays(recordedOn, batch.consentDays)),
  };
};

const CO_PRODUCTION = [
  'being listened to',
  'services that were shaped together',
  'what stops co-production',
  'trying again after a bad start',
];
const BRIDGES = [
  'mental health',
  'finding work after a long time',
  'support that starts with the person',
  'a first home of one’s own',
];
const HEALTH = [
  'keeping well in the pandemic',
  'a walking group',
  'seeing a doctor in another language',
  'looking after a parent',
];
const DEMOCRACY = [
  'a square that belongs to everybody',
  'young people in the council',
  'what a neighbourhood decides by itself',
];
const VALUE = [
  'outcomes that matter',
  'connecting as humans',
  'social justice',
  'gaining confidence',
  'what saves time in the end',
];

/** Stories of the five programmes. Totals follow what is public where it is; the split over places and everything told is invented. */
export const storiesOn = (today: LocalDate): readonly DemonstrationStory[] => {
  const ago = (days: number): LocalDate => addDays(today, -days);
  const nacp = { strand: 'y2', themes: CO_PRODUCTION, consentDays: 730 } as const;
  const kbop = { strand: 'kbop', region: 'kirklees', themes: BRIDGES, gatherer: 'reporter', consentDays: 365 } as const;
  const gmbop = { strand: 'gmbop', themes: BRIDGES, gatherer: 'trainer', consentDays: 365 } as const;
  const bcc = { strand: 'calderdaleStrand', themes: HEALTH, gatherer: 'reporter' } as const;
  const wp5 = { strand: 'wp5', themes: DEMOCRACY, gatherer: 'partnerOrganisation' } as const;
  const boroughs = { bolton: 4, manchester: 5, salford: 4, stockport: 1, wigan: 2, rochdale: 1, tameside: 1 };

  const batches: readonly Batch[] = [
    {
      ...nacp,
      region: 'birmingham',
      count: 18,
      from: ago(140),
      until: ago(2),
      gatherer: 'reporter',
      fates: { 0: 'practice', 1: 'practice', 5: 'takenBack', 16: 'held', 17: 'submitted' },
      consentDays: 180,
    },
    { ...nacp, region: 'coventry', count: 6, from: ago(80), until: ago(5), gatherer: 'trainer' },
    { ...nacp, region: 'shropshire', count: 5, from: ago(120), until: ago(20), gatherer: 'trainer' },
    { ...nacp, region: 'sandwell', count: 3, from: ago(150), until: ago(110), gatherer: 'trainer' },
    {
      ...kbop,
      count: 24,
      from: ago(160),
      until: ago(3),
      fates: { 4: 'reportOnly', 9: 'reportOnly', 12: 'withdrawn', 15: 'under18' },
    },
    ...Object.entries(boroughs).map(([region, count]) => ({ ...gmbop, region, count, from: ago(100), until: ago(12) })),
    {
      ...bcc,
      region: 'northCalderdale',
      count: 23,
      from: '2021-07-10',
      until: '2022-07-20',
      languages: ['en', 'ur', 'en', 'pa'],
      published: 15,
    },
    {
      ...bcc,
      region: 'centralCalderdale',
      count: 23,
      from: '2022-03-05',
      until: '2022-09-10',
      languages: ['en', 'en', 'ur'],
      published: 17,
    },
    {
      ...wp5,
      region: 'gdansk',
      partner: 'gdanskPartner',
      count: 11,
      from: '2022-05-10',
      until: '2022-10-20',
      languages: ['pl'],
      published: 8,
      fates: { 3: 'expires' },
    },
    {
      ...wp5,
      region: 'voru',
      partner: 'voruPartner',
      count: 9,
      from: '2022-06-01',
      until: '2022-11-10',
      languages: ['et'],
      published: 6,
    },
    {
      ...wp5,
      region: 'reggioEmilia',
      partner: 'reggioPartner',
      count: 13,
      from: '2022-04-20',
      until: '2022-10-05',
      languages: ['it'],
      published: 10,
    },
    {
      strand: 'lived',
      region: 'online',
      count: 100,
      from: '2022-05-04',
      until: '2022-08-30',
      themes: VALUE,
      gatherer: 'staff',
      medium: 'video',
      published: 62,
    },
  ];
  return batches.flatMap((batch) => Array.from({ length: batch.count }, (_, index) => tell(batch, index)));
};
