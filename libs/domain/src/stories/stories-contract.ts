import * as z from 'zod';
import {
  EACH_ONCE,
  eachOnce,
  id,
  instant,
  languageTag,
  line,
  localDate,
  namedRef,
  pageOf,
  pageQuery,
  prose,
  recordHead,
} from '../shared';
import {
  CONSENT_DECISIONS,
  CONSENT_METHODS,
  CONSENT_SCOPES,
  CONSENT_STATES,
  GATHERER_KINDS,
  IDENTITY_DISPLAYS,
  STORY_MEDIA,
  STORY_STATES,
  STORY_TECHNIQUES,
} from './vocabulary';

/** Who gathered a story: `personId` for a reporter, `organisationId` for a partner, neither for trainers and staff (the account). */
const gatherer = z
  .strictObject({ kind: z.enum(GATHERER_KINDS), personId: id.nullable(), organisationId: id.nullable() })
  .refine((by) => (by.kind === 'reporter') === (by.personId !== null), {
    path: ['personId'],
    message: 'is needed when a reporter gathered it, and only then',
  })
  .refine((by) => (by.kind === 'partnerOrganisation') === (by.organisationId !== null), {
    path: ['organisationId'],
    message: 'is needed when a partner organisation gathered it, and only then',
  });

/** `PUT /stories/:id`: logs a story, or corrects what was logged. No legal name anywhere: a pseudonym is enough. */
export const storyWrite = z
  .strictObject({
    strandId: id,
    regionId: id,
    technique: z.enum(STORY_TECHNIQUES),
    media: z.array(z.enum(STORY_MEDIA)).min(1).refine(eachOnce, EACH_ONCE).readonly(),
    language: languageTag,
    conversationStarter: prose(500),
    recordedOn: localDate,
    gatheredBy: gatherer,
    storytellerPseudonym: line(80),
    storytellerIsUnder18: z.boolean(),
    isPractice: z.boolean(),
    summary: prose(4000),
  })
  .meta({ id: 'StoryWrite' });
export type StoryWrite = z.infer<typeof storyWrite>;

/** `PUT /stories/:id/consents/:consentId`: a decision of the storyteller. Added once and never edited. */
export const consentWrite = z
  .strictObject({
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
 * `POST /stories/:id/withdrawal`: of everything, or of some scopes. No reason is asked. The id makes a repeat harmless. `all` is
 * never refused, whatever was agreed to before: it is recorded as a withdrawal of every scope, and the story is withdrawn.
 */
export const withdrawalWrite = z
  .strictObject({
    consentId: id,
    scopes: z.union([z.literal('all'), z.array(z.enum(CONSENT_SCOPES)).min(1).refine(eachOnce, EACH_ONCE).readonly()]),
  })
  .meta({ id: 'WithdrawalWrite' });
export type WithdrawalWrite = z.infer<typeof withdrawalWrite>;

/** `POST /stories/:id/moves` */
export const storyMove = z
  .strictObject({
    to: z.enum([
      'recorded',
      'submitted',
      'inReview',
      'changesRequested',
      'approved',
      'rejected',
      'archived',
      'published',
      'unpublished',
    ]),
    /** For `changesRequested` and `rejected`: what to change, or why. */
    reason: prose(1000).optional(),
    attestsConsent: z.boolean().default(false),
    storytellerSawFinal: z.boolean().default(false),
    assetIsAnonymised: z.boolean().default(false),
    publishedUrl: z
      .url({ protocol: /^https$/, normalize: true })
      .max(500)
      .optional(),
  })
  .refine((move) => !['changesRequested', 'rejected'].includes(move.to) || (move.reason ?? '') !== '', {
    path: ['reason'],
    message: 'must say what to change, or why',
  })
  .meta({ id: 'StoryMove' });
export type StoryMove = z.infer<typeof storyMove>;

export const consent = z
  .object({
    id,
    decision: z.enum(CONSENT_DECISIONS),
    scopes: z.array(z.enum(CONSENT_SCOPES)),
    identityDisplay: z.enum(IDENTITY_DISPLAYS),
    method: z.enum(CONSENT_METHODS).nullable(),
    informationSheetVersion: z.string().nullable(),
    language: z.string().nullable(),
    givenOn: localDate,
    expiresOn: localDate.nullable(),
    recordedAt: instant,
    recordedBy: z.string(),
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof consent>;

const storyHead = {
  ...recordHead,
  /** Short reference for talking about it, e.g. KBOP-012. Says nothing about the storyteller. */
  ref: z.string(),
  programme: namedRef.extend({ code: z.string() }),
  strand: namedRef.extend({ code: z.string() }),
  region: namedRef,
  technique: z.enum(STORY_TECHNIQUES),
  media: z.array(z.enum(STORY_MEDIA)),
  language: z.string(),
  recordedOn: localDate,
  storytellerPseudonym: z.string(),
  storytellerIsUnder18: z.boolean(),
  isPractice: z.boolean(),
  state: z.enum(STORY_STATES),
  consentState: z.enum(CONSENT_STATES),
  consentScopes: z.array(z.enum(CONSENT_SCOPES)),
  consentExpiresOn: localDate.nullable(),
};

export const story = z
  .object({
    ...storyHead,
    strandId: id,
    regionId: id,
    conversationStarter: z.string(),
    gatheredBy: z.object({
      kind: z.enum(GATHERER_KINDS),
      personId: id.nullable(),
      organisationId: id.nullable(),
      name: z.string(),
    }),
    summary: z.string(),
    publishedUrl: z.string().nullable(),
    submittedAt: instant.nullable(),
    publishedAt: instant.nullable(),
    lastReason: z.string().nullable(),
    consents: z.array(consent),
    /** States that the reader may move it to now, as far as the policy and the transitions go. */
    moves: z.array(z.enum(STORY_STATES)),
    may: z.object({ write: z.boolean(), recordConsent: z.boolean(), withdraw: z.boolean() }),
  })
  .meta({ id: 'Story' });
export type Story = z.infer<typeof story>;

/** `GET /stories` */
export const storyQuery = z.strictObject({
  programmeId: id.optional(),
  strandId: id.optional(),
  regionId: id.optional(),
  state: z.enum(STORY_STATES).optional(),
  sort: z.enum(['-recordedOn', 'recordedOn']).default('-recordedOn'),
  ...pageQuery,
});
export type StoryQuery = z.infer<typeof storyQuery>;
export const storyList = pageOf(z.object(storyHead)).meta({ id: 'StoryList' });
export type StoryList = z.infer<typeof storyList>;

/** `GET /strands/:id/gatherers`: who may be named as the gatherer of a story of this strand. */
export const gathererList = z
  .object({ reporters: z.array(namedRef), organisations: z.array(namedRef) })
  .meta({ id: 'GathererList' });
export type GathererList = z.infer<typeof gathererList>;
