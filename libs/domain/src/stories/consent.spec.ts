import fc from 'fast-check';
import { addDays } from '../shared';
import { currentConsent, type ConsentDecisionRecord } from './consent';
import { CONSENT_SCOPES, IDENTITY_DISPLAYS, type ConsentScope } from './vocabulary';

const TODAY = '2026-06-15';

const given = (scopes: readonly ConsentScope[], rest: Partial<ConsentDecisionRecord> = {}): ConsentDecisionRecord => ({
  decision: 'given',
  scopes,
  identityDisplay: 'firstName',
  givenOn: '2026-01-10',
  expiresOn: null,
  ...rest,
});
const refused = (givenOn = '2026-01-10'): ConsentDecisionRecord => ({ ...given([]), decision: 'refused', givenOn });
const withdrawn = (scopes: readonly ConsentScope[], givenOn = '2026-02-01'): ConsentDecisionRecord => ({
  ...given(scopes),
  decision: 'withdrawn',
  givenOn,
});
const WEB = ['record_hold', 'curate', 'publish_web'] as const;

describe('what a storyteller allows now', () => {
  it.each<[string, readonly ConsentDecisionRecord[], string, readonly ConsentScope[]]>([
    ['nothing, before anything was said', [], 'none', []],
    ['what was given', [given(WEB)], 'given', WEB],
    ['nothing, when refused', [refused()], 'refused', []],
    ['what was given after a refusal', [refused(), given(WEB, { givenOn: '2026-01-11' })], 'given', WEB],
    ['nothing, when refused after it was given', [given(WEB), refused('2026-02-01')], 'refused', []],
    [
      'the rest, when a part was withdrawn',
      [given(WEB), withdrawn(['publish_web'])],
      'restricted',
      ['record_hold', 'curate'],
    ],
    ['all the same, when what was never given is withdrawn', [given(WEB), withdrawn(['publish_print'])], 'given', WEB],
    ['nothing, when it may not be kept any more', [given(WEB), withdrawn(['record_hold'])], 'withdrawn', []],
    ['nothing, when all is withdrawn', [given(WEB), withdrawn(CONSENT_SCOPES)], 'withdrawn', []],
    ['nothing, when all is withdrawn that was never given', [withdrawn(CONSENT_SCOPES)], 'withdrawn', []],
    ['still a refusal, when a part of it is withdrawn', [refused(), withdrawn(['publish_web'])], 'refused', []],
    [
      'less, when less was given anew',
      [given(WEB), withdrawn(['record_hold']), given(['record_hold'], { givenOn: '2026-03-01' })],
      'given',
      ['record_hold'],
    ],
    ['more, when more was given anew', [given(['record_hold']), given(WEB, { givenOn: '2026-03-01' })], 'given', WEB],
    ['nothing that may not be kept', [given(['publish_web'])], 'refused', []],
  ])('%s', (_, records, state, scopes) => {
    expect(currentConsent(records, TODAY)).toMatchObject({ state, scopes });
  });

  it('goes by the day of the decision: an old form recorded late undoes no withdrawal', () => {
    const lateForm = given(WEB, { givenOn: '2026-01-10' });
    expect(currentConsent([withdrawn(['publish_web'], '2026-02-01'), lateForm], TODAY)).toMatchObject({
      state: 'restricted',
      scopes: ['record_hold', 'curate'],
    });
    expect(currentConsent([withdrawn(CONSENT_SCOPES, '2026-02-01'), lateForm], TODAY).state).toBe('withdrawn');
    expect(currentConsent([refused('2026-02-01'), lateForm], TODAY).state).toBe('refused');
  });

  it('goes by the order of recording within one day', () => {
    const [yes, no] = [given(WEB, { givenOn: '2026-02-01' }), withdrawn(['publish_web'], '2026-02-01')];
    expect(currentConsent([yes, no], TODAY).scopes).not.toContain('publish_web');
    expect(currentConsent([no, yes], TODAY).scopes).toContain('publish_web');
  });

  it('tells how the storyteller wants to be named as long as there is something to name them in', () => {
    expect(currentConsent([given(WEB, { identityDisplay: 'pseudonym' })], TODAY).identityDisplay).toBe('pseudonym');
    expect(currentConsent([given(WEB), withdrawn(['record_hold'])], TODAY).identityDisplay).toBeNull();
    expect(currentConsent([given(WEB), refused('2026-02-01')], TODAY)).toMatchObject({
      identityDisplay: null,
      expiresOn: null,
    });
  });
});

