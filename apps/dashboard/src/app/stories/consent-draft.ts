import { isLocalDate, type LocalDate } from '@throughline/domain/shared';
import {
  CONSENT_SCOPES,
  type ConsentMethod,
  type ConsentScope,
  type ConsentWrite,
  type CurrentConsent,
  type GuardianPart,
  type IdentityDisplay,
  type InformationSheet,
} from '@throughline/domain/stories';

/** When a consent ends. */
export const CONSENT_ENDS = ['inTwoYears', 'inOneYear', 'onDay', 'never'] as const;
export type ConsentEnd = (typeof CONSENT_ENDS)[number];

/** What the storyteller said, as it stands in the form; what is not chosen yet is ''. */
export interface ConsentDraft {
  decision: ConsentWrite['decision'];
  scopes: Record<ConsentScope, boolean>;
  identityDisplay: IdentityDisplay | '';
  method: ConsentMethod | '';
  informationSheetVersion: string;
  language: string;
  givenOn: string;
  end: ConsentEnd;
  /** Asked for when the end is `onDay`. */
  expiresOn: string;
  /** Whose decision it is; '' for the storyteller's. */
  contributorId: string;
  /** Who relies on it, one a line. */
  controllers: string;
  words: string;
  witnessedBy: string;
  guardianPart: GuardianPart | '';
  guardianName: string;
  guardianRelationship: string;
}

const scopesAs = (given: readonly ConsentScope[]): ConsentDraft['scopes'] =>
  Object.fromEntries(CONSENT_SCOPES.map((scope) => [scope, given.includes(scope)])) as ConsentDraft['scopes'];

/** Nothing is agreed to before somebody says so: no box is ticked for them. */
export const emptyConsent = (givenOn: string, informationSheetVersion = ''): ConsentDraft => ({
  decision: 'given',
  scopes: scopesAs([]),
  identityDisplay: '',
  method: '',
  informationSheetVersion,
  language: 'en',
  givenOn,
  end: 'inTwoYears',
  expiresOn: '',
  contributorId: '',
  controllers: '',
  words: '',
  witnessedBy: '',
  guardianPart: '',
  guardianName: '',
  guardianRelationship: '',
});

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What the sheet says for everybody who is shown it: its version, who relies on the consent, and for how long. */
export const withSheet = (draft: ConsentDraft, sheet: InformationSheet): ConsentDraft => ({
  ...draft,
  informationSheetVersion: sheet.version,
  controllers: sheet.controllers.join('\n'),
  ...(sheet.months === 12 && { end: 'inOneYear' as const }),
  ...(sheet.months === 24 && { end: 'inTwoYears' as const }),
});

/** A new decision begins from what holds now, so that nothing that was agreed to is forgotten by accident. */
export const consentDraftFrom = (
  current: Pick<CurrentConsent, 'scopes' | 'identityDisplay'>,
  blank: ConsentDraft,
): ConsentDraft => ({ ...blank, scopes: scopesAs(current.scopes), identityDisplay: current.identityDisplay ?? '' });

export const scopesOf = (scopes: ConsentDraft['scopes']): ConsentScope[] =>
  CONSENT_SCOPES.filter((scope) => scopes[scope]);

/** The same day some years on; 29 February becomes 28 February where the year has none. */
const yearsAfter = (date: LocalDate, years: number): LocalDate => {
  const [year, month, day] = date.split('-');
  const later = `${Number(year) + years}-${month}-${day}`;
  return isLocalDate(later) ? later : `${Number(year) + years}-02-28`;
};

/** The first day on which it no longer holds, or null when it has no end. */
export const endOf = ({
  end,
  givenOn,
  expiresOn,
}: Pick<ConsentDraft, 'end' | 'givenOn' | 'expiresOn'>): string | null => {
  switch (end) {
    case 'inTwoYears':
      return yearsAfter(givenOn, 2);
    case 'inOneYear':
      return yearsAfter(givenOn, 1);
    case 'onDay':
      return expiresOn;
    case 'never':
      return null;
  }
};

/** What is sent. Check it with `consentWrite` before: a draft is what somebody has typed. */
export const consentWriteOf = (draft: ConsentDraft): ConsentWrite => ({
  contributorId: draft.contributorId || null,
  textVersion: null,
  controllers: linesOf(draft.controllers),
  words: draft.words,
  witnessedBy: draft.witnessedBy.trim() || null,
  guardian:
    draft.guardianPart === ''
      ? null
      : { part: draft.guardianPart, name: draft.guardianName, relationship: draft.guardianRelationship },
  decision: draft.decision,
  ...(draft.decision === 'given'
    ? { scopes: scopesOf(draft.scopes), identityDisplay: draft.identityDisplay as IdentityDisplay }
    : { scopes: [], identityDisplay: 'anonymous' }),
  method: draft.method as ConsentMethod,
  informationSheetVersion: draft.informationSheetVersion,
  language: draft.language,
  givenOn: draft.givenOn,
  expiresOn: draft.decision === 'given' ? endOf(draft) : null,
});
