import fc from 'fast-check';
import type { CurrentConsent } from './consent';
import {
  GATHERED_STATES,
  moveStory,
  stateAfterConsentChange,
  stateAfterCorrection,
  storyMoveAction,
  type StoryInHand,
  type StoryMoveClaims,
} from './story-state';
import { CONSENT_SCOPES, CONSENT_STATES, IDENTITY_DISPLAYS, STORY_STATES, type StoryState } from './vocabulary';

const NEXT: Record<StoryState, readonly StoryState[]> = {
  planned: ['recorded', 'withdrawn'],
  recorded: ['submitted', 'withdrawn'],
  submitted: ['inReview', 'withdrawn'],
  inReview: ['changesRequested', 'approved', 'rejected', 'withdrawn'],
  changesRequested: ['inReview', 'withdrawn'],
  approved: ['published', 'archived', 'withdrawn'],
  published: ['unpublished', 'withdrawn'],
  unpublished: ['published', 'archived', 'withdrawn'],
  archived: ['withdrawn'],
  rejected: ['withdrawn'],
  withdrawn: ['erased'],
  erased: [],
};

const agreed: CurrentConsent = {
  state: 'given',
  scopes: ['record_hold', 'curate', 'publish_web'],
  identityDisplay: 'firstName',
  expiresOn: null,
};
const nothing: CurrentConsent = { state: 'none', scopes: [], identityDisplay: null, expiresOn: null };
const story = (state: StoryState, rest: Partial<StoryInHand> = {}): StoryInHand => ({
  state,
  isPractice: false,
  isUnder18: false,
  consent: agreed,
  gathererAccountIds: ['gatherer'],
  ...rest,
});
const claims: StoryMoveClaims = {
  accountId: 'manager',
  attestsConsent: true,
  storytellerSawFinal: true,
  assetIsAnonymised: true,
};

describe('the steps of a story with everything in order', () => {
  const pairs = STORY_STATES.flatMap((from) => STORY_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const));

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(moveStory(story(from), to, claims)).toEqual(
      isAllowed ? { ok: true, value: to } : { ok: false, refusal: { code: 'story.transition', params: { from, to } } },
    );
  });
});

describe('what a step asks for', () => {
  it.each<[string, StoryState, StoryState, Partial<StoryInHand>, Partial<StoryMoveClaims>, string]>([
    ['consent to be recorded', 'planned', 'recorded', { consent: nothing }, {}, 'story.holdConsentMissing'],
    ['that it may still be kept', 'recorded', 'submitted', { consent: nothing }, {}, 'story.holdConsentMissing'],
    [
      'everybody’s consent, attested',
      'recorded',
      'submitted',
      {},
      { attestsConsent: false },
      'story.attestationMissing',
    ],
    ['another pair of eyes', 'inReview', 'approved', {}, { accountId: 'gatherer' }, 'story.ownReview'],
    ['that the storyteller saw it', 'inReview', 'approved', {}, { storytellerSawFinal: false }, 'story.finalNotSeen'],
    ['more than practice', 'approved', 'published', { isPractice: true }, {}, 'story.practice'],
    ['a grown-up storyteller', 'approved', 'published', { isUnder18: true }, {}, 'story.under18'],
    [
      'consent for the web, not only for print',
      'approved',
      'published',
      { consent: { ...agreed, scopes: ['record_hold', 'publish_print', 'publish_social'] } },
      {},
      'story.publishConsentMissing',
    ],
    [
      'consent again, after it came down',
      'unpublished',
      'published',
      { consent: nothing },
      {},
      'story.publishConsentMissing',
    ],
    ...(['pseudonym', 'anonymous'] as const).map(
      (identityDisplay): [string, StoryState, StoryState, Partial<StoryInHand>, Partial<StoryMoveClaims>, string] => [
        `nobody to be recognised (${identityDisplay})`,
        'approved',
        'published',
        { consent: { ...agreed, identityDisplay } },
        { assetIsAnonymised: false },
        'story.anonymisedAssetMissing',
      ],
    ),
  ])('%s', (_, from, to, rest, said, code) => {
    expect(moveStory(story(from, rest), to, { ...claims, ...said })).toEqual({
      ok: false,
      refusal: { code, params: {} },
    });
  });

  it.each(['fullName', 'firstName', 'firstNameTown'] as const)(
    'no anonymised asset of who is named (%s)',
    (identityDisplay) => {
      const named = story('approved', { consent: { ...agreed, identityDisplay } });
      expect(moveStory(named, 'published', { ...claims, assetIsAnonymised: false }).ok).toBe(true);
    },
  );
});

