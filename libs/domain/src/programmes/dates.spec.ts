import { checkInside, dateStatus } from './dates';

describe('where a programme stands', () => {
  const span = { startDate: '2022-10-05', endDate: '2023-07-31' };
  it.each([
    ['2022-10-04', 'upcoming'],
    ['2022-10-05', 'underWay'],
    ['2023-07-31', 'underWay'],
    ['2023-08-01', 'closed'],
  ])('on %s it is %s', (today, status) => {
    expect(dateStatus(span, today)).toBe(status);
  });
});

describe('a span inside another', () => {
  const outer = { startDate: '2022-01-01', endDate: '2022-12-31' };
  it.each([
    ['2022-01-01', '2022-12-31', true],
    ['2022-05-05', '2022-05-05', true],
    ['2021-12-31', '2022-05-05', false],
    ['2022-05-05', '2023-01-01', false],
    ['2021-01-01', '2023-01-01', false],
  ])('%s to %s: %s', (startDate, endDate, isInside) => {
    const inner = { startDate, endDate };
    expect(checkInside(inner, outer, 'strand.outsideProgramme')).toEqual(
      isInside
        ? { ok: true, value: inner }
        : {
            ok: false,
            refusal: { code: 'strand.outsideProgramme', params: { from: '2022-01-01', until: '2022-12-31' } },
          },
    );
  });
});
