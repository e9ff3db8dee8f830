import fc from 'fast-check';
import { CALENDAR_GRANTS } from '../calendar';
import { EVENTS_GRANTS } from '../events';
import { PEOPLE_GRANTS } from '../people';
import { PROGRAMMES_GRANTS } from '../programmes';
import { REPORTS_GRANTS } from '../reports';
import { RESULTS_GRANTS } from '../results';
import { ROLES, type Actor, type Membership, type Role, type Subject } from '../shared';
import { STORIES_GRANTS, STORY_MOVE_ACTIONS } from '../stories';
import { TRAINING_GRANTS } from '../training';
import { ACCESS_GRANTS } from './access-grants';
import { ACTIONS, can, mayAnywhere, scope, type Action } from './policy';
import { ROLE_SCOPES } from './vocabulary';

/**
 * How far each role reaches, written down by hand. `all` anywhere; `prog` in its programme; `own` in its strand, as trainer or
 * gatherer; `strand` anything in its strand; `open` in its strand when public, or gathered; `curate` in its strand while it may be
 * curated, `tell` or is public; `flag` in its programme when it calls for the safeguarding lead, or is public; `grant` its own grant;
 * `task` in its programme when it is for them to do; `self` the own account; `-` nothing.
 */
type Reaches = readonly [
  administrator: string,
  manager: string,
  trainer: string,
  curator: string,
  safeguardingLead: string,
  funder: string,
];
const REACH: Record<Action, Reaches> = {
  'account.self': ['self', 'self', 'self', 'self', 'self', 'self'],
  'account.manage': ['all', '-', '-', '-', '-', '-'],
  'demonstration.remove': ['all', '-', '-', '-', '-', '-'],
  'programme.read': ['all', 'prog', 'prog', 'prog', 'prog', '-'],
  'programme.write': ['all', 'prog', '-', '-', '-', '-'],
  'grant.read': ['all', 'prog', '-', '-', '-', 'grant'],
  'grant.write': ['all', 'prog', '-', '-', '-', '-'],
  'place.read': ['all', 'all', 'all', 'all', 'all', '-'],
  'place.write': ['all', 'all', '-', '-', '-', '-'],
  'organisation.read': ['all', 'all', 'all', '-', '-', '-'],
  'organisation.write': ['all', 'all', '-', '-', '-', '-'],
  'person.read': ['all', 'prog', 'own', '-', 'prog', '-'],
  'person.write': ['all', 'prog', 'own', '-', '-', '-'],
  'person.readNeeds': ['all', 'prog', '-', '-', 'prog', '-'],
  'person.writeNeeds': ['all', 'prog', '-', '-', '-', '-'],
  'person.readGroupNeeds': ['-', '-', 'own', '-', '-', '-'],
  'calendarFeed.manage': ['self', 'self', 'self', '-', '-', '-'],
  'course.read': ['all', 'all', 'all', '-', '-', '-'],
  'course.write': ['all', 'all', '-', '-', '-', '-'],
  'cohort.read': ['all', 'prog', 'own', '-', 'prog', '-'],
  'cohort.write': ['all', 'prog', '-', '-', '-', '-'],
  'enrolment.write': ['all', 'prog', 'own', '-', '-', '-'],
  'trainingSession.read': ['all', 'prog', 'own', '-', 'prog', '-'],
  'trainingSession.write': ['all', 'prog', 'own', '-', '-', '-'],
  'register.record': ['all', 'prog', 'own', '-', '-', '-'],
  'register.submit': ['all', 'prog', 'own', '-', '-', '-'],
  'register.reopen': ['all', 'prog', '-', '-', '-', '-'],
  'note.read': ['all', 'prog', 'own', '-', '-', '-'],
  'note.write': ['self', 'self', 'self', '-', '-', '-'],
  'guide.write': ['all', 'prog', 'own', '-', '-', '-'],
  'moduleCompletion.write': ['all', 'prog', 'own', '-', '-', '-'],
  'certificate.issue': ['all', 'prog', 'own', '-', '-', '-'],
  'certificate.revoke': ['all', 'prog', '-', '-', '-', '-'],
  'badge.recommend': ['all', 'prog', 'own', '-', '-', '-'],
  'badge.award': ['all', 'prog', '-', '-', '-', '-'],
  'badgeCriteria.read': ['all', 'all', 'all', '-', '-', '-'],
  'badgeCriteria.write': ['all', '-', '-', '-', '-', '-'],
  'event.read': ['all', 'prog', 'prog', 'prog', '-', '-'],
  'event.write': ['all', 'prog', 'strand', '-', '-', '-'],
  'event.welcome': ['all', 'prog', 'strand', '-', '-', '-'],
  'event.planNeeds': ['all', 'prog', '-', '-', '-', '-'],
  'event.finishFollowUp': ['all', 'prog', 'strand+task', '-', '-', '-'],
  'story.read': ['all', 'prog', 'open', 'tell', 'flag', '-'],
  'story.write': ['all', 'prog', 'own', '-', '-', '-'],
  'story.review': ['all', 'prog', '-', 'curate', '-', '-'],
  'story.publish': ['all', 'prog', '-', '-', '-', '-'],
  'story.withdraw': ['all', 'prog', 'open', '-', '-', '-'],
  'story.approveUnder18': ['-', '-', '-', '-', 'lead', '-'],
  'story.erase': ['all', '-', '-', '-', '-', '-'],
  'storyUse.read': ['all', 'prog', 'own', '-', '-', '-'],
  'disclosure.record': ['all', 'prog', 'own', '-', '-', '-'],
  'withdrawalTask.read': ['all', 'prog', 'task', '-', '-', '-'],
  'withdrawalTask.reassign': ['all', 'prog', '-', '-', '-', '-'],
  'output.read': ['all', 'prog', 'prog', '-', '-', '-'],
  'output.write': ['all', 'prog', '-', '-', '-', '-'],
  'concern.raise': ['all', 'prog', 'open', 'tell', 'flag', '-'],
  'concern.work': ['-', '-', '-', '-', 'prog', '-'],
  'concern.complete': ['self', 'self', 'self', 'self', 'self', 'self'],
  'collection.read': ['all', 'prog', 'prog', 'prog', 'prog', '-'],
  'collection.write': ['all', 'prog', '-', 'prog', '-', '-'],
  'theme.curate': ['all', 'all', '-', '-', '-', '-'],
  'consent.record': ['all', 'prog', 'own', '-', '-', '-'],
  'consent.readEvidence': ['all', 'prog', 'own', '-', 'lead', '-'],
  'informationSheet.read': ['all', 'all', 'all', 'all', 'all', '-'],
  'informationSheet.write': ['all', 'prog', '-', '-', '-', '-'],
  'progress.read': ['all', 'prog', 'prog', 'prog', 'prog', '-'],
  'figure.keep': ['all', 'prog', '-', '-', '-', '-'],
  'indicator.write': ['all', 'prog', '-', '-', '-', '-'],
  'indicator.enter': ['all', 'prog', 'prog', '-', '-', '-'],
  'coverage.write': ['all', 'prog', '-', '-', '-', '-'],
  'plan.write': ['all', 'prog', '-', '-', '-', '-'],
  'funderProgress.read': ['all', 'prog', '-', '-', '-', 'prog'],
};

