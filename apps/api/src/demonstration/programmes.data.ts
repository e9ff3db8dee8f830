import type { OrganisationKind, OrganisationRole, StrandKind } from '@throughline/domain/programmes';
import { addDays, type LocalDate } from '@throughline/domain/shared';

/** Real organisations, as they are named in public in connection with these programmes. */
export const ORGANISATIONS: readonly {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}[] = [
  { key: 'pvm', name: "People's Voice Media", kind: 'charity' },
  { key: 'ideasAlliance', name: 'Ideas Alliance', kind: 'community' },
  { key: 'lottery', name: 'The National Lottery Community Fund', kind: 'funder' },
  { key: 'outcomes', name: 'Bridges Outcomes Partnerships', kind: 'company' },
  { key: 'peru', name: 'PERU, Manchester Metropolitan University', kind: 'university' },
  { key: 'kirkleesCouncil', name: 'Kirklees Council', kind: 'localAuthority' },
  { key: 'gmca', name: 'Greater Manchester Combined Authority', kind: 'localAuthority' },
  { key: 'vac', name: 'Voluntary Action Calderdale', kind: 'charity' },
  { key: 'ec', name: 'European Commission, Horizon 2020', kind: 'funder' },
  { key: 'gdanskPartner', name: 'City of Gdańsk', kind: 'localAuthority' },
  { key: 'voruPartner', name: 'Võru County', kind: 'localAuthority' },
  { key: 'reggioPartner', name: 'Comune di Reggio Emilia', kind: 'localAuthority' },
  { key: 'collective', name: 'Co-Production Collective, UCL', kind: 'university' },
  { key: 'researchEngland', name: 'Research England', kind: 'funder' },
];

interface Aim {
  readonly region: string;
  readonly stories: number;
  readonly reporters: number;
  readonly sessions?: number;
  readonly participants?: number;
}

export interface DemonstrationStrand {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: StrandKind;
  readonly commissioner?: string;
  readonly aims: readonly Aim[];
}

export interface DemonstrationProgramme {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly timeZone: string;
  readonly disclaimer: string | null;
  readonly organisations: readonly (readonly [key: string, role: OrganisationRole])[];
  readonly strands: readonly DemonstrationStrand[];
  readonly grant?: {
    readonly key: string;
    readonly funder: string;
    readonly title: string;
    readonly amount: number;
    readonly currency: string;
  };
}

/** Codes of the programmes that are always under way: their dates move with the day. */
export const UNDER_WAY = ['NACP-Y2', 'BRIDGES'] as const;

/**
 * The five programmes. What they are, where they work and who is in them is public; targets and the split of stories over places are
 * invented, and so are the amounts of the grants other than Research England's.
 */
