import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import { CERTIFICATE_NUMBER_BYTES, makeCertificateNumber } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import type { CertificateFacts } from './certificate.queries';

export interface StoredCertificate {
  readonly enrolmentId: string;
  readonly replacesId: string | null;
  readonly name: string | null;
  readonly revokedOn: LocalDate | null;
  readonly revokeReason: string | null;
}

export interface NewCertificate {
  readonly id: string;
  readonly enrolmentId: string;
  readonly name: string;
  readonly replacesId: string | null;
  readonly batchId: string | null;
  readonly issuedOn: LocalDate;
}

@Injectable()
export class CertificateRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<StoredCertificate | null> {
    await this.database.query(sql`select from certificate where id = ${id} for no key update`);
    return this.database.one<StoredCertificate>(sql`
      select cert.enrolment_id as "enrolmentId", cert.replaces_id as "replacesId", ci.name, cert.revoked_on as "revokedOn",
             cert.revoke_reason as "revokeReason"
        from certificate cert left join certificate_identity ci on ci.certificate_id = cert.id where cert.id = ${id}`);
  }

  /** Whether the person has one of the course that stands, from whichever cohort. */
  async stands({ personId, courseId }: Pick<CertificateFacts, 'personId' | 'courseId'>): Promise<boolean> {
    const found = await this.database.one(sql`
      select from certificate where person_id = ${personId} and course_id = ${courseId} and revoked_at is null`);
    return found !== null;
  }

  /** Writes down what it says, once and for all. */
  async issue({ id, name, ...certificate }: NewCertificate, facts: CertificateFacts): Promise<void> {
    const { at, by } = stamp(this.clock);
    const { enrolmentId, replacesId, batchId, issuedOn } = certificate;
    const { personId, courseId, course, modules, organisation, completedOn } = facts;
    const number = makeCertificateNumber(Number(issuedOn.slice(0, 4)), randomBytes(CERTIFICATE_NUMBER_BYTES));
    await this.database.query(sql`
      insert into certificate (id, number, enrolment_id, person_id, course_id, course, modules, organisation, completed_on,
                               issued_on, issued_at, issued_by, batch_id, replaces_id)
      values (${id}, ${number}, ${enrolmentId}, ${personId}, ${courseId}, ${course}, ${JSON.stringify(modules)}::jsonb,
              ${organisation}, ${completedOn}, ${issuedOn}, ${at}, ${by}, ${batchId}, ${replacesId})`);
    await this.database.query(sql`insert into certificate_identity (certificate_id, name) values (${id}, ${name})`);
  }

  async revoke(id: string, on: LocalDate, reason: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update certificate set revoked_on = ${on}, revoked_at = ${at}, revoked_by = ${by}, revoke_reason = ${reason}
       where id = ${id} and revoked_at is null`);
  }

  /** Revokes those of a batch that stand, and says which they were. */
  async revokeBatch(batchId: string, on: LocalDate, reason: string): Promise<string[]> {
    const { at, by } = stamp(this.clock);
    const revoked = await this.database.query<{ id: string }>(sql`
      update certificate set revoked_on = ${on}, revoked_at = ${at}, revoked_by = ${by}, revoke_reason = ${reason}
       where batch_id = ${batchId} and revoked_at is null returning id`);
    return revoked.map(({ id }) => id);
  }
}