const consents: fc.Arbitrary<CurrentConsent> = fc.record({
  state: fc.constantFrom(...CONSENT_STATES),
  scopes: fc.subarray([...CONSENT_SCOPES]),
  identityDisplay: fc.option(fc.constantFrom(...IDENTITY_DISPLAYS)),
  expiresOn: fc.constant(null),
});
const stories: fc.Arbitrary<StoryInHand> = fc.record({
  state: fc.constantFrom(...STORY_STATES),
  isPractice: fc.boolean(),
  isUnder18: fc.boolean(),
  consent: consents,
  gathererAccountIds: fc.subarray(['gatherer', 'manager']),
});
const sayings: fc.Arbitrary<StoryMoveClaims> = fc.record({
  accountId: fc.constantFrom('gatherer', 'manager'),
  attestsConsent: fc.boolean(),
  storytellerSawFinal: fc.boolean(),
  assetIsAnonymised: fc.boolean(),
});

describe('any story, whatever anybody claims', () => {
  it('is published only with consent for the web, grown up, not as practice, and hidden where that was wished', () => {
    fc.assert(
      fc.property(stories, sayings, (any, said) => {
        fc.pre(moveStory(any, 'published', said).ok);
        expect(any.consent.scopes).toContain('publish_web');
        expect(any).toMatchObject({ isPractice: false, isUnder18: false });
        if (!['fullName', 'firstName', 'firstNameTown'].includes(any.consent.identityDisplay ?? ''))
          expect(said.assetIsAnonymised).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is approved by somebody else', () => {
    fc.assert(
      fc.property(stories, sayings, (any, said) => {
        fc.pre(moveStory(any, 'approved', said).ok);
        expect(any.gathererAccountIds).not.toContain(said.accountId);
      }),
    );
  });

  it('can be withdrawn at any time, without conditions, and comes back from there never', () => {
    fc.assert(
      fc.property(stories, sayings, (any, said) => {
        const isGone = any.state === 'withdrawn' || any.state === 'erased';
        expect(moveStory(any, 'withdrawn', said).ok).toBe(!isGone);
        if (isGone)
          for (const to of STORY_STATES.filter((state) => state !== 'erased'))
            expect(moveStory(any, to, said).ok).toBe(false);
      }),
    );
  });
});

describe('when the storyteller decides anew', () => {
  const withdrawn: CurrentConsent = { ...nothing, state: 'withdrawn' };

  it.each(STORY_STATES)('everything withdrawn, a story %s is withdrawn', (state) => {
    expect(stateAfterConsentChange(state, agreed, withdrawn)).toBe(state === 'erased' ? 'erased' : 'withdrawn');
  });

  it.each<[string, CurrentConsent]>([
    ['without consent for the web', { ...agreed, state: 'restricted', scopes: ['record_hold', 'curate'] }],
    ['refused', { ...nothing, state: 'refused' }],
    ['expired', { ...agreed, state: 'expired', scopes: [] }],
    ['to be anonymous from now on', { ...agreed, identityDisplay: 'anonymous' }],
    ['by first name instead of full name', { ...agreed, identityDisplay: 'firstNameTown' }],
  ])('a published story comes down: %s', (_, after) => {
    expect(stateAfterConsentChange('published', agreed, after)).toBe('unpublished');
  });

  it('a published story stays up when something else changes', () => {
    expect(stateAfterConsentChange('published', agreed, { ...agreed, scopes: ['record_hold', 'publish_web'] })).toBe(
      'published',
    );
    const hidden: CurrentConsent = { ...agreed, identityDisplay: 'pseudonym' };
    expect(stateAfterConsentChange('published', hidden, { ...hidden, state: 'restricted' })).toBe('published');
  });

  it('no story goes up by itself, and none is left up without consent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STORY_STATES), consents, consents, (state, before, after) => {
        const next = stateAfterConsentChange(state, before, after);
        if (next === 'published') {
          expect(state).toBe('published');
          expect(after.scopes).toContain('publish_web');
        }
      }),
    );
  });
});

describe('when what was logged is corrected', () => {
  it.each(STORY_STATES)('a story %s that turns out to be practice, or a child’s, is not public', (state) => {
    const expected = state === 'published' ? 'unpublished' : state;
    expect(stateAfterCorrection(state, { isPractice: true, isUnder18: false })).toBe(expected);
    expect(stateAfterCorrection(state, { isPractice: false, isUnder18: true })).toBe(expected);
    expect(stateAfterCorrection(state, { isPractice: false, isUnder18: false })).toBe(state);
  });
});

it('net stories are those submitted and not withdrawn; a rejected one was gathered, too', () => {
  expect(STORY_STATES.filter((state) => !(GATHERED_STATES as readonly StoryState[]).includes(state))).toEqual([
    'planned',
    'recorded',
    'withdrawn',
    'erased',
  ]);
});

describe('who is asked for a move', () => {
  it.each<[StoryState, StoryState, string]>([
    ['recorded', 'submitted', 'story.write'],
    ['submitted', 'inReview', 'story.review'],
    ['changesRequested', 'inReview', 'story.write'],
    ['inReview', 'approved', 'story.review'],
    ['approved', 'published', 'story.publish'],
    ['unpublished', 'published', 'story.publish'],
    ['published', 'withdrawn', 'story.withdraw'],
  ])('from %s to %s: %s', (from, to, action) => {
    expect(storyMoveAction(from, to)).toBe(action);
  });
});
