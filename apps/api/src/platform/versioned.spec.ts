import { decidePut, readIfMatch, type Put } from './versioned';

interface Write {
  readonly name: string;
  readonly tags?: readonly string[];
}
const stored = { version: 3, write: { name: 'one', tags: ['a'] } };
const current = (): unknown => ({ name: 'one', version: 3 });
const decide = (put: Partial<Put<Write>>) =>
  decidePut<Write>({ ifMatch: null, write: stored.write, stored, current, ...put });

describe('a PUT', () => {
  it.each([
    ['an edit of nothing', { stored: null, ifMatch: 1 }, 'request.notFound'],
    ['a create over something else', { write: { name: 'two' } }, 'request.alreadyExists'],
    ['an edit of an older version', { write: { name: 'two' }, ifMatch: 2 }, 'request.stale'],
  ])('is refused as %s', async (_, put, code) => {
    await expect(decide(put)).rejects.toMatchObject({ code });
  });

  it('that is stale says what differs, and how the record stands', async () => {
    await expect(decide({ write: { name: 'two', tags: ['a'] }, ifMatch: 2 })).rejects.toMatchObject({
      details: { changed: ['name'], current: { name: 'one', version: 3 } },
    });
  });

  it.each([
    ['a create', { stored: null }, { kind: 'create' }],
    ['a create sent again', {}, { kind: 'same' }],
    ['an edit sent again, when it has been done', { ifMatch: 2 }, { kind: 'same' }],
    ['an edit', { write: { name: 'two', tags: ['a'] }, ifMatch: 3 }, { kind: 'edit', changed: ['name'] }],
    ['an edit that leaves a field out', { write: { name: 'one' }, ifMatch: 3 }, { kind: 'edit', changed: ['tags'] }],
  ])('is %s', async (_, put, decision) => {
    expect(await decide(put)).toEqual(decision);
  });
});

describe('If-Match', () => {
  it('is a version in quotes, or not there', () => {
    expect(readIfMatch('"3"')).toBe(3);
    expect(readIfMatch(undefined)).toBeNull();
  });

  it.each(['3', '*', 'W/"3"', '"3", "4"', '"0"', '"-1"', ''])('is refused as %p', (header) => {
    expect(() => readIfMatch(header)).toThrow('request.invalid');
  });
});