const MEMBERSHIPS: Record<Role, Membership> = {
  administrator: { role: 'administrator', scope: 'organisation' },
  programmeManager: { role: 'programmeManager', scope: 'programme', programmeId: 'bridges' },
  trainer: { role: 'trainer', scope: 'strand', strandId: 'kbop', programmeId: 'bridges' },
  curator: { role: 'curator', scope: 'strand', strandId: 'kbop', programmeId: 'bridges' },
  safeguardingLead: { role: 'safeguardingLead', scope: 'programme', programmeId: 'bridges' },
  funder: { role: 'funder', scope: 'grant', grantId: 'lottery', programmeId: 'bridges' },
};
const actor = (...memberships: readonly Membership[]): Actor => ({ accountId: 'ada', memberships });

const mine = { trainerIds: ['ada', 'bo'], gathererIds: ['ada'] };
const theirs = { trainerIds: ['bo'], gathererIds: ['bo'] };
const here = { programmeId: 'bridges', strandId: 'kbop', grantId: 'lottery' };
const hidden = { publication: 'hidden' };

/** Things, and the reaches that include them. */
const THINGS: readonly (readonly [string, Subject, readonly string[]])[] = [
  ['their own, here', { ...here, ...mine, ...hidden }, ['all', 'prog', 'own', 'strand', 'open', 'grant']],
  ['somebody else’s, here', { ...here, ...theirs, ...hidden }, ['all', 'prog', 'strand', 'grant']],
  [
    'somebody else’s, here and public',
    { ...here, ...theirs, publication: 'public' },
    ['all', 'prog', 'strand', 'open', 'tell', 'flag', 'grant'],
  ],
  [
    'somebody else’s, here, that may be curated',
    { ...here, ...theirs, ...hidden, allows: ['publish_web', 'curate'] },
    ['all', 'prog', 'strand', 'tell', 'curate', 'grant'],
  ],
  [
    'somebody else’s, here, that may be used in research alone',
    { ...here, ...theirs, ...hidden, allows: ['research'] },
    ['all', 'prog', 'strand', 'grant'],
  ],
  [
    'of somebody under 18, here',
    { ...here, ...theirs, ...hidden, flags: ['under18'] },
    ['all', 'prog', 'strand', 'flag', 'lead', 'grant'],
  ],
  [
    'held, here',
    { ...here, ...theirs, ...hidden, flags: ['held'] },
    ['all', 'prog', 'strand', 'flag', 'lead', 'grant'],
  ],
  [
    'in the strand and grant beside it',
    { ...here, strandId: 'gmbop', grantId: 'council', ...mine, allows: ['curate'] },
    ['all', 'prog'],
  ],
  [
    'held, in the strand beside it',
    { ...here, strandId: 'gmbop', grantId: null, flags: ['held'] },
    ['all', 'prog', 'flag', 'lead'],
  ],
  ['of the programme, in no strand', { ...here, strandId: null, grantId: null, ...theirs }, ['all', 'prog']],
  [
    'in another programme, though named there',
    { programmeId: 'nacp', strandId: 'y2', grantId: 'other', ...mine, allows: ['curate'], flags: ['held'] },
    ['all'],
  ],
  ['public, in another programme', { programmeId: 'nacp', strandId: 'y2', ...theirs, publication: 'public' }, ['all']],
  ['of which nothing is known', {}, ['all']],
  [
    'for themselves to do, in the strand beside it',
    { programmeId: 'bridges', strandId: 'gmbop', accountId: 'ada' },
    ['all', 'prog', 'self', 'task'],
  ],
  ['the own account', { accountId: 'ada' }, ['all', 'self']],
  ['another account', { accountId: 'bo' }, ['all']],
];

