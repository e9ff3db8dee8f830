import * as z from 'zod';
import { id, storedFile } from '../shared';
import { EVIDENCE_KINDS } from './vocabulary';

/** Kinds that are a picture or a document. Recorded words are sound, and too long for this way. */
export const FILE_EVIDENCE_KINDS = ['paperPhoto', 'signature'] as const;

/** `PUT /stories/:id/evidence/:evidenceId`: what shows a decision. The file is the body. Added, and never changed. */
export const evidenceQuery = z.strictObject({ consentId: id, kind: z.enum(FILE_EVIDENCE_KINDS) });
export type EvidenceQuery = z.infer<typeof evidenceQuery>;

export const consentEvidence = storedFile
  .extend({ consentId: id, kind: z.enum(EVIDENCE_KINDS) })
  .meta({ id: 'ConsentEvidence' });
export type ConsentEvidence = z.infer<typeof consentEvidence>;
