import * as z from 'zod';
import { id, instant, line, localDate, namedRef, pageOf, pageQuery, prose, recordHead } from '../shared';
import {
  DISCLOSED_PARTS,
  DISCLOSURE_SCOPES,
  OUTPUT_AUDIENCES,
  OUTPUT_KINDS,
  WITHDRAWAL_TASK_KINDS,
} from './use-vocabulary';
import { CONSENT_SCOPES, CONTRIBUTOR_ROLES } from './vocabulary';

const url = z
  .url({ protocol: /^https$/, normalize: true })
  .max(500)
  .nullable();

/** `PUT /outputs/:id`: something made of stories. `publishedOn`: null while it is not out. */
export const outputWrite = z
  .strictObject({
    programmeId: id,
    kind: z.enum(OUTPUT_KINDS),
    title: line(160),
    audience: z.enum(OUTPUT_AUDIENCES),
    publishedOn: localDate.nullable(),
    url,
    isPrinted: z.boolean(),
  })
  .meta({ id: 'OutputWrite' });
export type OutputWrite = z.infer<typeof outputWrite>;

/** A story by its reference alone. */
const citedStory = z.object({ id, ref: z.string(), isWithdrawn: z.boolean() });

const outputHead = {
  ...recordHead,
  kind: z.enum(OUTPUT_KINDS),
  title: z.string(),
  audience: z.enum(OUTPUT_AUDIENCES),
  publishedOn: localDate.nullable(),
  url: z.string().nullable(),
  isPrinted: z.boolean(),
  programme: namedRef,
  citations: z.int(),
  may: z.object({ write: z.boolean() }),
};
export const output = z
  .object({
    ...outputHead,
    cites: z.array(z.object({ id, story: citedStory, isQuote: z.boolean(), textVersion: z.int() })),
  })
  .meta({ id: 'Output' });
export type Output = z.infer<typeof output>;

/** `GET /outputs` */
export const outputQuery = z.strictObject({ programmeId: id.optional(), ...pageQuery });
export type OutputQuery = z.infer<typeof outputQuery>;
export const outputList = pageOf(z.object(outputHead)).meta({ id: 'OutputList' });
export type OutputList = z.infer<typeof outputList>;

/** `GET /outputs/:id/citable`: stories, by reference, that its audience allows. */
export const citableList = z.object({ items: z.array(z.object({ id, ref: z.string() })) }).meta({ id: 'CitableList' });
export type CitableList = z.infer<typeof citableList>;

/** `PUT /outputs/:id/citations/:citationId`: cites a story, or one quote of it. `DELETE` takes it out. */
export const citationWrite = z.strictObject({ storyId: id, quoteId: id.nullable() }).meta({ id: 'CitationWrite' });
export type CitationWrite = z.infer<typeof citationWrite>;
export const citationParam = z.strictObject({ id, citationId: id });

/**
 * `PUT /stories/:id/disclosures/:disclosureId`: that something was given to somebody. Added once, never edited. The recipient is an
 * organisation or an office, never a private person.
 */
export const disclosureWrite = z
  .strictObject({
    textVersion: z.int().min(1),
    scope: z.enum(DISCLOSURE_SCOPES),
    recipientName: line(120),
    recipientOrganisationId: id.nullable(),
    what: z.enum(DISCLOSED_PARTS),
    disclosedOn: localDate,
    note: prose(500),
  })
  .refine(({ scope, what }) => scope !== 'quote_only' || what === 'quote', {
    path: ['what'],
    message: 'must be a quote under quote_only',
  })
  .meta({ id: 'DisclosureWrite' });
export type DisclosureWrite = z.infer<typeof disclosureWrite>;
export const disclosureParam = z.strictObject({ id, disclosureId: id });

export const disclosure = z
  .object({
    id,
    textVersion: z.int(),
    consentGivenOn: localDate,
    scope: z.enum(DISCLOSURE_SCOPES),
    recipientName: z.string(),
    recipientOrganisationId: id.nullable(),
    what: z.enum(DISCLOSED_PARTS),
    disclosedOn: localDate,
    note: z.string(),
    recordedAt: instant,
    recordedBy: z.string(),
  })
  .meta({ id: 'Disclosure' });
export type Disclosure = z.infer<typeof disclosure>;

/** `GET /disclosures`: what a recipient was given, or everything. `recipient`: a part of their name will do. */
export const disclosureQuery = z.strictObject({
  recipient: line(120).optional(),
  programmeId: id.optional(),
  ...pageQuery,
});
export type DisclosureQuery = z.infer<typeof disclosureQuery>;
export const disclosureList = pageOf(disclosure.extend({ story: citedStory, programme: namedRef })).meta({
  id: 'DisclosureList',
});
export type DisclosureList = z.infer<typeof disclosureList>;

export const withdrawalTask = z
  .object({
    ...recordHead,
    kind: z.enum(WITHDRAWAL_TASK_KINDS),
    story: citedStory,
    /** What it is about: the name of an output or a recipient. */
    about: z.string().nullable(),
    /** Of a disclosure: the version that was given, and the day. */
    textVersion: z.int().nullable(),
    disclosedOn: localDate.nullable(),
    url: z.string().nullable(),
    owner: namedRef,
    dueOn: localDate,
    isOverdue: z.boolean(),
    doneAt: instant.nullable(),
    outcome: z.string(),
    may: z.object({ do: z.boolean(), reassign: z.boolean() }),
  })
  .meta({ id: 'WithdrawalTask' });
