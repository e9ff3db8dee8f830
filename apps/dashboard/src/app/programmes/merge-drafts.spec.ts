import fc from 'fast-check';
import { changedFields, isSame, mergeDrafts } from './merge-drafts';

const draft = fc.record({ name: fc.string(), code: fc.string(), regions: fc.array(fc.nat(3), { maxLength: 3 }) });

describe('merging two drafts', () => {
  it('keeps what I changed, and takes from them what I did not touch', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const merged = mergeDrafts(base, mine, theirs);
        for (const key of ['name', 'code', 'regions'] as const)
          expect(merged[key]).toEqual(isSame(base[key], mine[key]) ? theirs[key] : mine[key]);
      }),
    );
  });

  it('is theirs when I changed nothing, and mine when they changed nothing', () => {
    fc.assert(
      fc.property(draft, draft, (base, other) => {
        expect(mergeDrafts(base, base, other)).toEqual(other);
        expect(mergeDrafts(base, other, base)).toEqual(other);
      }),
    );
  });

  it('names the fields that they changed', () => {
    const base = { name: 'A', code: 'C', regions: [1] };
    expect(changedFields(base, { name: 'B', code: 'C', regions: [1, 2] })).toEqual(['name', 'regions']);
  });
});
