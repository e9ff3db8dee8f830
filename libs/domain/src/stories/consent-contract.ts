import * as z from 'zod';
import { EACH_ONCE, eachOnce, id, instant, languageTag, line, localDate, prose } from '../shared';
import { consentEvidence } from './evidence-contract';
import { CONSENT_DECISIONS, CONSENT_METHODS, CONSENT_SCOPES, GUARDIAN_PARTS, IDENTITY_DISPLAYS } from './vocabulary';

/** A parent or guardian of somebody under 18, and what they did. */
const guardian = z
  .strictObject({ part: z.enum(GUARDIAN_PARTS), name: line(120), relationship: line(80) })
  .meta({ id: 'Guardian' });

/** `PUT /stories/:id/consents/:consentId`: a decision of the storyteller or of a contributor. Added once and never edited. */
export const consentWrite = z
  .strictObject({
    /** Whose decision it is; null: the storyteller's. */
    contributorId: id.nullable().default(null),
    /** The version of the text that they agreed to, where they were shown one. */
    textVersion: z.int().min(1).nullable().default(null),
    /** Who relies on the consent, by name: a kind of organisation is not enough (domain §4). */
    controllers: z.array(line(120)).max(10).refine(eachOnce, EACH_ONCE).readonly().default([]),
    /** What they said, in their own words and language. */
    words: prose(1000).default(''),
    witnessedBy: line(120).nullable().default(null),
    guardian: guardian.nullable().default(null),
    decision: z.enum(['given', 'refused']),
    scopes: z.array(z.enum(CONSENT_SCOPES)).refine(eachOnce, EACH_ONCE).readonly(),
    identityDisplay: z.enum(IDENTITY_DISPLAYS),
    method: z.enum(CONSENT_METHODS),
    informationSheetVersion: line(40),
    language: languageTag,
    givenOn: localDate,
    expiresOn: localDate.nullable(),
  })
  .refine((consent) => consent.decision === 'refused' || consent.scopes.includes('record_hold'), {
    path: ['scopes'],
    message: 'must include record_hold: nothing can be used that may not be kept',
  })
  .refine((consent) => consent.decision === 'given' || consent.scopes.length === 0, {
    path: ['scopes'],
    message: 'must be empty when consent was refused',
  })
  .meta({ id: 'ConsentWrite' });
export type ConsentWrite = z.infer<typeof consentWrite>;

/**
 * `PUT /stories/:id/renewals/:renewalId`: they agree again to what they had agreed to, until a later day. What was taken back since stays
 * taken back: a renewal is never wider. A new record, as every decision is.
 */
export const renewalWrite = z
  .strictObject({
    contributorId: id.nullable().default(null),
    method: z.enum(CONSENT_METHODS),
    givenOn: localDate,
    expiresOn: localDate,
  })
  .meta({ id: 'RenewalWrite' });
export type RenewalWrite = z.infer<typeof renewalWrite>;

/**
 * `POST /stories/:id/withdrawal`: of everything, or of some scopes. No reason is asked. The id makes a repeat harmless. `all` is
 * never refused, whatever was agreed to before: it is recorded as a withdrawal of every scope, and the story is withdrawn.
 */
export const withdrawalWrite = z
  .strictObject({
    consentId: id,
    /** Who takes it back; null: the storyteller. */
    contributorId: id.nullable().default(null),
    scopes: z.union([z.literal('all'), z.array(z.enum(CONSENT_SCOPES)).min(1).refine(eachOnce, EACH_ONCE).readonly()]),
  })
  .meta({ id: 'WithdrawalWrite' });
export type WithdrawalWrite = z.infer<typeof withdrawalWrite>;

export const consent = z
  .object({
    id,
    contributorId: id.nullable(),
    textVersion: z.int().nullable(),
    controllers: z.array(z.string()),
    words: z.string(),
    witnessedBy: z.string().nullable(),
    guardian: guardian.nullable(),
    decision: z.enum(CONSENT_DECISIONS),
    scopes: z.array(z.enum(CONSENT_SCOPES)),
    identityDisplay: z.enum(IDENTITY_DISPLAYS),
    method: z.enum(CONSENT_METHODS).nullable(),
    informationSheetVersion: z.string().nullable(),
    language: z.string().nullable(),
    givenOn: localDate,
    expiresOn: localDate.nullable(),
    recordedAt: instant,
    /** Null: they took it back themselves, by their link. */
    recordedBy: z.string().nullable(),
    evidence: z.array(consentEvidence).default([]),
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof consent>;
