import { DELIVERY_MODES } from '../training';
import { eventMove, eventQuery, eventWrite } from './events-contract';

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
  headcount: 30,
  headcountMethod: 'estimate',
  feedbackQuotes: ['I felt heard.'],
};

describe('an event as it is written', () => {
  it('is accepted as it is', () => {
    expect(eventWrite.parse(launch)).toEqual(launch);
    const uncounted = { ...launch, headcount: null, headcountMethod: null, feedbackQuotes: [] };
    expect(eventWrite.parse(uncounted)).toEqual(uncounted);
  });

  it('is held in the same ways as a session', () => {
    expect(eventWrite.shape.mode.options).toEqual([...DELIVERY_MODES]);
  });

  it('with a field that is not known is refused, by its name', () => {
    expect(eventWrite.safeParse({ ...launch, speaker: 'x' }).error?.issues).toMatchObject([{ keys: ['speaker'] }]);
  });

  it.each([
    ['a headcount from nowhere', { headcountMethod: null }, 'headcountMethod'],
    ['a way of counting nothing', { headcount: null }, 'headcountMethod'],
    ['half a person', { headcount: 0.5 }, 'headcount'],
    ['an event of no length', { endTime: '10:00' }, 'endTime'],
    ['an empty quote', { feedbackQuotes: ['  '] }, 'feedbackQuotes.0'],
    ['a quote with U+0000', { feedbackQuotes: ['a\u0000'] }, 'feedbackQuotes.0'],
    ['a party', { kind: 'party' }, 'kind'],
  ])('refused: %s', (_, wrong, path) => {
    expect(eventWrite.safeParse({ ...launch, ...wrong }).error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      path,
    ]);
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
