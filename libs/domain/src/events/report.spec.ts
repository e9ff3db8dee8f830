import { checkHeadcount } from './report';

const counted = { headcount: 12, headcountMethod: 'register', noHeadcountReason: null } as const;
const nothing = { headcount: null, headcountMethod: null, noHeadcountReason: null };

it.each(['draft', 'announced', 'postponed', 'cancelled'] as const)('what is %s has no headcount yet', (state) => {
  expect(checkHeadcount(counted, { state, arrived: 0 })).toMatchObject({ refusal: { code: 'event.notHeld' } });
});

it('a count is not below those whom the door saw arrive; an estimate may be', () => {
  expect(checkHeadcount(counted, { state: 'held', arrived: 12 }).ok).toBe(true);
  expect(checkHeadcount(counted, { state: 'held', arrived: 13 })).toMatchObject({
    refusal: { code: 'event.headcountBelowDoor', params: { arrived: 13 } },
  });
  expect(checkHeadcount({ ...counted, headcountMethod: 'estimate' }, { state: 'held', arrived: 13 }).ok).toBe(true);
});

it('what was held may wait for its headcount; what was written up keeps it, or the reason', () => {
  expect(checkHeadcount(nothing, { state: 'held', arrived: 3 }).ok).toBe(true);
  expect(checkHeadcount(nothing, { state: 'writtenUp', arrived: 3 })).toMatchObject({
    refusal: { code: 'event.headcountNeeded' },
  });
  expect(checkHeadcount({ ...nothing, noHeadcountReason: 'x' }, { state: 'writtenUp', arrived: 3 }).ok).toBe(true);
});
