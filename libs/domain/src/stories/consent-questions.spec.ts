import { ASKED_SCOPES, QUESTION_LANGUAGES, questionsIn } from './consent-questions';
import { renewable, type ConsentDecisionRecord } from './consent';
import { sheetFor } from './information-sheet';
import { CONSENT_SCOPES, IDENTITY_DISPLAYS } from './vocabulary';

describe('what a storyteller is asked', () => {
  it('asks about every scope once', () => {
    expect([...ASKED_SCOPES].sort()).toEqual([...CONSENT_SCOPES].sort());
  });

  it.each(QUESTION_LANGUAGES)('asks and offers everything in %s, each in words of its own', (language) => {
    const questions = questionsIn(language);
    const asked = CONSENT_SCOPES.map((scope) => questions?.scopes[scope] ?? '');
    expect(asked.every((question) => question.endsWith('?'))).toBe(true);
    expect(new Set(asked).size).toBe(CONSENT_SCOPES.length);
    expect(new Set(IDENTITY_DISPLAYS.map((each) => questions?.identities[each])).size).toBe(IDENTITY_DISPLAYS.length);
    if (language !== 'en') expect(asked).not.toContain(questionsIn('en')?.scopes.record_hold);
  });

  it('knows a language by its first part, and says when there is no translation', () => {
    expect(questionsIn('pl-PL')?.yes).toBe('Tak');
    expect(questionsIn('ur')).toBeNull();
    expect(questionsIn('pa')).toBeNull();
  });
});

describe('the sheet that is shown', () => {
  const sheets = [
    { language: 'en', programmeId: null, version: '2' },
    { language: 'pl', programmeId: null, version: '2' },
    { language: 'en', programmeId: 'P1', version: '1' },
  ];

  it.each([
    ['pl', '2', true],
    ['en-GB', '1', true],
    ['ur', '1', false],
  ])('for %s', (language, version, isTheirLanguage) => {
    expect(sheetFor(sheets, language)).toMatchObject({ sheet: { version }, isTheirLanguage });
  });

  it('is none where there is none', () => {
    expect(sheetFor([], 'en')).toBeNull();
  });
});

describe('agreeing again', () => {
  const record = (changes: Partial<ConsentDecisionRecord>): ConsentDecisionRecord => ({
    decision: 'given',
    scopes: ['record_hold', 'curate', 'publish_web'],
    identityDisplay: 'firstName',
    givenOn: '2026-01-01',
    expiresOn: '2026-02-01',
    ...changes,
  });

  it.each<[string, ConsentDecisionRecord[]]>([
    ['nothing was said', []],
    ['they said no', [record({ decision: 'refused', scopes: [] })]],
    ['they took all of it back', [record({}), record({ decision: 'withdrawn', scopes: ['record_hold'] })]],
  ])('is not possible when %s', (_, records) => {
    expect(renewable(records)).toBeNull();
  });

  it('is to what stands and never to more, also after its end', () => {
    expect(renewable([record({})])?.scopes).toEqual(['record_hold', 'curate', 'publish_web']);
    const taken = record({ decision: 'withdrawn', scopes: ['publish_web'], givenOn: '2026-01-02' });
    expect(renewable([record({}), taken])?.scopes).toEqual(['record_hold', 'curate']);
    const narrower = record({ scopes: ['record_hold'], givenOn: '2026-01-03' });
    expect(renewable([narrower, record({}), taken])).toMatchObject({ last: narrower, scopes: ['record_hold'] });
  });
});
