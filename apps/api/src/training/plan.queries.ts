import { Injectable } from '@nestjs/common';
import type { LocalDate, Subject } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import type { HolidayPlace } from '../platform/holidays';

/** A strand, as far as planning inside it needs to know. */
export interface StrandFacts {
  readonly strandId: string;
  readonly programmeId: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly regionIds: readonly string[];
}

/** A cohort, as far as planning its sessions needs to know. */
export interface CohortFacts {
  readonly regionId: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly strand: StrandFacts;
  readonly moduleIds: readonly string[];
  readonly subject: Subject;
}

const STRAND = sql`
  jsonb_build_object('strandId', st.id, 'programmeId', st.programme_id, 'startDate', st.start_date, 'endDate', st.end_date,
    'regionIds', array(select region_id from strand_region sr where sr.strand_id = st.id))`;

/** What a plan of a cohort or a session is held against. */
@Injectable()
export class PlanQueries {
  constructor(private readonly database: Database) {}

  async strand(id: string): Promise<StrandFacts | null> {
    const found = await this.database.one<{ strand: StrandFacts }>(
      sql`select ${STRAND} as strand from strand st where st.id = ${id}`,
    );
    return found?.strand ?? null;
  }

  async cohort(id: string): Promise<CohortFacts | null> {
    const found = await this.database.one<Omit<CohortFacts, 'subject'> & { trainerIds: string[] }>(sql`
      select ${STRAND} as strand, c.region_id as "regionId", c.start_date as "startDate", c.end_date as "endDate",
             array(select id::text from course_module m where m.course_id = c.course_id) as "moduleIds",
             array(select account_id::text from cohort_trainer t where t.cohort_id = c.id
                   union select account_id::text from session_trainer t join training_session s on s.id = t.session_id
                    where s.cohort_id = c.id) as "trainerIds"
        from cohort c join strand st on st.id = c.strand_id
       where c.id = ${id}`);
    if (!found) return null;
    const { strand, trainerIds, ...cohort } = found;
    const { programmeId, strandId } = strand;
    return { ...cohort, strand, subject: { programmeId, strandId, trainerIds } };
  }

  /**
   * Where the holidays of sessions are looked up: at the region of each venue, or of the cohort where there is none. What a region does
   * not say itself (its country, its official code), the nearest region above it says.
   */
  async holidayPlaces(
    venueIds: readonly (string | null)[],
    regionId: string,
  ): Promise<(HolidayPlace & { venueId: string | null })[]> {
    return this.database.query(sql`
      with recursive asked as (
        select v.id as venue_id, coalesce(venue.region_id, ${regionId}) as region_id
          from unnest(${[...venueIds]}::uuid[]) v (id) left join venue on venue.id = v.id
      ),
      above as (
        select a.venue_id, r.parent_id, r.country_code, r.official_code from asked a join region r on r.id = a.region_id
        union all
        select a.venue_id, r.parent_id, coalesce(a.country_code, r.country_code), coalesce(a.official_code, r.official_code)
          from above a join region r on r.id = a.parent_id
      )
      select venue_id as "venueId", country_code as "countryCode", official_code as "officialCode"
        from above where parent_id is null`);
  }

  /** Those of the accounts who are not trainers of the strand, by a membership in it or in its programme. */
  async strangers(trainerIds: readonly string[], { strandId, programmeId }: StrandFacts): Promise<string[]> {
    const found = await this.database.query<{ id: string }>(sql`
      select wanted.id from unnest(${[...trainerIds]}::uuid[]) wanted (id)
       where not exists (
         select from membership m join account acc on acc.id = m.account_id
          where m.account_id = wanted.id and m.role = 'trainer' and acc.status <> 'suspended'
            and (m.strand_id = ${strandId} or m.programme_id = ${programmeId}))`);
    return found.map(({ id }) => id);
  }

  /** Sessions of a cohort that would not fit, were it of this strand and course. */
  async misfits(
    cohortId: string,
    { strandId, courseId }: { readonly strandId: string; readonly courseId: string },
  ): Promise<{ isOutside: boolean; moduleIds: string[] }> {
    const found = await this.database.one<{ isOutside: boolean; moduleIds: string[] }>(sql`
      select exists (select from training_session s join strand st on st.id = ${strandId}
                      where s.cohort_id = ${cohortId} and s.state <> 'cancelled' and s.exception_note is null
                        and s.date not between st.start_date and st.end_date) as "isOutside",
             array(select distinct m.id::text from training_session s
                     join session_module sm on sm.session_id = s.id join course_module m on m.id = sm.module_id
                    where s.cohort_id = ${cohortId} and s.state <> 'cancelled' and m.course_id <> ${courseId}) as "moduleIds"`);
    return found ?? { isOutside: false, moduleIds: [] };
  }
}
