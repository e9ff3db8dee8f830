import sql from 'sql-template-tag';
import { CAST } from '../testing/cast';
import { testApi } from '../testing/test-api';
import { isoInstant, readCursor, writeCursor } from './page';

describe('a cursor', () => {
  it('comes back as it was', () => {
    const cursor = { value: '2026-06-15', id: CAST.tess };

    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(readCursor(undefined)).toBeNull();
  });

  it.each(['', 'x', Buffer.from('["a"]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])(
    'is refused when no page gave it: %p',
    (text) => {
      expect(() => readCursor(text)).toThrow('request.invalid');
    },
  );
});

describe('an instant in JSON that the database builds', () => {
  const api = testApi();

  it('is as the contract wants it', async () => {
    expect(
      await api.db.one(sql`
        select ${isoInstant(sql`'2026-06-15 12:00:00.5+02'::timestamptz`)} as one, ${isoInstant('null::timestamptz')} as none`),
    ).toEqual({ one: '2026-06-15T10:00:00.500Z', none: null });
  });
});