export const programmesOn = (today: LocalDate): readonly DemonstrationProgramme[] => [
  {
    key: 'nacp',
    code: 'NACP-Y2',
    name: 'Not Another Co-Production Year 2',
    aliases: ['NACP', 'Not Another Co-Production Project'],
    summary:
      'Co-production workshops, Community Reporting, a yearly learning festival and a peer support network, in the West Midlands in its second year.',
    // Nine tenths of its 300 days are over, as in the last weeks before its learning festival.
    startDate: addDays(today, -269),
    endDate: addDays(today, 30),
    timeZone: 'Europe/London',
    disclaimer: null,
    organisations: [
      ['ideasAlliance', 'lead'],
      ['pvm', 'delivery'],
      ['lottery', 'funder'],
    ],
    strands: [
      {
        key: 'y2',
        code: 'Y2',
        name: 'Year 2, West Midlands',
        aliases: ['West Midlands'],
        kind: 'year',
        aims: [
          { region: 'birmingham', stories: 16, reporters: 12, sessions: 6, participants: 12 },
          { region: 'coventry', stories: 7, reporters: 0, sessions: 6, participants: 8 },
          { region: 'shropshire', stories: 7, reporters: 0, sessions: 2 },
          { region: 'sandwell', stories: 10, reporters: 0, sessions: 2 },
        ],
      },
    ],
    grant: {
      key: 'lotteryGrant',
      funder: 'lottery',
      title: 'Not Another Co-Production, three years',
      amount: 300_000,
      currency: 'GBP',
    },
  },
  {
    key: 'bridges',
    code: 'BRIDGES',
    name: 'Bridges',
    aliases: ['Bridges evaluation'],
    summary:
      'Lived experience in the evaluation of two outcomes partnerships: KBOP in Kirklees and GMBOP, young people at risk of homelessness, in Greater Manchester.',
    startDate: addDays(today, -218),
    endDate: addDays(today, 146),
    timeZone: 'Europe/London',
    disclaimer: null,
    organisations: [
      ['peru', 'evaluator'],
      ['pvm', 'delivery'],
      ['outcomes', 'funder'],
      ['kirkleesCouncil', 'commissioner'],
      ['gmca', 'commissioner'],
    ],
    strands: [
      {
        key: 'kbop',
        code: 'KBOP',
        name: 'Kirklees Better Outcomes Partnership',
        aliases: ['KBOB'],
        kind: 'place',
        commissioner: 'kirkleesCouncil',
        aims: [{ region: 'kirklees', stories: 36, reporters: 10, sessions: 6, participants: 10 }],
      },
      {
        key: 'gmbop',
        code: 'GMBOP',
        name: 'Greater Manchester Better Outcomes Partnership, Pathfinder',
        aliases: ['GMBOB', 'Pathfinder'],
        kind: 'place',
        commissioner: 'gmca',
        aims: [
          { region: 'bolton', stories: 5, reporters: 4, sessions: 8, participants: 12 },
          { region: 'bury', stories: 2, reporters: 0 },
          { region: 'manchester', stories: 6, reporters: 0 },
          { region: 'oldham', stories: 2, reporters: 0 },
          { region: 'rochdale', stories: 2, reporters: 0 },
          { region: 'salford', stories: 5, reporters: 0 },
          { region: 'stockport', stories: 3, reporters: 0 },
          { region: 'tameside', stories: 2, reporters: 0 },
          { region: 'trafford', stories: 2, reporters: 0 },
          { region: 'wigan', stories: 3, reporters: 0 },
        ],
      },
    ],
    grant: {
      key: 'outcomesGrant',
      funder: 'outcomes',
      title: 'Story strand of the Bridges evaluation',
      amount: 48_000,
      currency: 'GBP',
    },
  },
  {
    key: 'bcc',
    code: 'BCC',
    name: 'Building Community Connections',
    aliases: ['Keeping Well'],
    summary:
      'Community-led answers to health inequalities in Calderdale: residents of different communities trained as reporters gathered stories on health and wellbeing.',
    startDate: '2021-04-01',
    endDate: '2022-10-31',
    timeZone: 'Europe/London',
    disclaimer: null,
    organisations: [
      ['vac', 'lead'],
      ['pvm', 'delivery'],
    ],
    strands: [
      {
        key: 'calderdaleStrand',
        code: 'CALD',
        name: 'Calderdale',
        aliases: [],
        kind: 'place',
        aims: [
          { region: 'northCalderdale', stories: 22, reporters: 9, sessions: 8 },
          { region: 'centralCalderdale', stories: 23, reporters: 10, sessions: 4 },
        ],
      },
    ],
  },
  {
    key: 'euarenas',
    code: 'EUARENAS',
    name: 'EUARENAS',
    aliases: ['Cities as arenas of political innovation'],
    summary:
      'Participatory and deliberative democracy in European cities. Storytelling and foresight workshops with citizens.',
    startDate: '2021-01-01',
    endDate: '2024-12-31',
    timeZone: 'Europe/Warsaw',
    disclaimer:
      "This project has received funding from the European Union's Horizon 2020 research and innovation programme under grant agreement No 959420.",
    organisations: [
      ['ec', 'funder'],
      ['pvm', 'delivery'],
      ['gdanskPartner', 'delivery'],
      ['voruPartner', 'delivery'],
      ['reggioPartner', 'delivery'],
    ],
    strands: [
      {
        key: 'wp5',
        code: 'WP5',
        name: 'Foresight',
        aliases: [],
        kind: 'workPackage',
        aims: [
          { region: 'gdansk', stories: 11, reporters: 0 },
          { region: 'voru', stories: 11, reporters: 0 },
          { region: 'reggioEmilia', stories: 11, reporters: 0 },
        ],
      },
      {
        key: 'wp3',
        code: 'WP3',
        name: 'Case studies',
        aliases: [],
        kind: 'workPackage',
        aims: [
          { region: 'wigan', stories: 0, reporters: 0 },
          { region: 'galway', stories: 0, reporters: 0 },
        ],
      },
    ],
    grant: {
      key: 'ecGrant',
      funder: 'ec',
      title: 'Grant agreement 959420 (amount invented)',
      amount: 200_000,
      currency: 'EUR',
    },
  },
  {
    key: 'value',
    code: 'VALUE',
    name: 'What is the value of co-production?',
    aliases: ['Value of Co-Pro'],
    summary:
      'People with lived experience of co-production on what it is worth, gathered online from all over the United Kingdom.',
    startDate: '2022-04-01',
    endDate: '2022-10-27',
    timeZone: 'Europe/London',
    disclaimer: null,
    organisations: [
      ['collective', 'lead'],
      ['pvm', 'delivery'],
      ['researchEngland', 'funder'],
    ],
    strands: [
      {
        key: 'lived',
        code: 'LIVED',
        name: 'Lived experience',
        aliases: [],
        kind: 'method',
        aims: [{ region: 'online', stories: 100, reporters: 0 }],
      },
    ],
    grant: {
      key: 'researchGrant',
      funder: 'researchEngland',
      title: 'What is the value of co-production?',
      amount: 150_000,
      currency: 'GBP',
    },
  },
];
