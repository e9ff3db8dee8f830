import { Injectable } from '@nestjs/common';
import type { ConsentEvidence, EvidenceQuery } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { STORED_FILE } from '../platform/files/file-store';
import { isoInstant } from '../platform/page';
import { stamp } from '../platform/stamp';

/** What shows a decision (as `record`), as JSON for a contract: never its bytes. */
export const EVIDENCE_OF_RECORD: Sql = sql`(
  select coalesce(json_agg(json_build_object(
    'id', evidence.id, 'consentId', evidence.consent_id, 'kind', evidence.kind,
    'contentType', coalesce(f.content_type, said.content_type), 'bytes', coalesce(octet_length(f.bytes), said.stored_bytes),
    'addedAt', ${isoInstant('evidence.added_at')},
    'addedBy', adder.name) order by evidence.added_at, evidence.id), '[]')
  from consent_evidence evidence
  left join stored_file f on f.id = evidence.file_id
  left join media_file said on said.id = evidence.media_id and said.removed_at is null
  join account adder on adder.id = evidence.added_by
  where evidence.consent_id = record.id and num_nonnulls(f.id, said.id) = 1)`;

/** What shows that somebody decided: added, and never changed. */
@Injectable()
export class ConsentEvidenceRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of this story; null for any other file. */
  async find(storyId: string, fileId: string): Promise<ConsentEvidence | null> {
    return this.database.one<ConsentEvidence>(sql`
      select ${STORED_FILE}, evidence.consent_id as "consentId", evidence.kind
      from consent_evidence evidence join stored_file f on f.id = evidence.file_id
      where evidence.story_id = ${storyId} and evidence.file_id = ${fileId}`);
  }

  async add(storyId: string, id: string, { consentId, kind }: EvidenceQuery): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into consent_evidence (id, story_id, consent_id, kind, file_id, added_at, added_by)
      values (${id}, ${storyId}, ${consentId}, ${kind}, ${id}, ${at}, ${by})`);
  }
}
