import { contactWrite, needsWrite, personWrite } from './people-contract';

describe('a person as they are written', () => {
  it('is a name to be called by, and nothing else', () => {
    expect(personWrite.parse({ preferredName: ' Demo Trainee 07 ' })).toEqual({ preferredName: 'Demo Trainee 07' });
    expect(personWrite.safeParse({ preferredName: 'River', legalName: 'x' }).error?.issues).toMatchObject([
      { keys: ['legalName'] },
    ]);
  });

  it.each([
    {},
    { preferredName: '' },
    { preferredName: '\u200b' },
    { preferredName: 'a\u0000' },
    { preferredName: 'x'.repeat(121) },
  ])('refuses %j', (person) => {
    expect(personWrite.safeParse(person).success).toBe(false);
  });
});

describe('how somebody is reached', () => {
  const nothing = { email: null, phone: null, preference: null, language: null };

  it.each([
    {},
    { email: 'demo.trainee@example.org' },
    { phone: '+48 58 555 01 23' },
    { phone: '(0161) 496-0000' },
    { preference: 'text', language: 'pa' },
  ])('may be %j', (change) => {
    expect(contactWrite.safeParse({ ...nothing, ...change }).success).toBe(true);
  });

  it.each([
    { email: 'not an address' },
    { email: '' },
    { phone: 'ask Demo' },
    { phone: '12' },
    { preference: 'pigeon' },
    { language: 'Polish' },
  ])('is not %j', (change) => {
    expect(contactWrite.safeParse({ ...nothing, ...change }).success).toBe(false);
  });
});

describe('what somebody needs', () => {
  it.each([
    { accessNeeds: ['stepFree', 'stepFree'], note: '', emergencyContact: null },
    { accessNeeds: ['wings'], note: '', emergencyContact: null },
    { accessNeeds: [], note: 'x'.repeat(301), emergencyContact: null },
    { accessNeeds: [], note: '', emergencyContact: { name: 'Demo Friend' } },
  ])('is not %j', (needs) => {
    expect(needsWrite.safeParse(needs).success).toBe(false);
  });
});
