import { acceptInvitationWrite, accountWrite, email, password, signInWrite } from './access-contract';

const ID = '0197a0b0-0000-7000-8000-000000000001';
const manager = { role: 'programmeManager', scope: 'programme', scopeId: ID };
const example = { name: 'Demo Manager', email: 'manager@example.org', isSuspended: false, memberships: [manager] };
const issuesOf = (membership: object) =>
  accountWrite.safeParse({ ...example, memberships: [membership] }).error?.issues.map((issue) => issue.path.join('.'));

describe('an account as it is written', () => {
  it('is accepted', () => {
    expect(accountWrite.parse(example)).toEqual(example);
  });

  it('refuses a field that it does not know, by its name', () => {
    expect(accountWrite.safeParse({ ...example, isOwner: true }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['isOwner'] },
    ]);
  });

  it.each([
    [
      'an administrator of one programme',
      { role: 'administrator', scope: 'programme', scopeId: ID },
      'memberships.0.scope',
    ],
    ['a funder of the organisation', { role: 'funder', scope: 'organisation', scopeId: null }, 'memberships.0.scope'],
    ['a manager of a strand', { ...manager, scope: 'strand' }, 'memberships.0.scope'],
    ['a trainer of no programme', { role: 'trainer', scope: 'programme', scopeId: null }, 'memberships.0.scopeId'],
    [
      'an administrator of something',
      { role: 'administrator', scope: 'organisation', scopeId: ID },
      'memberships.0.scopeId',
    ],
    ['a curator of a grant', { ...manager, role: 'curator', scope: 'grant' }, 'memberships.0.scope'],
    [
      'a safeguarding lead of a strand',
      { ...manager, role: 'safeguardingLead', scope: 'strand' },
      'memberships.0.scope',
    ],
    ['a partner', { ...manager, role: 'partner' }, 'memberships.0.role'],
  ])('has no place for %s', (_, membership, path) => {
    expect(issuesOf(membership)).toEqual([path]);
  });

  it('names each membership once', () => {
    expect(accountWrite.safeParse({ ...example, memberships: [manager, { ...manager }] }).success).toBe(false);
  });
});

describe('an e-mail address', () => {
  it('has one spelling', () => {
    expect(email.parse(' Demo.Trainer@Example.org ')).toBe('demo.trainer@example.org');
  });
  it.each(['', 'nobody', 'a@b', 'a b@example.org', 'a@example.org\u0000', `${'a'.repeat(250)}@example.org`])(
    '%j is none',
    (text) => {
      expect(email.safeParse(text).success).toBe(false);
    },
  );
});

describe('a password', () => {
  it('is what was typed, 12 to 256 characters', () => {
    expect(password.parse('  spaces both ends  ')).toBe('  spaces both ends  ');
    expect(password.safeParse('x'.repeat(11)).success).toBe(false);
    expect(password.safeParse('x'.repeat(12)).success).toBe(true);
    expect(password.safeParse('x'.repeat(256)).success).toBe(true);
    expect(password.safeParse('x'.repeat(257)).success).toBe(false);
  });

  it('that is too short today is still tried at signing in', () => {
    expect(signInWrite.parse({ email: 'A@example.org', password: 'short' })).toEqual({
      email: 'a@example.org',
      password: 'short',
    });
    expect(acceptInvitationWrite.safeParse({ token: 't'.repeat(43), password: 'short' }).success).toBe(false);
  });
});

it.each(['a\u0000@example.org', 'a\ud800@example.org', '   '])(
  'signing in as %j is refused before any look-up',
  (text) => {
    expect(signInWrite.safeParse({ email: text, password: 'x' }).success).toBe(false);
  },
);
