import fc from 'fast-check';
import { ACTIONS, can, scope, type Action } from '@throughline/domain/access';
import {
  matches,
  ROLES,
  SUBJECT_FIELDS,
  type Actor,
  type Membership,
  type Predicate,
  type Subject,
  type SubjectField,
} from '@throughline/domain/shared';
import sql, { join, type Sql } from 'sql-template-tag';
import { testApi } from '../testing/test-api';
import { compile, manyOf, type PolicyColumns } from './narrow';

// A handful of ids, so that facts and scopes meet often.
const id = fc.integer({ min: 1, max: 4 }).map((number) => `01900000-0000-7000-8000-00000000000${number}`);

const membership: fc.Arbitrary<Membership> = fc
  .tuple(fc.constantFrom(...ROLES), fc.constantFrom('organisation', 'programme', 'strand', 'grant'), id, id)
  .map(([role, where, programmeId, other]): Membership => {
    switch (where) {
      case 'organisation':
        return { role, scope: where };
      case 'programme':
        return { role, scope: where, programmeId };
      case 'strand':
        return { role, scope: where, programmeId, strandId: other };
      case 'grant':
        return { role, scope: where, programmeId, grantId: other };
    }
  });
const actor: fc.Arbitrary<Actor> = fc.record({ accountId: id, memberships: fc.array(membership, { maxLength: 4 }) });

const one = fc.option(id);
const many = fc.option(fc.array(id, { maxLength: 3 }));
const subject = fc.record({
  accountId: one,
  programmeId: one,
  strandId: one,
  grantId: fc.oneof(one, many),
  trainerIds: many,
  gathererIds: many,
  publication: fc.constantFrom('public', 'private', null),
  allows: fc.option(fc.subarray(['curate', 'publish_web'])),
  flags: fc.option(fc.subarray(['under18', 'held'])),
});

/** The facts that are words, with the words that rules ask for and one more. */
const WORDS = {
  publication: ['public', 'private'],
  allows: ['curate', 'publish_web'],
  flags: ['under18', 'held'],
} as const;
const isWord = (field: SubjectField): field is keyof typeof WORDS => field in WORDS;

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constantFrom<Predicate>({ kind: 'always' }, { kind: 'never' }),
  fc.record({
    kind: fc.constant('anyOf' as const),
    field: fc.constantFrom(...SUBJECT_FIELDS.filter((field) => !isWord(field))),
    values: fc.array(id, { maxLength: 3 }),
  }),
  ...SUBJECT_FIELDS.filter(isWord).map((field) =>
    fc.record({
      kind: fc.constant('anyOf' as const),
      field: fc.constant(field),
      values: fc.subarray([...WORDS[field]]),
    }),
  ),
);
const predicate = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('predicate'), { maxLength: 3 }),
    }),
  ),
})).predicate;

/** Every way in which a query may say a fact: a column, an array, and a condition of its own. */
const columnsOf = (facts: Subject): PolicyColumns => ({
  accountId: sql`${facts.accountId}::uuid`,
  programmeId: sql`${facts.programmeId}::uuid`,
  strandId: (values) => sql`exists (select where ${facts.strandId}::uuid = any (${values}))`,
  grantId: Array.isArray(facts.grantId) ? manyOf(sql`${facts.grantId}::uuid[]`) : sql`${facts.grantId}::uuid`,
  trainerIds: sql`${facts.trainerIds}::uuid[]`,
  gathererIds: sql`${facts.gathererIds}::uuid[]`,
  publication: sql`${facts.publication}::text`,
  allows: sql`${facts.allows}::text[]`,
  flags: manyOf(sql`${facts.flags}::text[]`),
});

describe('the two readings of the policy', () => {
  const api = testApi();

  /** What a `where` would make of each condition, in one round trip. */
  const asked = async (conditions: readonly Sql[]): Promise<readonly boolean[]> => {
    const row = await api.db.one<{ answers: boolean[] }>(
      sql`select array[${join(conditions.map((condition) => sql`coalesce(${condition}, false)`))}]::boolean[] as answers`,
    );
    return row?.answers ?? [];
  };

  it('agree on any predicate about any thing', async () => {
    await fc.assert(
      fc.asyncProperty(predicate, subject, async (rule, facts) => {
        expect(await asked([compile(rule, columnsOf(facts))])).toEqual([matches(rule, facts)]);
      }),
      { numRuns: 300 },
    );
  });

  it('agree on every action of every actor', async () => {
    await fc.assert(
      fc.asyncProperty(actor, subject, async (who, facts) => {
        const answers = await asked(ACTIONS.map((action) => compile(scope(who, action), columnsOf(facts))));
        expect(answers).toEqual(ACTIONS.map((action: Action) => can(who, action, facts)));
      }),
      { numRuns: 200 },
    );
  });

  it('are never widened by a column that a query forgot', () => {
    const rule: Predicate = { kind: 'anyOf', field: 'programmeId', values: [] };

    expect(() => compile(rule, {})).toThrow("no column for the policy's programmeId");
  });
});
