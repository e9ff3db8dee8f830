import { accountOf } from '../../testing/cast';
import { AppDriver } from '../../testing/app-driver';

const ids = { trainer: '0190a000-0000-7000-8000-000000000003', programme: '0190a000-0000-7000-8000-000000000010' };
const strandId = '0190a000-0000-7000-8000-000000000011';
const TRAINER = {
  id: ids.trainer,
  version: 3,
  name: 'Demo Trainer 07',
  email: 'trainer07@example.org',
  status: 'invited',
  memberships: [{ role: 'trainer', scope: 'strand', scopeId: strandId, scopeName: 'Learning' }],
  lastSignInAt: null,
};
const PROGRAMMES = {
  items: [
    {
      id: ids.programme,
      code: 'NACP',
      name: 'Not Another Co-Production Project',
      status: 'underWay',
      strands: [{ id: strandId, code: 'LEARN', name: 'Learning', regions: [] }],
    },
  ],
};
const GRANTS = { items: [{ id: '0190a000-0000-7000-8000-000000000012', name: 'Grant 01' }] };

const signedInAt = async (address: string, account = accountOf('administrator')) => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/account', account);
  return app;
};
const editing = async () => {
  const app = await signedInAt(`/people-with-access/${ids.trainer}`);
  await app.answer('GET', '/programmes', PROGRAMMES);
  await app.answer('GET', '/grants', GRANTS);
  await app.answer('GET', `/accounts/${ids.trainer}`, TRAINER);
  return app;
};

describe('people with access', () => {
  it('is not open to those who may not manage accounts', async () => {
    const app = await signedInAt('/people-with-access', accountOf('programmeManager'));
    await app.find('heading', 'Not open to you');
    expect(app.waiting('GET', '/accounts')).toBe(0);
  });

  it('lists them with what they may do', async () => {
    const app = await signedInAt('/people-with-access');
    await app.answer('GET', '/accounts', { items: [TRAINER] });
    const row = await app.find('row', 'Demo Trainer 07');
    for (const words of ['Trainer', 'Learning', 'Invited', 'Never']) expect(row.textContent).toContain(words);
  });
});

describe('giving somebody access', () => {
  it('offers for each role only what it can be given for', async () => {
    const app = await signedInAt('/people-with-access/new');
    await app.answer('GET', '/programmes', PROGRAMMES);
    await app.answer('GET', '/grants', GRANTS);
    const parts = async () =>
      [...((await app.find('combobox', 'For')) as HTMLSelectElement).options].map(({ text }) => text.trim());
    await app.choose('Role', 'Trainer');
    expect(await parts()).toEqual(['Choose a part of the work', 'Not Another Co-Production Project', 'Learning']);
    await app.choose('Role', 'Curator');
    expect(await parts()).toEqual([
      ...['Choose a part of the work', 'The whole organisation', 'Not Another Co-Production Project', 'Learning'],
    ]);
    await app.choose('Role', 'Safeguarding lead');
    expect(await parts()).toEqual([
      ...['Choose a part of the work', 'The whole organisation', 'Not Another Co-Production Project'],
    ]);
    await app.choose('Role', 'Funder');
    expect(await parts()).toEqual(['Choose a part of the work', 'Grant 01']);
    await app.choose('Role', 'Administrator');
    expect(((await app.find('combobox', 'For')) as HTMLSelectElement).value).toBe('organisation');
  });

  it('says when a role has no part, then makes the account and goes on to the link', async () => {
    const app = await signedInAt('/people-with-access/new');
    await app.answer('GET', '/programmes', PROGRAMMES);
    await app.answer('GET', '/grants', GRANTS);
    await app.fill('Name', 'Demo Trainer 07');
    await app.fill('E-mail address', 'trainer07@example.org');
    await app.choose('Role', 'Trainer');
    await app.press('button', 'Make the account');
    await app.find('alert', 'Choose a role and a part of the work.');
    await app.choose('For', 'Learning');
    await app.press('button', 'Make the account');
    const { request } = await app.answer('PUT', /^\/accounts\/[\w-]{36}$/, TRAINER);
    expect(request.headers.has('If-Match')).toBe(false);
    expect(request.body).toEqual({
      name: 'Demo Trainer 07',
      email: 'trainer07@example.org',
      isSuspended: false,
      memberships: [{ role: 'trainer', scope: 'strand', scopeId: strandId }],
    });
    expect(app.address).toMatch(/^\/people-with-access\/[\w-]{36}$/);
  });
});

describe('editing what somebody may do', () => {
  it('sends the version that was read, and suspends', async () => {
    const app = await editing();
    await app.press('checkbox', 'Suspended');
    await app.press('button', 'Save');
    const { request } = await app.answer('PUT', `/accounts/${ids.trainer}`, {
      ...TRAINER,
      version: 4,
      status: 'suspended',
    });
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.body).toMatchObject({ isSuspended: true });
    expect(app.seen('button', 'Make a one-time link')).toBeUndefined();
  });

  it('puts what the server refuses beside its field', async () => {
    const app = await editing();
    await app.fill('E-mail address', 'manager@example.org');
    await app.press('button', 'Save');
    await app.refuse('PUT', `/accounts/${ids.trainer}`, {
      status: 409,
      code: 'account.emailTaken',
      errors: [{ path: 'email', message: 'Another account has this e-mail address' }],
    });
    expect((await app.find('textbox', 'E-mail address')).getAttribute('aria-invalid')).toBe('true');
    expect(app.names('button')).toContain('E-mail address: Another account has this e-mail address');
  });

  it('says when somebody else saved meanwhile, and shows what is stored', async () => {
    const app = await editing();
    await app.fill('Name', 'Demo Trainer 08');
    await app.press('button', 'Save');
    await app.refuse('PUT', `/accounts/${ids.trainer}`, { status: 412, code: 'request.stale' });
    await app.find('alert', 'Somebody else changed this');
    await app.press('button', 'Show what is stored now');
    await app.answer('GET', `/accounts/${ids.trainer}`, { ...TRAINER, version: 4, name: 'Demo Trainer 09' });
    expect(((await app.find('textbox', 'Name')) as HTMLInputElement).value).toBe('Demo Trainer 09');
  });

  it('makes a link and shows it this once', async () => {
    const app = await editing();
    await app.press('button', 'Make a one-time link');
    await app.answer('POST', `/accounts/${ids.trainer}/invitation`, {
      path: '/invitation#secret',
      expiresAt: '2026-12-01T10:00:00Z',
    });
    const link = (await app.find('textbox', 'One-time link')) as HTMLInputElement;
    expect(link.value).toBe(`${window.location.origin}/invitation#secret`);
  });
});
