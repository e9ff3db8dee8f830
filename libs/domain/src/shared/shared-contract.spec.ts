import * as z from 'zod';
import { id } from './id';
import { EACH_ONCE, eachOnce, idParam, instant, pageOf, pageQuery } from './shared-contract';

const ID = '0197a0b0-0000-7000-8000-000000000001';

describe('an id', () => {
  it('has one spelling', () => {
    expect(id.parse(ID.toUpperCase())).toBe(ID);
  });
  it.each(['', '1', `${ID} `, `{${ID}}`, ID.replaceAll('-', ''), `${ID}\u0000`])('%j is none', (text) => {
    expect(id.safeParse(text).success).toBe(false);
  });
  it('stands alone in a path', () => {
    expect(idParam.safeParse({ id: ID, also: 'x' }).error?.issues).toMatchObject([{ keys: ['also'] }]);
  });
});

describe('an instant', () => {
  it.each(['2026-03-29T17:00:00Z', '2026-03-29T17:00:00.123Z'])('%s is one', (text) => {
    expect(instant.parse(text)).toBe(text);
  });
  it.each(['2026-03-29T17:00:00', '2026-03-29T17:00:00+01:00', '2026-02-30T17:00:00Z', '2026-03-29', ''])(
    '%j is not in UTC, or is no instant at all',
    (text) => {
      expect(instant.safeParse(text).success).toBe(false);
    },
  );
});

describe('a page', () => {
  const query = z.strictObject(pageQuery);

  it('has 50 items unless asked for 1 to 200', () => {
    expect(query.parse({})).toEqual({ limit: 50 });
    expect(query.parse({ limit: '1' }).limit).toBe(1);
    expect(query.parse({ limit: '200' }).limit).toBe(200);
  });
  it.each(['0', '201', '-1', '1.5', 'many', '', 'Infinity'])('is never of %j', (limit) => {
    expect(query.safeParse({ limit }).success).toBe(false);
  });
  it('says its whole number', () => {
    expect(pageOf(z.string()).safeParse({ items: [], next: null, total: -1 }).success).toBe(false);
    expect(pageOf(z.string()).safeParse({ items: [], next: null, total: 0 }).success).toBe(true);
  });
});

describe('a list that names each once', () => {
  it('says so', () => {
    const list = z.array(z.string()).refine(eachOnce, EACH_ONCE);
    expect(list.safeParse(['a', 'b']).success).toBe(true);
    expect(list.safeParse([]).success).toBe(true);
    expect(list.safeParse(['a', 'a']).error?.issues).toMatchObject([{ message: EACH_ONCE }]);
  });
});