describe('consent with an end', () => {
  const until = (expiresOn: string) => given(WEB, { expiresOn });

  it.each([
    ['2026-06-14', 'expired', false],
    ['2026-06-15', 'expired', false], // the first day on which it no longer holds
    ['2026-06-16', 'expiring', true],
    ['2026-08-14', 'expiring', true], // 60 days ahead
    ['2026-08-15', 'given', true],
  ])('that ends on %s is %s on 15 June', (expiresOn, state, holds) => {
    const consent = currentConsent([until(expiresOn)], TODAY);
    expect(consent).toMatchObject({ state, expiresOn });
    expect(consent.scopes.includes('publish_web')).toBe(holds);
  });

  it('is told as expiring when it was restricted, too', () => {
    expect(currentConsent([until('2026-07-01'), withdrawn(['curate'])], TODAY)).toMatchObject({
      state: 'expiring',
      scopes: ['record_hold', 'publish_web'],
    });
  });

  it('can be withdrawn after its end, and given again', () => {
    expect(currentConsent([until('2026-03-01'), withdrawn(['record_hold'], '2026-04-01')], TODAY).state).toBe(
      'withdrawn',
    );
    expect(currentConsent([until('2026-03-01'), given(WEB, { givenOn: '2026-04-01' })], TODAY).state).toBe('given');
  });
});

describe('any history of decisions', () => {
  const days = fc.integer({ min: 0, max: 200 }).map((day) => addDays('2026-01-01', day));
  const scopes = fc.subarray([...CONSENT_SCOPES]);
  const record: fc.Arbitrary<ConsentDecisionRecord> = fc.record({
    decision: fc.constantFrom('given', 'refused', 'withdrawn'),
    scopes: fc.oneof(
      scopes,
      scopes.map((some) => [...new Set<ConsentScope>(['record_hold', ...some])]),
    ),
    identityDisplay: fc.constantFrom(...IDENTITY_DISPLAYS),
    givenOn: days,
    expiresOn: fc.option(days),
  });
  const records = fc.array(record, { maxLength: 6 });

  it('allows nothing that may not be kept, and nothing outside given, restricted and expiring', () => {
    fc.assert(
      fc.property(records, days, (history, today) => {
        const consent = currentConsent(history, today);
        if (consent.scopes.length > 0) expect(consent.scopes).toContain('record_hold');
        expect(consent.scopes.length > 0).toBe(['given', 'restricted', 'expiring'].includes(consent.state));
      }),
    );
  });

  it('never allows a withdrawn scope again, on any later day, until it is given on a later day or later that day', () => {
    const scope = fc.constantFrom(...CONSENT_SCOPES);
    fc.assert(
      fc.property(records, records, scope, days, days, (before, after, taken, on, today) => {
        const noNewGift = after.filter((each) => each.decision !== 'given' || each.givenOn < on);
        const history = [...before.filter((each) => each.givenOn <= on), withdrawn([taken], on), ...noNewGift];
        expect(currentConsent(history, today).scopes).not.toContain(taken);
      }),
    );
  });

  it('only ever allows less as days go by', () => {
    fc.assert(
      fc.property(records, days, days, (history, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const allowedEarlier = currentConsent(history, early).scopes;
        for (const scope of currentConsent(history, late).scopes) expect(allowedEarlier).toContain(scope);
      }),
    );
  });

  it('does not depend on when a decision was recorded, when each was made on a day of its own', () => {
    const ofDifferentDays = fc.uniqueArray(record, { maxLength: 6, selector: (each) => each.givenOn });
    fc.assert(
      fc.property(
        ofDifferentDays.chain((history) =>
          fc.tuple(
            fc.constant(history),
            fc.shuffledSubarray(history, { minLength: history.length, maxLength: history.length }),
          ),
        ),
        days,
        ([history, shuffled], today) => {
          expect(currentConsent(shuffled, today)).toEqual(currentConsent(history, today));
        },
      ),
    );
  });
});
