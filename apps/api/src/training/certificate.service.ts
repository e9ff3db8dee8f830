import { Injectable } from '@nestjs/common';
import type { Action } from '@throughline/domain/access';
import {
  readCertificateNumber,
  type Certificate,
  type CertificateCheck,
  type CertificateIssue,
} from '@throughline/domain/training';
import { ThrottleService } from '../access/throttle.service';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Document } from '../platform/document';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { CertificatePrinter } from './certificate-printer';
import { CertificateQueries } from './certificate.queries';
import { CertificateRepository, type NewCertificate } from './certificate.repository';
import { CohortRepository } from './cohort.repository';
import { PlanQueries } from './plan.queries';

/** Why the old one no longer stands when a new one is issued in its place. */
const REPLACED = 'Replaced by a new one';

/** Certificates: issued once, saying what was true on that day; revoked, issued anew, printed and verified. */
@Injectable()
export class CertificateService {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly queries: CertificateQueries,
    private readonly printer: CertificatePrinter,
    private readonly cohorts: CohortRepository,
    private readonly plans: PlanQueries,
    private readonly throttle: ThrottleService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async put(id: string, write: CertificateIssue): Promise<Certificate> {
    const { enrolmentId, name, replacesId } = write;
    const facts = await this.queries.facts(enrolmentId);
    await this.#authorise(facts?.cohortId ?? null, replacesId === null ? 'certificate.issue' : 'certificate.revoke');
    if (!facts) return nothingHere();
    // Whoever issues to people of a cohort holds it, so that they do so one after the other.
    await this.cohorts.hold(facts.cohortId);
    const stored = await this.certificates.hold(id);
    if (stored) {
      const isSame = stored.enrolmentId === enrolmentId && stored.name === name && stored.replacesId === replacesId;
      if (!isSame) throw new ProblemError('request.alreadyExists');
      return this.#find(id);
    }
    if (replacesId !== null) await this.#replace(replacesId, enrolmentId, facts.timeZone);
    await this.issue({ id, enrolmentId, name, replacesId, batchId: null });
    return this.#find(id);
  }

  /** Issues to somebody of a cohort that is held. */
  async issue(certificate: Omit<NewCertificate, 'issuedOn'>): Promise<void> {
    const facts = await this.queries.facts(certificate.enrolmentId);
    if (!facts) return nothingHere();
    if (facts.state !== 'completed') throw new ProblemError('certificate.notCompleted');
    if (await this.certificates.stands(facts)) throw new ProblemError('certificate.alreadyIssued');
    await this.certificates.issue({ ...certificate, issuedOn: this.clock.today(facts.timeZone) }, facts);
    await this.audit.record({ action: 'certificate.issue', entity: 'certificate', id: certificate.id });
  }

  async revoke(id: string, reason: string): Promise<Certificate> {
    const stored = await this.certificates.hold(id);
    const found = await this.queries.find(id);
    const subject = found?.subject ?? null;
    this.policy.authorise({ read: 'cohort.read', action: 'certificate.revoke', subject });
    const facts = await this.queries.facts(found?.certificate.enrolmentId ?? '');
    if (!stored || !found || !facts) return nothingHere();
    if (stored.revokedOn !== null) {
      if (stored.revokeReason !== reason) throw new ProblemError('certificate.revoked');
      return found.certificate;
    }
    await this.certificates.revoke(id, this.clock.today(facts.timeZone), reason);
    await this.audit.record({ action: 'certificate.revoke', entity: 'certificate', id, reason });
    return this.#find(id);
  }

  /** Revokes what a batch issued, as far as it stands. */
  async revokeBatch(batchId: string, timeZone: string, reason: string): Promise<void> {
    for (const id of await this.certificates.revokeBatch(batchId, this.clock.today(timeZone), reason)) {
      await this.audit.record({ action: 'certificate.revoke', entity: 'certificate', id, reason });
    }
  }

  /** @param origin where the dashboard is, for the link in the QR code */
  async print(id: string, origin: string): Promise<Document> {
    const found = await this.queries.find(id);
    this.policy.authorise({ read: 'cohort.read', subject: found?.subject ?? null });
    if (!found) return nothingHere();
    const { certificate } = found;
    if (certificate.revokedOn !== null) throw new ProblemError('certificate.revoked');
    return new Document(
      'application/pdf',
      await this.printer.print([certificate], origin),
      `${certificate.number}.pdf`,
    );
  }

  /** Every certificate of a cohort, a page each. */
  async printCohort(cohortId: string, origin: string): Promise<Document> {
    await this.#authorise(cohortId, 'cohort.read');
    const certificates = await this.queries.ofCohort(cohortId);
    if (certificates.length === 0) throw new ProblemError('certificate.none');
    return new Document('application/pdf', await this.printer.print(certificates, origin), 'certificates.pdf');
  }

  /**
   * For anybody who has the number. One that is mistyped and one that was never issued are answered alike, and both count as a guess. Not
   * in a transaction: a guess has to stay counted.
   */
  async check(typed: string, networkAddress: string): Promise<CertificateCheck> {
    const number = readCertificateNumber(typed);
    const attempt = { target: `certificate ${number ?? ''}`, networkAddress };
    await this.#count(attempt);
    const found = number === null ? null : await this.queries.check(number);
    if (!found) return nothingHere();
    await this.throttle.succeeded(attempt);
    return found;
  }

  async #count(attempt: { target: string; networkAddress: string }): Promise<void> {
    try {
      await this.throttle.attempt(attempt);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'signIn.throttled') throw error;
      throw new ProblemError('certificate.throttled', error.params, error.details);
    }
  }

  async #replace(id: string, enrolmentId: string, timeZone: string): Promise<void> {
    const old = await this.certificates.hold(id);
    if (old?.enrolmentId !== enrolmentId) throw new ProblemError('request.reference');
    if (old.revokedOn !== null) return;
    await this.certificates.revoke(id, this.clock.today(timeZone), REPLACED);
    await this.audit.record({ action: 'certificate.revoke', entity: 'certificate', id, reason: REPLACED });
  }

  async #authorise(cohortId: string | null, action: Action): Promise<void> {
    const facts = cohortId === null ? null : await this.plans.cohort(cohortId);
    this.policy.authorise({ read: 'cohort.read', action, subject: facts?.subject ?? null });
  }

  async #find(id: string): Promise<Certificate> {
    return (await this.queries.find(id))?.certificate ?? nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
