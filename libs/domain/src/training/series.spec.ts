import fc from 'fast-check';
import { addDays } from '../shared';
import { COMMON_TIME_ZONES, instantsOf } from '../shared/time';
import {
  effectOf,
  planAt,
  plansOf,
  setApart,
  type EditedSession,
  type EditEffect,
  type SeriesTemplate,
} from './series';
import type { SeriesChange, SeriesWrite } from './series-contract';
import { SESSION_STATES, type SessionState } from './vocabulary';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';

const template: SeriesTemplate = {
  ...{ title: 'Workshop', isNumbered: true, startTime: '18:00', endTime: '20:00', timeZone: 'Europe/London' },
  ...{ mode: 'inPerson', venueId: ID, trainerIds: [ID], needsToBring: '', exceptionNote: null },
};

const weekly = (changes: Partial<SeriesWrite> = {}): SeriesWrite => ({
  ...template,
  ...{ cohortId: ID, firstDate: '2026-03-15', modulesByPosition: [] },
  rule: {
    rhythm: { frequency: 'weekly', interval: 1, weekdays: ['sunday'] },
    ends: { kind: 'until', until: '2026-11-01' },
    exceptions: [],
  },
  ...changes,
});

const planned = (write: SeriesWrite) => {
  const result = plansOf(write);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

describe('a weekly series from 18:00 to 20:00', () => {
  it.each([
    ['Europe/London', '2026-03-22T18:00:00Z', '2026-03-29T17:00:00Z', '2026-10-18T17:00:00Z', '2026-10-25T18:00:00Z'],
    ['Europe/Warsaw', '2026-03-22T17:00:00Z', '2026-03-29T16:00:00Z', '2026-10-18T16:00:00Z', '2026-10-25T17:00:00Z'],
    ['Europe/Tallinn', '2026-03-22T16:00:00Z', '2026-03-29T15:00:00Z', '2026-10-18T15:00:00Z', '2026-10-25T16:00:00Z'],
    ['Europe/Rome', '2026-03-22T17:00:00Z', '2026-03-29T16:00:00Z', '2026-10-18T16:00:00Z', '2026-10-25T17:00:00Z'],
  ])('in %s is that on both sides of both clock changes', (timeZone, ...starts) => {
    const plans = planned(weekly({ timeZone }));
    const at = (date: string) => {
      const session = plans.find(({ plan }) => plan.date === date);
      return session && instantsOf(session.plan).startsAt;
    };

    expect(['2026-03-22', '2026-03-29', '2026-10-18', '2026-10-25'].map(at)).toEqual(starts);
    for (const { plan } of plans) {
      const { startsAt, endsAt } = instantsOf(plan);
      expect([plan.startTime, plan.endTime, Date.parse(endsAt) - Date.parse(startsAt)]).toEqual([
        ...['18:00', '20:00', 7_200_000],
      ]);
    }
  });

  it('in any zone begins at 18:00 on its clocks on every date', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMON_TIME_ZONES), fc.nat({ max: 300 }), (timeZone, offset) => {
        const firstDate = addDays('2026-01-01', offset);
        const rule: SeriesWrite['rule'] = {
          rhythm: { frequency: 'daily', interval: 1 },
          ends: { kind: 'count', count: 60 },
          exceptions: [],
        };
        for (const { plan } of planned(weekly({ timeZone, firstDate, rule }))) {
          const clock = new Intl.DateTimeFormat('en-GB', {
            timeZone,
            hour: '2-digit',
            minute: '2-digit',
            day: '2-digit',
          });
          const { startsAt } = instantsOf(plan);
          expect(clock.format(new Date(startsAt))).toBe(`${plan.date.slice(8)}, 18:00`);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('sorts by instant among those of other zones: the east begins first', () => {
    const starts = COMMON_TIME_ZONES.map((timeZone) => ({
      timeZone,
      at: instantsOf(planAt({ ...template, timeZone }, 1, '2026-03-29')).startsAt,
    })).toSorted((one, other) => one.at.localeCompare(other.at) || one.timeZone.localeCompare(other.timeZone));

    expect(starts.map(({ timeZone }) => timeZone)).toEqual([
      ...['Europe/Tallinn', 'Europe/Rome', 'Europe/Warsaw', 'Europe/London'],
    ]);
  });

  it('has numbered titles, and the modules of each position', () => {
    const plans = planned(weekly({ modulesByPosition: [[], [ID]] }));

    expect(plans.slice(0, 3).map(({ plan, moduleIds }) => [plan.title, moduleIds])).toEqual([
      ['Workshop 1', []],
      ['Workshop 2', [ID]],
      ['Workshop 3', []],
    ]);
  });
});

const NOW = '2026-06-01T12:00:00Z';
const session = (changes: Partial<EditedSession> = {}): EditedSession => ({
  position: 3,
  seriesDate: '2026-06-07',
  plan: planAt(template, 3, '2026-06-07'),
  state: 'scheduled',
  startsAt: '2026-06-07T17:00:00Z',
  endsAt: '2026-06-07T19:00:00Z',
  registerSubmittedAt: null,
  ...changes,
});
const withPlan = (changes: Partial<EditedSession['plan']>): EditedSession =>
  session({ plan: { ...planAt(template, 3, '2026-06-07'), ...changes } });
const edited = (change: SeriesChange, of: EditedSession, scope: 'this' | 'all' = 'all'): EditEffect =>
  effectOf({ scope, change }, template, of, NOW);

describe('an edit of a whole series', () => {
  it.each<[SessionState, string]>([
    ['registerSubmitted', 'registerSubmitted'],
    ['locked', 'registerSubmitted'],
    ['reopened', 'registerSubmitted'],
    ['cancelled', 'cancelled'],
  ])('never reaches a session that is %s, nor does one of it alone', (state, reason) => {
    const of = session({ state, registerSubmittedAt: state === 'cancelled' ? null : '2026-05-01T00:00:00Z' });

    expect(edited({ moveByDays: 1 }, of)).toEqual({ kind: 'leftAlone', reason });
    expect(edited({ moveByDays: 1 }, of, 'this')).toEqual({ kind: 'leftAlone', reason });
    expect(effectOf({ scope: 'all', cancel: { reason: 'Snow' } }, template, of, NOW)).toMatchObject({ reason });
  });

  it.each(SESSION_STATES.filter((state) => ['scheduled', 'inProgress', 'delivered'].includes(state)))(
    'does not reach what has begun (%s)',
    (state) => {
      const of = session({ state, startsAt: '2026-06-01T12:00:00Z', endsAt: '2026-06-01T14:00:00Z' });
      expect(edited({ title: 'Evening' }, of)).toEqual({ kind: 'leftAlone', reason: 'begun' });
    },
  );

  it('changes the title with its number, the times and the day', () => {
    expect(edited({ title: 'Evening', startTime: '19:00', moveByDays: -2 }, session())).toMatchObject({
      kind: 'changed',
      plan: { title: 'Evening 3', startTime: '19:00', endTime: '20:00', date: '2026-06-05', venueId: ID },
    });
  });

  it('leaves alone what a session has its own word on, and changes the rest', () => {
    const of = withPlan({ title: 'Visit to the museum', trainerIds: [OTHER] });

    expect(edited({ title: 'Evening', trainerIds: [], needsToBring: 'A pen' }, of)).toMatchObject({
      plan: { title: 'Visit to the museum', trainerIds: [OTHER], needsToBring: 'A pen' },
    });
    expect(edited({ title: 'Evening' }, of)).toEqual({ kind: 'leftAlone', reason: 'setApart' });
  });

  it('takes mode and venue as one, and the times and their zone', () => {
    expect(edited({ mode: 'online', venueId: null }, withPlan({ mode: 'hybrid' }))).toEqual({
      ...{ kind: 'leftAlone', reason: 'setApart' },
    });
    expect(edited({ timeZone: 'Europe/Warsaw' }, withPlan({ endTime: '21:00' }))).toMatchObject({ reason: 'setApart' });
  });

  it('reaches again what was changed back', () => {
    expect(setApart(withPlan({ title: 'Visit' }).plan, planAt(template, 3, '2026-06-07'))).toEqual(['title']);
    expect(edited({ title: 'Evening' }, withPlan({ title: 'Workshop 3' }))).toMatchObject({ kind: 'changed' });
  });

  it('does not take trainers in another order for others', () => {
    const two = { ...template, trainerIds: [ID, OTHER] };
    expect(
      setApart(planAt({ ...template, trainerIds: [OTHER, ID] }, 1, '2026-06-07'), planAt(two, 1, '2026-06-07')),
    ).toEqual([]);
  });

  it('does not move what is postponed, but changes what else there is', () => {
    const postponed = session({ state: 'postponed' });

    expect(edited({ moveByDays: 7 }, postponed)).toEqual({ kind: 'leftAlone', reason: 'postponed' });
    expect(edited({ moveByDays: 7, title: 'Evening' }, postponed)).toMatchObject({
      plan: { title: 'Evening 3', date: '2026-06-07' },
    });
  });

  it('that says what is said already changes nothing', () => {
    expect(edited({ title: 'Workshop' }, session())).toEqual({ kind: 'same' });
  });
});

describe('an edit of one session', () => {
  it('says its own words, whatever was set apart before', () => {
    expect(edited({ title: 'Evening', moveByDays: 1 }, withPlan({ title: 'Visit' }), 'this')).toMatchObject({
      plan: { title: 'Evening', date: '2026-06-08' },
    });
  });

  it('does not move it while it is postponed', () => {
    expect(edited({ moveByDays: 1 }, session({ state: 'postponed' }), 'this')).toMatchObject({ reason: 'postponed' });
  });
});
