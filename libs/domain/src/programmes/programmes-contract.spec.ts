import {
  grantWrite,
  organisationWrite,
  programmeWrite,
  regionWrite,
  strandWrite,
  venueWrite,
} from './programmes-contract';

const ID = '0197a0b0-0000-7000-8000-000000000001';
const OTHER = '0197a0b0-0000-7000-8000-000000000002';

const programme = {
  code: 'NACP-Y2',
  name: 'Not Another Co-Production Project',
  aliases: ['NACP'],
  summary: 'Co-production in the West Midlands.\nYear 2.',
  startDate: '2022-10-05',
  endDate: '2023-07-31',
  timeZone: 'Europe/London',
  publicationDisclaimer: null,
  organisations: [{ organisationId: ID, role: 'funder' }],
};
const target = { regionId: ID, storyTarget: 40, reporterTarget: 12, sessionTarget: null, participantTarget: 0 };
const strand = {
  programmeId: ID,
  code: 'KBOP',
  name: 'Kirklees',
  aliases: ['KBOB'],
  kind: 'place',
  commissionerId: null,
  startDate: '2022-01-01',
  endDate: '2022-12-31',
  regions: [target],
};
const grant = {
  programmeId: ID,
  fundingOrganisationId: ID,
  title: 'Lottery grant',
  amountAwarded: 150_000.1,
  currency: 'GBP',
  awardDate: '2021-03-01',
  startDate: '2021-05-01',
  endDate: '2024-07-31',
  reportingCadence: 'yearly',
};
const region = {
  name: 'Võru',
  localName: null,
  aliases: ['Voru', 'Vōru'],
  parentId: ID,
  level: 'city',
  countryCode: 'EE',
  officialCode: null,
  latitude: 57.84,
  longitude: 27,
};
const organisation = { name: 'Ideas Alliance', kind: 'charity', charityNumber: null, countryCode: 'GB' };
const venue = { name: 'Hall (demo)', regionId: ID, stepFree: true, hearingLoop: null, wifi: 'weak', notes: '' };

describe('what is written of programmes', () => {
  const all = [
    ['a programme', programmeWrite, programme],
    ['a strand', strandWrite, strand],
    ['a grant', grantWrite, grant],
    ['a region', regionWrite, region],
    ['an organisation', organisationWrite, organisation],
    ['a venue', venueWrite, venue],
  ] as const;

  it.each(all)('%s is accepted as it is', (_, schema, example) => {
    expect(schema.parse(example)).toEqual(example);
  });

  it.each(all)('%s with a field that is not known is refused, by its name', (_, schema, example) => {
    expect(schema.safeParse({ ...example, colour: 'red' }).error?.issues).toMatchObject([{ keys: ['colour'] }]);
  });

  it.each(all)('%s without any one of its fields is refused', (_, schema, example) => {
    for (const field of Object.keys(example))
      expect(schema.safeParse({ ...example, [field]: undefined }).error?.issues[0]?.path).toEqual([field]);
  });

  it.each([
    ['a last day before the first', programmeWrite, { ...programme, endDate: '2022-10-04' }, 'endDate'],
    ['a day that does not exist', programmeWrite, { ...programme, startDate: '2022-02-30' }, 'startDate'],
    ['a summary with U+0000', programmeWrite, { ...programme, summary: 'a\u0000' }, 'summary'],
    ['a name with half a pair', programmeWrite, { ...programme, name: 'a\ud800' }, 'name'],
    ['a name of 161 characters', programmeWrite, { ...programme, name: 'x'.repeat(161) }, 'name'],
    ['a code with a space', programmeWrite, { ...programme, code: 'N ACP' }, 'code'],
    [
      'one organisation twice in one role',
      programmeWrite,
      { ...programme, organisations: [...programme.organisations, ...programme.organisations] },
      'organisations',
    ],
    ['a region twice', strandWrite, { ...strand, regions: [target, { ...target, storyTarget: 1 }] }, 'regions'],
    [
      'a target below nothing',
      strandWrite,
      { ...strand, regions: [{ ...target, storyTarget: -1 }] },
      'regions.0.storyTarget',
    ],
    ['half a story', strandWrite, { ...strand, regions: [{ ...target, storyTarget: 0.5 }] }, 'regions.0.storyTarget'],
    [
      'no story target, which is needed',
      strandWrite,
      { ...strand, regions: [{ ...target, storyTarget: null }] },
      'regions.0.storyTarget',
    ],
    ['less than nothing awarded', grantWrite, { ...grant, amountAwarded: -1 }, 'amountAwarded'],
    ['a tenth of a penny', grantWrite, { ...grant, amountAwarded: 0.001 }, 'amountAwarded'],
    ['a currency sign', grantWrite, { ...grant, currency: '£' }, 'currency'],
    ['a latitude past the pole', regionWrite, { ...region, latitude: 90.1 }, 'latitude'],
    ['a country by name', regionWrite, { ...region, countryCode: 'Estonia' }, 'countryCode'],
  ] as const)('refused: %s', (_, schema, wrong, path) => {
    expect(schema.safeParse(wrong).error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('an organisation can have two roles, and a strand two regions', () => {
    const twice = { ...programme, organisations: [...programme.organisations, { organisationId: ID, role: 'host' }] };
    expect(programmeWrite.safeParse(twice).success).toBe(true);
    expect(strandWrite.safeParse({ ...strand, regions: [target, { ...target, regionId: OTHER }] }).success).toBe(true);
  });

  it.each([0, 0.01, 19.99, 150_000.1, 22_300_000, 1e10])('%d can be awarded', (amountAwarded) => {
    expect(grantWrite.safeParse({ ...grant, amountAwarded }).success).toBe(true);
  });
});
