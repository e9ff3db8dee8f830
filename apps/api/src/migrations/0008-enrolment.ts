import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Enrolment as dated steps, waiting lists with offers, transfers, and how somebody is reached and what they need, apart from their name.
 */
export class Enrolment1767000000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table enrolment
        -- Null for who never had a place: no session was ever held for them.
        alter column enrolled_on drop not null,
        add organisation_id uuid,
        -- The order of the waiting list. It stays while a place is offered, so that an offer taken back puts them where they were.
        add waiting_since timestamptz,
        -- The last day of the offer, and the instant at which it lapses by itself.
        add offered_until date,
        add offer_ends_at timestamptz,
        add transferred_from uuid,
        add constraint enrolment_organisation_fkey foreign key (organisation_id) references organisation (id),
        add constraint enrolment_transferred_from_fkey foreign key (transferred_from) references enrolment (id);

      update enrolment set waiting_since = created_at, enrolled_on = null where state in ('interested', 'invited');
      update enrolment set offered_until = updated_at::date + 7, offer_ends_at = updated_at::date + 8 where state = 'invited';

      alter table enrolment
        add constraint enrolment_has_place check (enrolled_on is not null or state in ('interested', 'invited', 'withdrew', 'transferred')),
        add constraint enrolment_waits check (state not in ('interested', 'invited') or waiting_since is not null),
        add constraint enrolment_offered check
          ((offered_until is null) = (offer_ends_at is null) and (state <> 'invited' or offered_until is not null));

      -- Who left can come back: once in a cohort at a time.
      drop index enrolment_once;
      create unique index enrolment_once on enrolment (cohort_id, person_id)
        where state not in ('withdrew', 'transferred', 'didNotStart');
      create index enrolment_cohort_idx on enrolment (cohort_id);
      create index enrolment_organisation_idx on enrolment (organisation_id);
      create unique index enrolment_transferred_once on enrolment (transferred_from);

      create table enrolment_step (
        id uuid not null default gen_random_uuid(),
        enrolment_id uuid not null,
        position integer not null,
        from_state text,
        to_state text not null,
        taken_on date not null,
        reason text,
        recorded_at timestamptz not null,
        recorded_by uuid,
        constraint enrolment_step_pkey primary key (id),
        constraint enrolment_step_position_key unique (enrolment_id, position),
        constraint enrolment_step_enrolment_fkey foreign key (enrolment_id) references enrolment (id) on delete cascade,
        constraint enrolment_step_first check ((position = 1) = (from_state is null)),
        constraint enrolment_step_from check (from_state in
          ('interested', 'invited', 'enrolled', 'inTraining', 'paused', 'completed', 'didNotStart', 'withdrew', 'transferred')),
        constraint enrolment_step_to check (to_state in
          ('interested', 'invited', 'enrolled', 'inTraining', 'paused', 'completed', 'didNotStart', 'withdrew', 'transferred'))
      );

      -- What is known of the way of those who are enrolled already. Who paused did so at the last change.
      insert into enrolment_step (enrolment_id, position, from_state, to_state, taken_on, reason, recorded_at, recorded_by)
        select step.id, row_number() over way, lag(step.to_state) over way, step.to_state, step.taken_on, step.reason,
               step.updated_at, step.updated_by
          from (
            select e.id, known.place, known.to_state, known.taken_on, known.reason, e.updated_at, e.updated_by
              from enrolment e
              cross join lateral (values
                (1, 'interested', case when e.waiting_since is not null then e.waiting_since::date end, null),
                (2, 'invited', case when e.state = 'invited' then e.updated_at::date end, null),
                (3, 'enrolled', e.enrolled_on, null),
                (4, 'inTraining', e.began_on, null),
                (5, 'paused', case when e.state = 'paused' then e.updated_at::date end, null),
                (6, 'completed', e.completed_on, null),
                (7, e.state, e.left_on, e.leave_reason)
              ) known (place, to_state, taken_on, reason)
             where known.taken_on is not null
          ) step
        window way as (partition by step.id order by step.place);

      create table person_contact (
        person_id uuid not null,
        email text,
        phone text,
        preference text,
        language text,
        version integer not null default 1,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint person_contact_pkey primary key (person_id),
        constraint person_contact_preference check (preference in ('email', 'phone', 'text', 'post', 'none')),
        constraint person_contact_person_fkey foreign key (person_id) references person (id) on delete cascade
      );

      create table person_needs (
        person_id uuid not null,
        access_needs text[] not null,
        note text not null,
        emergency_name text,
        emergency_phone text,
        version integer not null default 1,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint person_needs_pkey primary key (person_id),
        constraint person_needs_access check (access_needs <@ array['bslInterpreter', 'captions', 'hearingLoop', 'largePrint',
          'stepFree', 'personalAssistant', 'languageInterpreter', 'dietary']::text[]),
        constraint person_needs_emergency check (num_nonnulls(emergency_name, emergency_phone) in (0, 2)),
        constraint person_needs_person_fkey foreign key (person_id) references person (id) on delete cascade
      );
    `);
  }

  /** Somebody who came back to a cohort cannot be told by the older tables: then this stops at the unique index, and loses nothing. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table person_needs, person_contact;
      update enrolment e set enrolled_on = (select min(taken_on) from enrolment_step step where step.enrolment_id = e.id)
        where enrolled_on is null;
      drop table enrolment_step;
      drop index enrolment_once, enrolment_cohort_idx;
      create unique index enrolment_once on enrolment (cohort_id, person_id);
      alter table enrolment
        drop constraint enrolment_has_place, drop constraint enrolment_waits, drop constraint enrolment_offered,
        drop column organisation_id, drop column waiting_since, drop column offered_until, drop column offer_ends_at,
        drop column transferred_from,
        alter column enrolled_on set not null;
    `);
  }
}
