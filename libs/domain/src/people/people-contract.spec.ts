import { personWrite } from './people-contract';

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