export type WithdrawalTask = z.infer<typeof withdrawalTask>;

/** `GET /withdrawal-tasks`: what is due first comes first. */
export const withdrawalTaskQuery = z.strictObject({
  whose: z.enum(['mine', 'all']).default('mine'),
  show: z.enum(['open', 'done', 'all']).default('open'),
  ...pageQuery,
});
export type WithdrawalTaskQuery = z.infer<typeof withdrawalTaskQuery>;
export const withdrawalTaskList = pageOf(withdrawalTask).meta({ id: 'WithdrawalTaskList' });
export type WithdrawalTaskList = z.infer<typeof withdrawalTaskList>;

/** `POST /withdrawal-tasks/:id/done`, and the same with `isDone: false` to undo it. */
export const withdrawalTaskDone = z
  .strictObject({ isDone: z.boolean(), outcome: prose(500).default('') })
  .meta({ id: 'WithdrawalTaskDone' });
export type WithdrawalTaskDone = z.infer<typeof withdrawalTaskDone>;
/** `PUT /withdrawal-tasks/:id/owner` */
export const withdrawalTaskOwner = z.strictObject({ ownerId: id }).meta({ id: 'WithdrawalTaskOwner' });
export type WithdrawalTaskOwner = z.infer<typeof withdrawalTaskOwner>;
/** `GET /withdrawal-tasks/:id/owners` */
export const withdrawalTaskOwners = z.object({ items: z.array(namedRef) }).meta({ id: 'WithdrawalTaskOwners' });
export type WithdrawalTaskOwners = z.infer<typeof withdrawalTaskOwners>;

/** The link that somebody was given to take back what they agreed to. */
const linkMade = z.object({ madeAt: instant, usedAt: instant.nullable() }).nullable();

/** `GET /stories/:id/use`: what uses a story, and what is to be done about it. */
export const storyUse = z
  .object({
    story: citedStory.extend({ isErased: z.boolean(), textVersion: z.int() }),
    reviews: z.int(),
    quotes: z.int(),
    collections: z.int(),
    addresses: z.int(),
    outputs: z.array(
      z.object({
        id,
        title: z.string(),
        kind: z.enum(OUTPUT_KINDS),
        audience: z.enum(OUTPUT_AUDIENCES),
        publishedOn: localDate.nullable(),
        isQuote: z.boolean(),
      }),
    ),
    disclosures: z.array(disclosure),
    tasks: z.array(withdrawalTask),
    /** What would become somebody's task if everything were taken back now. */
    wouldAsk: z.array(z.object({ kind: z.enum(WITHDRAWAL_TASK_KINDS), count: z.int() })),
    link: linkMade,
    /** Others in it who have to be asked, as their gatherer calls them: nobody is called anything once the story is withdrawn. */
    others: z.array(z.object({ id, role: z.enum(CONTRIBUTOR_ROLES), label: z.string(), link: linkMade })),
    may: z.object({ disclose: z.boolean(), link: z.boolean(), erase: z.boolean() }),
  })
  .meta({ id: 'StoryUse' });
export type StoryUse = z.infer<typeof storyUse>;

/**
 * `POST /stories/:id/withdrawal-link`: a link to hand over, shown once, to the storyteller or somebody else in the story. The one before
 * stops working. `DELETE`, with the same in its query, ends it.
 */
export const withdrawalLinkWrite = z
  .strictObject({ contributorId: id.nullable().default(null) })
  .meta({ id: 'WithdrawalLinkWrite' });
export const withdrawalLinkQuery = z.strictObject({ contributorId: id.nullable().default(null) });
export type WithdrawalLinkWrite = z.infer<typeof withdrawalLinkWrite>;
export const withdrawalLink = z.object({ path: z.string() }).meta({ id: 'WithdrawalLink' });
export type WithdrawalLink = z.infer<typeof withdrawalLink>;

const token = z.string().min(1).max(200);
/** `POST /withdrawal-links/read`, by whoever has the link. What does not work is answered alike. */
export const takeBackRead = z.strictObject({ token }).meta({ id: 'TakeBackRead' });
export type TakeBackRead = z.infer<typeof takeBackRead>;
/** `POST /withdrawal-links/take-back`: a part or everything. The id makes a repeat harmless. */
export const takeBackWrite = z
  .strictObject({
    token,
    consentId: id,
    scopes: z.union([z.literal('all'), z.array(z.enum(CONSENT_SCOPES)).min(1).readonly()]),
  })
  .meta({ id: 'TakeBackWrite' });
export type TakeBackWrite = z.infer<typeof takeBackWrite>;
/** What somebody agreed to, in scopes; never a word of the story. `promises`: what people have still to do, and have done. */
export const takeBack = z
  .object({
    isWithdrawn: z.boolean(),
    scopes: z.array(z.enum(CONSENT_SCOPES)),
    programmeName: z.string(),
    language: z.string().nullable(),
    promises: z.object({ open: z.int(), done: z.int() }),
  })
  .meta({ id: 'TakeBack' });
export type TakeBack = z.infer<typeof takeBack>;

/** `POST /stories/:id/erasure`: what was withdrawn loses its last words. There is no way back, so it has to be said. */
export const erasureWrite = z.strictObject({ confirm: z.literal(true) }).meta({ id: 'ErasureWrite' });
export type ErasureWrite = z.infer<typeof erasureWrite>;
