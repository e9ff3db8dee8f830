import { DELIVERY_MODES } from '../training';
import { doorMarksWrite, doorWalkInWrite } from './door-contract';
import { eventMove, eventQuery, eventReportWrite, eventWrite } from './events-contract';
import { guestWrite } from './guests-contract';
import { invitationAnswer, signUpWrite } from './invitations-contract';
import { quoteWrite } from './quotes-contract';

const ID = '0197a0b0-0000-7000-8000-000000000001';
const launch = {
  programmeId: ID,
  strandId: null,
  regionId: ID,
  kind: 'launch',
  title: 'Launch at the Crescent Theatre',
  date: '2022-10-05',
  startTime: '10:00',
  endTime: '15:00',
  timeZone: 'Europe/London',
  mode: 'inPerson',
  venueId: ID,
  capacity: 40,
  exceptionNote: null,
};
const report = {
  headcount: 30,
  headcountMethod: 'estimate',
  noHeadcountReason: null,
  organisations: [{ organisationId: null, name: 'A choir', people: 3 }],
  activities: [{ title: 'Sabotage co-production', text: '' }],
  publicSummary: { url: 'https://example.org/launch?a=b#c', title: 'What we heard' },
};
const pathsOf = (error: { issues: { path: PropertyKey[] }[] } | undefined): string[] | undefined =>
  error?.issues.map((issue) => issue.path.join('.'));

describe('an event as it is written', () => {
  it('is accepted as it is', () => {
    expect(eventWrite.parse(launch)).toEqual(launch);
    const unlimited = { ...launch, capacity: null, exceptionNote: 'Past the end of the strand.' };
    expect(eventWrite.parse(unlimited)).toEqual(unlimited);
  });

  it('is held in the same ways as a session', () => {
    expect(eventWrite.shape.mode.options).toEqual([...DELIVERY_MODES]);
  });

  it('with a field that is not known is refused, by its name', () => {
    expect(eventWrite.safeParse({ ...launch, speaker: 'x' }).error?.issues).toMatchObject([{ keys: ['speaker'] }]);
  });

  it.each([
    ['an event of no length', { endTime: '10:00' }, 'endTime'],
    ['a party', { kind: 'party' }, 'kind'],
    ['an event for nobody', { capacity: 0 }, 'capacity'],
    ['a note that says nothing', { exceptionNote: '  ' }, 'exceptionNote'],
  ])('refused: %s', (_, wrong, path) => {
    expect(pathsOf(eventWrite.safeParse({ ...launch, ...wrong }).error)).toEqual([path]);
  });
});

describe('what is reported of an event', () => {
  it('is accepted as it is', () => {
    expect(eventReportWrite.parse(report)).toEqual(report);
  });

  it.each<[string, object, string]>([
    ['a headcount from nowhere', { headcountMethod: null }, 'headcountMethod'],
    ['a way of counting nothing', { headcount: null }, 'headcountMethod'],
    ['half a person', { headcount: 0.5 }, 'headcount'],
    ['a reason beside a headcount', { noHeadcountReason: 'x' }, 'noHeadcountReason'],
    [
      'an organisation twice',
      { organisations: [...report.organisations, { organisationId: null, name: 'a CHOIR', people: null }] },
      'organisations',
    ],
    [
      'an organisation that is known and named',
      { organisations: [{ organisationId: ID, name: 'x', people: null }] },
      'organisations.0.organisationId',
    ],
    ...[
      'http://example.org',
      'https://localhost',
      'https://',
      'javascript:alert(1)',
      'https://a:b@example.org',
      'example.org',
    ].map((url): [string, object, string] => [
      `a summary at ${url}`,
      { publicSummary: { url, title: 'x' } },
      'publicSummary.url',
    ]),
  ])('refused: %s', (_, wrong, path) => {
    expect([...new Set(pathsOf(eventReportWrite.safeParse({ ...report, ...wrong }).error))]).toEqual([path]);
  });
});

describe('what guests and hosts write', () => {
  const guest = {
    name: 'Demo Guest 01',
    contact: null,
    role: 'resident',
    answer: 'yes',
    personId: null,
    organisationId: null,
  };
  const HOSTILE = ['a\u0000', '\u200b', ' ', '\ud800', 'a\nb', 'x'.repeat(121)];

  it.each(HOSTILE)('a guest is not called %j', (name) => {
    expect(pathsOf(guestWrite.safeParse({ ...guest, name }).error)).toContain('name');
    expect(doorWalkInWrite.safeParse({ name }).success).toBe(false);
    const token = 'x'.repeat(43);
    const signUp = { token, guestId: ID, name, contact: null, accessNeeds: '', dietary: '' };
    expect(signUpWrite.safeParse(signUp).success).toBe(false);
  });

  it('names are text, whatever they look like', () => {
    for (const name of [
      "Robert'); drop table event;--",
      '<script>alert(1)</script>',
      '=1+1',
      'Ærøskøbing 🧵',
      '{{7*7}}',
    ]) {
      expect(guestWrite.parse({ ...guest, name }).name).toBe(name);
    }
  });

  it('a guest can say anything but nothing', () => {
    const answer = { token: 'x'.repeat(43), answer: 'notAnswered', accessNeeds: '', dietary: '' };
    expect(pathsOf(invitationAnswer.safeParse(answer).error)).toEqual(['answer']);
    expect(pathsOf(invitationAnswer.safeParse({ ...answer, answer: 'yes', role: 'staff' }).error)).toEqual(['']);
  });

  it('a mark at the door names each guest once', () => {
    const mark = { guestId: ID, arrival: 'arrived', baseVersion: 0, mutationId: ID };
    expect(pathsOf(doorMarksWrite.safeParse({ marks: [mark, mark] }).error)).toEqual(['marks']);
    expect(doorMarksWrite.safeParse({ marks: [] }).success).toBe(false);
  });

  it('a quote has words, and a permission that there is', () => {
    const quote = { text: 'It was heard.', attribution: 'a resident', permission: 'report' };
    expect(quoteWrite.parse(quote)).toEqual(quote);
    expect(pathsOf(quoteWrite.safeParse({ ...quote, text: '  ' }).error)).toEqual(['text']);
    expect(pathsOf(quoteWrite.safeParse({ ...quote, permission: 'everything' }).error)).toEqual(['permission']);
  });
});

it('a step is one of the states, and its reason may be left out', () => {
  expect(eventMove.safeParse({ to: 'held' }).success).toBe(true);
  expect(eventMove.safeParse({ to: 'done' }).success).toBe(false);
});

it('events are asked for by what they are, latest first', () => {
  expect(eventQuery.parse({ kind: 'launch' })).toEqual({ kind: 'launch', sort: '-startsAt', limit: 50 });
  expect(eventQuery.safeParse({ title: 'x' }).error?.issues).toMatchObject([{ keys: ['title'] }]);
  expect(eventQuery.safeParse({ sort: 'headcount' }).success).toBe(false);
});
