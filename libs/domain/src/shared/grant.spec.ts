import fc from 'fast-check';
import {
  anywhere,
  asGatherer,
  asTrainer,
  both,
  either,
  inItsProgramme,
  matches,
  ofItsGrant,
  ofThemselves,
  SUBJECT_FIELDS,
  whileAllowed,
  whileFlagged,
  whilePublic,
  within,
  type Actor,
  type Membership,
  type Predicate,
  type Rule,
  type Subject,
} from './grant';

const everywhere: Membership = { role: 'programmeManager', scope: 'organisation' };
const inProgramme: Membership = { role: 'programmeManager', scope: 'programme', programmeId: 'bridges' };
const inStrand: Membership = { role: 'trainer', scope: 'strand', strandId: 'kbop', programmeId: 'bridges' };
const ofGrant: Membership = { role: 'funder', scope: 'grant', grantId: 'lottery', programmeId: 'bridges' };
const ada: Actor = { accountId: 'ada', memberships: [] };

const allows = (rule: Rule, membership: Membership, subject: Subject): boolean =>
  matches(rule(membership, ada), subject);

describe('how far a rule reaches', () => {
  it.each<[string, Rule, Membership, Subject, boolean]>([
    ['anywhere', anywhere, inStrand, {}, true],
    ['within the organisation', within, everywhere, {}, true],
    ['within a programme', within, inProgramme, { programmeId: 'bridges' }, true],
    ['within another programme', within, inProgramme, { programmeId: 'nacp' }, false],
    ['within a strand', within, inStrand, { programmeId: 'bridges', strandId: 'kbop' }, true],
    ['within the strand beside it', within, inStrand, { programmeId: 'bridges', strandId: 'gmbop' }, false],
    ['within a strand, of what has none', within, inStrand, { programmeId: 'bridges', strandId: null }, false],
    ['in the programme around a strand', inItsProgramme, inStrand, { programmeId: 'bridges', strandId: 'gmbop' }, true],
    ['in the programme around a grant', inItsProgramme, ofGrant, { programmeId: 'bridges' }, true],
    ['in another programme', inItsProgramme, inStrand, { programmeId: 'nacp' }, false],
    ['of its grant', ofItsGrant, ofGrant, { grantId: 'lottery', programmeId: 'bridges' }, true],
    [
      'of another grant of the same programme',
      ofItsGrant,
      ofGrant,
      { grantId: 'council', programmeId: 'bridges' },
      false,
    ],
    ['of a grant, without a grant membership', ofItsGrant, inProgramme, { grantId: 'lottery' }, false],
    ['as one of the trainers', asTrainer, inStrand, { trainerIds: ['bo', 'ada'] }, true],
    ['as none of the trainers', asTrainer, inStrand, { trainerIds: ['bo'] }, false],
    ['as gatherer', asGatherer, inStrand, { gathererIds: 'ada' }, true],
    ['of themselves', ofThemselves, inStrand, { accountId: 'ada' }, true],
    ['of somebody else', ofThemselves, inStrand, { accountId: 'bo' }, false],
    ['while public', whilePublic, inStrand, { publication: 'public' }, true],
    ['while allowed', whileAllowed('curate'), inStrand, { allows: ['publish_web', 'curate'] }, true],
    ['while something else is allowed', whileAllowed('curate'), inStrand, { allows: ['publish_web'] }, false],
    ['while nothing is allowed', whileAllowed('curate'), inStrand, { allows: [] }, false],
    ['while flagged, of somebody under 18', whileFlagged, inStrand, { flags: ['under18'] }, true],
    ['while flagged, held', whileFlagged, inStrand, { flags: ['held'] }, true],
    ['while not flagged', whileFlagged, inStrand, { flags: [] }, false],
    ['while not public', whilePublic, inStrand, { publication: 'hidden' }, false],
  ])('%s', (_, rule, membership, subject, expected) => {
    expect(allows(rule, membership, subject)).toBe(expected);
  });

  it('a fact that the subject lacks satisfies nothing', () => {
    for (const rule of [
      ...[within, inItsProgramme, asTrainer, asGatherer, ofThemselves],
      ...[whilePublic, whileAllowed('curate'), whileFlagged],
    ])
      expect([allows(rule, inStrand, {}), allows(rule, inStrand, { programmeId: null, trainerIds: [] })]).toEqual([
        false,
        false,
      ]);
  });
});

describe('predicates', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const field = fc.constantFrom(...SUBJECT_FIELDS);
  const subject: fc.Arbitrary<Subject> = fc.dictionary(field, fc.oneof(name, fc.array(name), fc.constant(null)));
  const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
    predicate: fc.oneof(
      { maxDepth: 3 },
      fc.constant<Predicate>({ kind: 'always' }),
      fc.constant<Predicate>({ kind: 'never' }),
      fc.record({ kind: fc.constant('anyOf' as const), field, values: fc.array(name) }),
      fc.record({ kind: fc.constant('and' as const), of: fc.array(tie('predicate'), { maxLength: 3 }) }),
      fc.record({ kind: fc.constant('or' as const), of: fc.array(tie('predicate'), { maxLength: 3 }) }),
    ),
  }));
  const asRule =
    (answer: Predicate): Rule =>
    () =>
      answer;

  it('`both` allows what each allows, `either` what any allows', () => {
    fc.assert(
      fc.property(predicate, predicate, subject, (one, other, thing) => {
        const [first, second] = [matches(one, thing), matches(other, thing)];
        expect(allows(both(asRule(one), asRule(other)), inStrand, thing)).toBe(first && second);
        expect(allows(either(asRule(one), asRule(other)), inStrand, thing)).toBe(first || second);
      }),
    );
  });

  it('no rule excludes: a further fact of a thing never takes anybody’s access away', () => {
    fc.assert(
      fc.property(predicate, subject, field, name, (rule, thing, fact, value) => {
        fc.pre(matches(rule, thing));
        const facts = thing[fact] ?? [];
        expect(matches(rule, { ...thing, [fact]: [...(typeof facts === 'string' ? [facts] : facts), value] })).toBe(
          true,
        );
      }),
    );
  });
});
