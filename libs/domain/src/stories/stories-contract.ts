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
import { consent } from './consent-contract';
import { storyAsset, storyContributor } from './story-parts-contract';
import {
  AGE_GROUPS,
  CONSENT_SCOPES,
  CONSENT_STATES,
  GATHERER_KINDS,
  STORY_MEDIA,
  STORY_STATES,
  STORY_TECHNIQUES,
  TEXT_AGREEMENT_WAYS,
} from './vocabulary';

/** Characters of a summary, and of a transcript: an hour of speech is some 60,000. */
export const SUMMARY_LENGTH = 4000;
export const TRANSCRIPT_LENGTH = 200_000;

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
    storytellerAge: z.enum(AGE_GROUPS),
    isPractice: z.boolean(),
    /** The first words about it. A correction of them is a new version of the text. */
    summary: prose(SUMMARY_LENGTH),
    /** What somebody should know before they listen: "speaks of violence". */
    contentWarning: prose(500).default(''),
    durationSeconds: z.int().min(1).max(86_400).nullable().default(null),
    /** The group of people whose stories are sought, where the programme has such groups. */
    communityId: id.nullable().default(null),
  })
  .meta({ id: 'StoryWrite' });
export type StoryWrite = z.infer<typeof storyWrite>;

/** `PUT /stories/:id/texts/:version`: the text anew. `version` is the one after the version that was edited; else 412 with how it stands. */
export const storyTextWrite = z
  .strictObject({ title: prose(160), summary: prose(SUMMARY_LENGTH), transcript: prose(TRANSCRIPT_LENGTH) })
  .meta({ id: 'StoryTextWrite' });
export type StoryTextWrite = z.infer<typeof storyTextWrite>;

/** `GET /stories/:id/texts`: every version, latest first. */
export const storyTextList = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        title: z.string(),
        summary: z.string(),
        transcript: z.string(),
        writtenAt: instant,
        writtenBy: z.string().nullable(),
        isAgreed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'StoryTextList' });
export type StoryTextList = z.infer<typeof storyTextList>;

/** `PUT /stories/:id/agreements/:agreementId`: that the storyteller agreed to a version of the text, without a new consent. */
export const textAgreementWrite = z
  .strictObject({ textVersion: z.int().min(1), how: z.enum(TEXT_AGREEMENT_WAYS), agreedOn: localDate })
  .meta({ id: 'TextAgreementWrite' });
export type TextAgreementWrite = z.infer<typeof textAgreementWrite>;

/** `POST /stories/:id/under-18-approval`, by the safeguarding lead; `DELETE` takes it back. */
export const under18Approval = z
  .strictObject({ guardianWaived: z.boolean().default(false) })
  .meta({ id: 'Under18Approval' });
export type Under18Approval = z.infer<typeof under18Approval>;

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

/** A step that a story took. `reason`: what to change, or why it was not taken on. */
const storyStep = z.object({
  from: z.enum(STORY_STATES).nullable(),
  to: z.enum(STORY_STATES),
  reason: z.string().nullable(),
  at: instant,
  by: z.string().nullable(),
});

export const storyHead = {
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
  storytellerAge: z.enum(AGE_GROUPS),
  isPractice: z.boolean(),
  state: z.enum(STORY_STATES),
  consentState: z.enum(CONSENT_STATES),
  consentScopes: z.array(z.enum(CONSENT_SCOPES)),
  consentExpiresOn: localDate.nullable(),
  /** Somebody raised a concern about it: nothing of it is published until the safeguarding lead lets go. */
  isHeld: z.boolean(),
  title: z.string(),
  community: namedRef.nullable(),
};

export const story = z
  .object({
    ...storyHead,
    strandId: id,
    regionId: id,
    communityId: id.nullable(),
    conversationStarter: z.string(),
    gatheredBy: z.object({
      kind: z.enum(GATHERER_KINDS),
      personId: id.nullable(),
      organisationId: id.nullable(),
      name: z.string(),
    }),
    contentWarning: z.string(),
    durationSeconds: z.int().nullable(),
    /** Words that the programme's funder asks for beside everything that is published, such as a grant agreement number. */
    publicationDisclaimer: z.string().nullable(),
    summary: z.string(),
    transcript: z.string(),
    textVersion: z.int(),
    /** Whether the storyteller agreed to the text as it stands. */
    textIsAgreed: z.boolean(),
    publishedUrl: z.string().nullable(),
    submittedAt: instant.nullable(),
    publishedAt: instant.nullable(),
    lastReason: z.string().nullable(),
    /** Approved for publication by the safeguarding lead, for somebody under 18. */
    under18Approval: z.object({ at: instant, guardianWaived: z.boolean() }).nullable(),
    consents: z.array(consent),
    contributors: z.array(storyContributor),
    assets: z.array(storyAsset),
    steps: z.array(storyStep),
    /** States that the reader may move it to now, as far as the policy and the transitions go. */
    moves: z.array(z.enum(STORY_STATES)),
    /** Where publication would be the reader's next step: the code of the first thing that stands in its way. */
    publicationObstacle: z.string().nullable(),
    may: z.object({
      write: z.boolean(),
      writeText: z.boolean(),
      /** Whether they see what curators make of it. */
      readReview: z.boolean(),
      recordConsent: z.boolean(),
      withdraw: z.boolean(),
      approveUnder18: z.boolean(),
    }),
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
/** Stories are counted as far as this: a `total` of one more says that there are more. Nobody reads on so far, and counting all costs. */
export const STORY_COUNT_LIMIT = 1000;
export const storyList = pageOf(z.object(storyHead)).meta({ id: 'StoryList' });
export type StoryList = z.infer<typeof storyList>;

/** `GET /strands/:id/gatherers`: who may be named as the gatherer of a story of this strand. */
export const gathererList = z
  .object({ reporters: z.array(namedRef), organisations: z.array(namedRef) })
  .meta({ id: 'GathererList' });
export type GathererList = z.infer<typeof gathererList>;
