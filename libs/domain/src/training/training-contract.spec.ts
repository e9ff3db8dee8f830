import { enrolmentMove, enrolmentWrite } from './enrolment-contract';
import { marksWrite, walkInWrite } from './register-contract';
import { cancelWrite, cohortWrite, courseWrite, trainingSessionQuery, trainingSessionWrite } from './training-contract';

const ID = '0197a0b0-0000-7000-8000-000000000001';
const OTHER = '0197a0b0-0000-7000-8000-000000000002';

const course = {
  name: 'Community Reporting for storytelling',
  model: 'storytelling',
  minimumAttendance: 0.75,
  modules: [{ id: ID, title: 'Responsible storytelling', isCore: true, code: null }],
};
const cohort = {
  courseId: ID,
  strandId: ID,
  regionId: ID,
  name: 'Birmingham, winter',
  startDate: '2022-11-01',
  endDate: '2023-02-28',
  capacity: 12,
  minimumViable: 3,
  trainerIds: [ID],
};
const enrolment = {
  cohortId: ID,
  personId: OTHER,
  preferredName: 'Demo Trainee 07',
  source: 'partner',
  enrolledOn: '2022-11-01',
  organisationId: null,
  joinsAs: 'enrolled',
};
const session = {
  cohortId: ID,
  title: 'Recording techniques',
  date: '2026-03-29',
  startTime: '18:00',
  endTime: '20:00',
  timeZone: 'Europe/London',
  mode: 'inPerson',
  venueId: ID,
  moduleIds: [ID],
  trainerIds: [ID],
  needsToBring: 'A phone',
  isDraft: false,
  exceptionNote: null,
};
const mark = { entryId: ID, mark: 'late', minutes: 90, baseVersion: 0, mutationId: OTHER };
const marks = { marks: [mark], source: 'offline' };

describe('what is written of training', () => {
  const all = [
    ['a course', courseWrite, course],
    ['a cohort', cohortWrite, cohort],
    ['an enrolment', enrolmentWrite, enrolment],
    ['a session', trainingSessionWrite, session],
    ['marks', marksWrite, marks],
    ['a walk-in', walkInWrite, { name: 'River', mark: 'present' }],
    ['a cancellation', cancelWrite, { reason: 'Train strike' }],
    ['a leaving', enrolmentMove, { to: 'withdrew', on: '2022-12-01' }],
  ] as const;

  it.each(all)('%s is accepted as it is', (_, schema, example) => {
    expect(schema.parse(example)).toEqual(example);
  });

  it.each(all)('%s with a field that is not known is refused, by its name', (_, schema, example) => {
    expect(schema.safeParse({ ...example, colour: 'red' }).error?.issues).toMatchObject([{ keys: ['colour'] }]);
  });

  it.each([
    ['attendance of more than all', courseWrite, { ...course, minimumAttendance: 1.01 }, 'minimumAttendance'],
    ['a course of no module', courseWrite, { ...course, modules: [] }, 'modules'],
    ['a module twice', courseWrite, { ...course, modules: [...course.modules, ...course.modules] }, 'modules'],
    ['a cohort that ends before it begins', cohortWrite, { ...cohort, endDate: '2022-10-31' }, 'endDate'],
    ['more people needed than there is room', cohortWrite, { ...cohort, minimumViable: 13 }, 'minimumViable'],
    ['a trainer twice', cohortWrite, { ...cohort, trainerIds: [ID, ID] }, 'trainerIds'],
    ['a trainer twice in other capitals', cohortWrite, { ...cohort, trainerIds: [ID, ID.toUpperCase()] }, 'trainerIds'],
    ['a session of no length', trainingSessionWrite, { ...session, endTime: '18:00' }, 'endTime'],
    ['a session at 25 o’clock', trainingSessionWrite, { ...session, startTime: '25:00' }, 'startTime'],
    ['a session an offset away', trainingSessionWrite, { ...session, timeZone: '+01:00' }, 'timeZone'],
    ['no mark at all', marksWrite, { marks: [] }, 'marks'],
    ['absent, which says too little', marksWrite, { marks: [{ ...mark, mark: 'absent' }] }, 'marks.0.mark'],
    ['more minutes than a day has', marksWrite, { marks: [{ ...mark, minutes: 1441 }] }, 'marks.0.minutes'],
    ['a mark that nobody saw before', marksWrite, { marks: [{ ...mark, baseVersion: -1 }] }, 'marks.0.baseVersion'],
    ['a walk-in without a name', walkInWrite, { name: ' ' }, 'name'],
    ['a walk-in who was not there', walkInWrite, { name: 'River', mark: 'noShow' }, 'mark'],
    ['a cancellation without a reason', cancelWrite, { reason: '' }, 'reason'],
  ] as const)('refused: %s', (_, schema, wrong, path) => {
    expect(schema.safeParse(wrong).error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('a field that is not known inside a mark is refused, by its name', () => {
    expect(marksWrite.safeParse({ marks: [{ ...mark, note: 'x' }] }).error?.issues).toMatchObject([
      { path: ['marks', 0], keys: ['note'] },
    ]);
  });

  it('a message has 1 to 500 marks', () => {
    const many = (count: number) => marksWrite.safeParse({ marks: Array.from({ length: count }, () => mark) }).success;
    expect([many(500), many(501)]).toEqual([true, false]);
  });

  it('a session may go on past midnight, and a walk-in is present unless said otherwise', () => {
    expect(trainingSessionWrite.safeParse({ ...session, startTime: '23:00', endTime: '01:00' }).success).toBe(true);
    expect(walkInWrite.parse({ name: ' River ' })).toEqual({ name: 'River', mark: 'present' });
  });
});

describe('asking for sessions', () => {
  it('reads what an address can say', () => {
    expect(trainingSessionQuery.parse({ mine: 'true', registerDue: 'false', from: '2026-03-01', limit: '10' })).toEqual(
      {
        mine: true,
        registerDue: false,
        from: '2026-03-01',
        order: 'earliestFirst',
        limit: 10,
      },
    );
  });
  it('refuses a filter that is not known, by its name', () => {
    expect(trainingSessionQuery.safeParse({ trainer: ID }).error?.issues).toMatchObject([{ keys: ['trainer'] }]);
  });
  it.each([{ mine: 'perhaps' }, { from: '2026-02-30' }, { programmeId: '1' }])('refuses %j', (query) => {
    expect(trainingSessionQuery.safeParse(query).success).toBe(false);
  });
});
