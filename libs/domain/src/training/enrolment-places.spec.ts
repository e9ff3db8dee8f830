import { checkPlace, hasPlace, offerUntil } from './enrolment-places';
import { ENROLMENT_STATES } from './vocabulary';

describe('a place', () => {
  it.each([
    [{ taken: 3, offered: 0, ahead: 0 }, undefined, null],
    [{ taken: 4, offered: 0, ahead: 0 }, undefined, 'cohort.full'],
    [{ taken: 3, offered: 1, ahead: 0 }, undefined, 'cohort.full'],
    [{ taken: 5, offered: 0, ahead: 0 }, 'Their interpreter is booked', 'cohort.full'],
    [{ taken: 3, offered: 0, ahead: 2 }, undefined, 'cohort.othersWait'],
    [{ taken: 3, offered: 0, ahead: 2 }, 'Their interpreter is booked', null],
  ])('of four with %j, because %s: %s', (places, reason, code) => {
    const answer = checkPlace({ capacity: 4, ...places }, reason);

    expect(answer.ok ? null : answer.refusal.code).toBe(code);
  });

  it('is taken up by who is enrolled, in training or pausing, or has completed', () => {
    expect(ENROLMENT_STATES.filter(hasPlace)).toEqual(['enrolled', 'inTraining', 'paused', 'completed']);
  });
});

describe('an offer', () => {
  it.each([
    [undefined, '2026-06-22'],
    ['2026-06-15', '2026-06-15'],
    ['2026-08-14', '2026-08-14'],
    ['2026-06-14', null],
    ['2026-08-15', null],
  ])('that is to last until %s is held until %s', (wanted, until) => {
    const answer = offerUntil('2026-06-15', wanted);

    expect(answer.ok ? answer.value : null).toBe(until);
  });
});