describe('who may do what', () => {
  const cells = ACTIONS.flatMap((action) =>
    ROLES.map((role, column) => [role, action, REACH[action][column] ?? ''] as const),
  );

  it.each(cells)('%s, %s: %s', (role, action, reach) => {
    const somebody = actor(MEMBERSHIPS[role]);
    expect(THINGS.filter(([, thing]) => can(somebody, action, thing)).map(([name]) => name)).toEqual(
      THINGS.filter(([, , reaches]) => reach.split('+').some((each) => reaches.includes(each))).map(([name]) => name),
    );
    expect(mayAnywhere(somebody, action)).toBe(reach !== '-');
  });

  it('nobody without a membership may do anything but look after their own account and complete their own concern', () => {
    expect(ACTIONS.filter((action) => mayAnywhere(actor(), action))).toEqual(['account.self', 'concern.complete']);
  });

  it('a role that is not known may do nothing', () => {
    const partner = { role: 'partner', scope: 'organisation' } as unknown as Membership;
    expect(ACTIONS.filter((action) => mayAnywhere(actor(partner), action))).toEqual([
      'account.self',
      'concern.complete',
    ]);
  });

  it('a trainer outside the cohort is refused, also in the same strand', () => {
    const cohort = { programmeId: 'bridges', strandId: 'kbop', trainerIds: ['bo'] };
    for (const action of [
      'cohort.read',
      'person.read',
      'trainingSession.read',
      'register.record',
      'register.submit',
    ] as const)
      expect(can(actor(MEMBERSHIPS.trainer), action, cohort)).toBe(false);
  });

  it('a trainer whose membership ended is refused, though still named in the cohort', () => {
    const elsewhere: Membership = { role: 'trainer', scope: 'programme', programmeId: 'nacp' };
    const cohort = { programmeId: 'bridges', strandId: 'kbop', trainerIds: ['ada'] };
    expect(can(actor(elsewhere), 'register.record', cohort)).toBe(false);
    expect(can(actor(elsewhere, MEMBERSHIPS.trainer), 'register.record', cohort)).toBe(true);
  });

  it('a manager of the whole organisation reaches every programme', () => {
    const manager = actor({ role: 'programmeManager', scope: 'organisation' });
    expect(can(manager, 'cohort.write', { programmeId: 'nacp', strandId: 'y2' })).toBe(true);
    expect(can(manager, 'account.manage', {})).toBe(false);
  });
});

