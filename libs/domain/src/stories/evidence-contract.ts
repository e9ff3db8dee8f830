import * as z from 'zod';
import { FILE_TYPES, id, mediaBegin, MEDIA_TYPES_OF, storedFile } from '../shared';
import { EVIDENCE_KINDS } from './vocabulary';

/** Kinds that are a picture or a document. Recorded words are sound, and sent in pieces: see {@link wordsParam}. */
export const FILE_EVIDENCE_KINDS = ['paperPhoto', 'signature'] as const;

/** `PUT /stories/:id/evidence/:evidenceId`: what shows a decision. The file is the body. Added, and never changed. */
export const evidenceQuery = z.strictObject({ consentId: id, kind: z.enum(FILE_EVIDENCE_KINDS) });
export type EvidenceQuery = z.infer<typeof evidenceQuery>;

/**
 * `/stories/:id/consents/:consentId/words/:wordsId`: what somebody said when they decided, as sound. `PUT` begins to send it,
 * `PATCH …/content?offset=` goes on, `POST …/completion` ends it: from then on it is evidence. `GET …/content` hears it. `DELETE` gives up what
 * is on its way.
 */
export const wordsParam = z.strictObject({ id, consentId: id, wordsId: id });

/** Sound alone: who said yes has not shown their face. */
export const wordsBegin = mediaBegin.extend({ kind: z.literal('audio') }).meta({ id: 'WordsBegin' });
export type WordsBegin = z.infer<typeof wordsBegin>;

export const consentEvidence = storedFile
  .extend({
    consentId: id,
    kind: z.enum(EVIDENCE_KINDS),
    contentType: z.enum([...FILE_TYPES, ...MEDIA_TYPES_OF.audio]),
  })
  .meta({ id: 'ConsentEvidence' });
export type ConsentEvidence = z.infer<typeof consentEvidence>;
