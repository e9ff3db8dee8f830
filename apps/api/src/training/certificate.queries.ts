import { Injectable } from '@nestjs/common';
import type { LocalDate, Subject } from '@throughline/domain/shared';
import type { Certificate, CertificateCheck } from '@throughline/domain/training';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';

type Stored = Omit<Certificate, 'may'> & { readonly subject: CohortSubject };
type CohortSubject = Readonly<{ programmeId: string; strandId: string; trainerIds: string[] }>;

/** What a certificate is about to say, as it stands now. */
export interface CertificateFacts {
  readonly personId: string;
  readonly cohortId: string;
  readonly courseId: string;
  readonly state: string;
  readonly timeZone: string;
  readonly course: string;
  readonly completedOn: LocalDate | null;
  readonly organisation: string;
  readonly modules: Certificate['modules'];
}

/** Who a cohort `c` of the strand `st` belongs to, as JSON. */
const SUBJECT = sql`
  jsonb_build_object('programmeId', st.programme_id, 'strandId', st.id, 'trainerIds', array(
    select t.account_id::text from cohort_trainer t where t.cohort_id = c.id
    union select t.account_id::text from session_trainer t join training_session s on s.id = t.session_id
           where s.cohort_id = c.id))`;

const SAID = sql`
  'number', cert.number, 'course', cert.course, 'modules', cert.modules, 'completedOn', cert.completed_on,
  'issuedOn', cert.issued_on, 'organisation', cert.organisation, 'name', ci.name`;

const CERTIFICATE = sql`
  select jsonb_build_object('id', cert.id, 'enrolmentId', cert.enrolment_id, 'personId', cert.person_id,
           'cohort', jsonb_build_object('id', c.id, 'name', c.name), ${SAID}, 'revokedOn', cert.revoked_on,
           'revokeReason', cert.revoke_reason, 'subject', ${SUBJECT}) as certificate
    from certificate cert
    left join certificate_identity ci on ci.certificate_id = cert.id
    join enrolment e on e.id = cert.enrolment_id
    join cohort c on c.id = e.cohort_id
    join strand st on st.id = c.strand_id`;

@Injectable()
export class CertificateQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  async find(id: string): Promise<{ certificate: Certificate; subject: Subject } | null> {
    const [found] = await this.#all(sql`where cert.id = ${id}`);
    return found ?? null;
  }

  /** Those of a person, the latest first; `visible` narrows to cohorts `c` of strands `st`. */
  async ofPerson(personId: string, visible: Sql): Promise<Certificate[]> {
    const found = await this.#all(
      sql`where cert.person_id = ${personId} and ${visible} order by cert.issued_at desc, cert.id`,
    );
    return found.map(({ certificate }) => certificate);
  }

  /** Those of a cohort that stand, in the order of their names. */
  async ofCohort(cohortId: string): Promise<Certificate[]> {
    const found = await this.#all(
      sql`where e.cohort_id = ${cohortId} and cert.revoked_at is null order by lower(ci.name), cert.id`,
    );
    return found.map(({ certificate }) => certificate);
  }

  /** What somebody learns who has the number and nothing else. */
  async check(number: string): Promise<CertificateCheck | null> {
    const found = await this.database.one<{ said: CertificateCheck }>(sql`
      select case when cert.revoked_on is null then jsonb_build_object('state', 'valid', ${SAID})
                  else jsonb_build_object('state', 'revoked', 'number', cert.number, 'issuedOn', cert.issued_on,
                    'revokedOn', cert.revoked_on) end as said
        from certificate cert left join certificate_identity ci on ci.certificate_id = cert.id
       where cert.number = ${number}`);
    return found?.said ?? null;
  }

  async facts(enrolmentId: string): Promise<CertificateFacts | null> {
    return this.database.one<CertificateFacts>(sql`
      select e.person_id as "personId", e.cohort_id as "cohortId", c.course_id as "courseId", e.state,
             p.time_zone as "timeZone", course.name as course, e.completed_on as "completedOn",
             coalesce((select string_agg(o.name, ' · ' order by o.name)
                         from programme_organisation po join organisation o on o.id = po.organisation_id
                        where po.programme_id = p.id and po.role = 'lead'), p.name) as organisation,
             (select coalesce(jsonb_agg(jsonb_build_object('title', held.title, 'heldOn', held.held_on)
                                        order by held.position), '[]') from (
                select m.title, m.position, min(h.held_on) as held_on
                  from course_module m join held_module h on h.person_id = e.person_id and (h.module_id = m.id or h.code = m.code)
                 where m.course_id = c.course_id group by m.id) held) as modules
        from enrolment e join cohort c on c.id = e.cohort_id join course on course.id = c.course_id
        join strand st on st.id = c.strand_id join programme p on p.id = st.programme_id
       where e.id = ${enrolmentId}`);
  }

  async #all(which: Sql): Promise<{ certificate: Certificate; subject: Subject }[]> {
    const found = await this.database.query<{ certificate: Stored }>(sql`${CERTIFICATE} ${which}`);
    return found.map(({ certificate: { subject, ...certificate } }) => ({
      certificate: this.#shown(certificate, subject),
      subject,
    }));
  }

  #shown(certificate: Omit<Certificate, 'may'>, subject: Subject): Certificate {
    return {
      ...certificate,
      may: {
        issue: this.policy.permits('certificate.issue', subject),
        revoke: this.policy.permits('certificate.revoke', subject),
      },
    };
  }
}
