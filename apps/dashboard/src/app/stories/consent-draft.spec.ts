import { consentWrite } from '@throughline/domain/stories';
import { consentDraftFrom, consentWriteOf, emptyConsent, endOf } from './consent-draft';

const filled = {
  ...emptyConsent('2026-03-09', '2026-1'),
  identityDisplay: 'pseudonym',
  method: 'paper',
} as const;
const scopes = (...given: readonly (keyof typeof filled.scopes)[]) => ({
  ...filled.scopes,
  ...Object.fromEntries(given.map((scope) => [scope, true])),
});

describe('what a storyteller agreed to', () => {
  it('begins with nothing ticked', () => {
    expect(Object.values(emptyConsent('2026-03-09').scopes)).not.toContain(true);
  });

  it('begins a new decision from what holds now', () => {
    const draft = consentDraftFrom({ scopes: ['record_hold', 'curate'], identityDisplay: 'firstName' }, filled);
    expect(draft).toMatchObject({
      scopes: { record_hold: true, curate: true, publish_web: false },
      identityDisplay: 'firstName',
    });
  });

  it.each([
    ['inTwoYears', '2026-03-09', '2028-03-09'],
    ['inOneYear', '2026-03-09', '2027-03-09'],
    ['inOneYear', '2028-02-29', '2029-02-28'],
    ['onDay', '2026-03-09', '2026-12-31'],
    ['never', '2026-03-09', null],
  ] as const)('ends %s after %s on %s', (end, givenOn, expected) => {
    expect(endOf({ end, givenOn, expiresOn: '2026-12-31' })).toBe(expected);
  });

  it('is what the contract takes, given', () => {
    const write = consentWriteOf({ ...filled, scopes: scopes('record_hold', 'publish_web') });
    expect(consentWrite.parse(write)).toMatchObject({
      scopes: ['record_hold', 'publish_web'],
      expiresOn: '2028-03-09',
    });
  });

  it('is what the contract takes, refused: whatever had been ticked', () => {
    const write = consentWriteOf({ ...filled, decision: 'refused', scopes: scopes('record_hold') });
    expect(consentWrite.parse(write)).toMatchObject({ decision: 'refused', scopes: [], expiresOn: null });
  });
});