describe('for any actor and thing', () => {
  const programme = fc.constantFrom('bridges', 'nacp');
  const strand = fc.constantFrom('kbop', 'gmbop', 'y2');
  const account = fc.constantFrom('ada', 'bo');
  const membership: fc.Arbitrary<Membership> = fc.oneof(
    fc.record({ role: fc.constantFrom(...ROLES), scope: fc.constant('organisation' as const) }),
    fc.record({ role: fc.constantFrom(...ROLES), scope: fc.constant('programme' as const), programmeId: programme }),
    fc.record({
      role: fc.constantFrom(...ROLES),
      scope: fc.constant('strand' as const),
      strandId: strand,
      programmeId: programme,
    }),
    fc.record({
      role: fc.constantFrom(...ROLES),
      scope: fc.constant('grant' as const),
      grantId: fc.constantFrom('lottery', 'council'),
      programmeId: programme,
    }),
  );
  const memberships = fc.array(membership, { maxLength: 4 });
  const thing: fc.Arbitrary<Subject> = fc.record(
    {
      accountId: account,
      programmeId: programme,
      strandId: fc.option(strand),
      grantId: fc.constantFrom('lottery', 'council'),
      trainerIds: fc.subarray(['ada', 'bo']),
      gathererIds: fc.subarray(['ada', 'bo']),
      publication: fc.constantFrom('public', 'hidden'),
      allows: fc.subarray(['curate', 'research']),
      flags: fc.subarray(['under18', 'held']),
    },
    { requiredKeys: [] },
  );
  const action = fc.constantFrom(...ACTIONS);

  it('a further membership never takes anything away', () => {
    fc.assert(
      fc.property(memberships, membership, action, thing, (some, another, what, subject) => {
        fc.pre(can(actor(...some), what, subject));
        expect(can(actor(another, ...some), what, subject)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('memberships together allow what one of them allows, and nothing besides', () => {
    fc.assert(
      fc.property(memberships, action, thing, (some, what, subject) => {
        const alone = [actor(), ...some.map((each) => actor(each))].some((each) => can(each, what, subject));
        expect(can(actor(...some), what, subject)).toBe(alone);
      }),
      { numRuns: 500 },
    );
  });

  it('where there is nothing at all, nothing is allowed', () => {
    fc.assert(
      fc.property(memberships, action, thing, (some, what, subject) => {
        if (!mayAnywhere(actor(...some), what)) expect(can(actor(...some), what, subject)).toBe(false);
        if (scope(actor(...some), what).kind === 'always') expect(can(actor(...some), what, subject)).toBe(true);
      }),
    );
  });

  it('a funder sees aggregates, grants and the own account, of what is theirs, and nothing else', () => {
    const grants = fc.array(
      fc.record({
        role: fc.constant('funder' as const),
        scope: fc.constant('grant' as const),
        grantId: fc.constantFrom('lottery', 'council'),
        programmeId: programme,
      }),
    );
    fc.assert(
      fc.property(grants, action, thing, (some, what, subject) => {
        if (!can(actor(...some), what, subject)) return;
        expect(['grant.read', 'funderProgress.read', 'account.self', 'concern.complete']).toContain(what);
        if (what === 'grant.read') expect(some.map((each) => each.grantId)).toContain(subject.grantId);
        if (what === 'funderProgress.read') expect(some.map((each) => each.programmeId)).toContain(subject.programmeId);
        if (what === 'account.self' || what === 'concern.complete') expect(subject.accountId).toBe('ada');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what a curator and a safeguarding lead never do', () => {
  const CHANGES = {
    curator: ['story.review', 'collection.write', 'concern.raise', 'concern.complete'],
    safeguardingLead: ['story.approveUnder18', 'concern.raise', 'concern.work', 'concern.complete'],
  } as const;

  it.each(['curator', 'safeguardingLead'] as const)('is to change or publish anything else: %s', (role) => {
    const changes = ACTIONS.filter((action) => !/\.(read[A-Za-z]*|self)$/.test(action));
    expect(changes).toContain('story.publish');
    for (const membership of [
      { role, scope: 'organisation' },
      { role, scope: 'programme', programmeId: 'bridges' },
    ] as const)
      expect(changes.filter((action) => mayAnywhere(actor(membership), action)).sort()).toEqual(
        [...CHANGES[role]].sort(),
      );
  });

  it('is, for a curator, to learn who anybody is', () => {
    const curator = actor({ role: 'curator', scope: 'organisation' });
    for (const action of ['person.read', 'person.readNeeds', 'cohort.read', 'trainingSession.read'] as const)
      expect([action, mayAnywhere(curator, action)]).toEqual([action, false]);
  });
});

describe('the catalogue of actions', () => {
  const rooms = [
    ACCESS_GRANTS,
    PROGRAMMES_GRANTS,
    PEOPLE_GRANTS,
    TRAINING_GRANTS,
    EVENTS_GRANTS,
    CALENDAR_GRANTS,
    STORIES_GRANTS,
    RESULTS_GRANTS,
    REPORTS_GRANTS,
  ];

  it('names each action in one room only', () => {
    const named = rooms.flatMap((room) => Object.keys(room));
    expect([...named].sort()).toEqual([...new Set(named)].sort());
    expect([...named].sort()).toEqual([...ACTIONS].sort());
  });

  it('writes actions as thing.verb', () => {
    for (const action of ACTIONS) expect(action).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z0-9]*$/);
  });

  it('knows every step of a story', () => {
    const unknown = Object.values(STORY_MOVE_ACTIONS).filter(
      (action) => !(ACTIONS as readonly string[]).includes(action),
    );
    expect(unknown).toEqual([]);
  });

  it('gives every role something that it can be given for', () => {
    expect(ROLE_SCOPES).toEqual({
      administrator: ['organisation'],
      programmeManager: ['organisation', 'programme'],
      trainer: ['programme', 'strand'],
      curator: ['organisation', 'programme', 'strand'],
      safeguardingLead: ['organisation', 'programme'],
      funder: ['grant'],
    });
  });
});
