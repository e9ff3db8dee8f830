import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finishing a course: certificates, badges, and what was done in one go. */
export class Completion1767000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index module_completion_person_idx on module_completion (person_id);

      -- What was done for many people at once, so that it can be taken back as a whole.
      create table completion_batch (
        id uuid not null,
        cohort_id uuid not null,
        completed_on date not null,
        done_at timestamptz not null,
        done_by uuid,
        undone_at timestamptz,
        undone_by uuid,
        constraint completion_batch_pkey primary key (id),
        constraint completion_batch_cohort_fkey foreign key (cohort_id) references cohort (id)
      );
      create index completion_batch_cohort_idx on completion_batch (cohort_id);

      create table completion_batch_enrolment (
        batch_id uuid not null,
        enrolment_id uuid not null,
        badge text,
        -- Not those who had completed before, and only got what was missing.
        has_completed boolean not null,
        constraint completion_batch_enrolment_pkey primary key (batch_id, enrolment_id),
        constraint completion_batch_enrolment_badge check (badge in ('bronze', 'silver', 'gold', 'platinum')),
        constraint completion_batch_enrolment_batch_fkey foreign key (batch_id) references completion_batch (id),
        constraint completion_batch_enrolment_enrolment_fkey foreign key (enrolment_id) references enrolment (id)
      );
      create index completion_batch_enrolment_idx on completion_batch_enrolment (enrolment_id);

      -- What a certificate says stays as it was on the day of its issue.
      create table certificate (
        id uuid not null,
        number text not null,
        enrolment_id uuid not null,
        person_id uuid not null,
        course_id uuid not null,
        course text not null,
        modules jsonb not null,
        organisation text not null,
        completed_on date not null,
        issued_on date not null,
        issued_at timestamptz not null,
        issued_by uuid,
        batch_id uuid,
        replaces_id uuid,
        revoked_on date,
        revoked_at timestamptz,
        revoked_by uuid,
        revoke_reason text,
        constraint certificate_pkey primary key (id),
        constraint certificate_number_key unique (number),
        constraint certificate_revoked check (num_nonnulls(revoked_on, revoked_at, revoke_reason) in (0, 3)),
        constraint certificate_enrolment_fkey foreign key (enrolment_id) references enrolment (id),
        constraint certificate_person_fkey foreign key (person_id) references person (id),
        constraint certificate_course_fkey foreign key (course_id) references course (id),
        constraint certificate_batch_fkey foreign key (batch_id) references completion_batch (id),
        constraint certificate_replaces_fkey foreign key (replaces_id) references certificate (id)
      );
      create unique index certificate_once on certificate (person_id, course_id) where revoked_at is null;
      create unique index certificate_replaced_once on certificate (replaces_id);
      create index certificate_person_idx on certificate (person_id);
      create index certificate_enrolment_idx on certificate (enrolment_id);
      create index certificate_course_idx on certificate (course_id);
      create index certificate_batch_idx on certificate (batch_id);

      -- The name on it, apart from everything else: it can be erased, and it cannot be changed.
      create table certificate_identity (
        certificate_id uuid not null,
        name text not null,
        constraint certificate_identity_pkey primary key (certificate_id),
        constraint certificate_identity_certificate_fkey foreign key (certificate_id) references certificate (id) on delete cascade
      );

      create trigger certificate_append_only
        before delete or update of number, course, modules, organisation, completed_on, issued_on, issued_at on certificate
        for each row execute function refuse_change();
      create trigger certificate_identity_append_only before update on certificate_identity
        for each row execute function refuse_change();

      create function certificate_needs_completion() returns trigger language plpgsql as $$
      begin
        if not exists (select from enrolment e
                        where e.id = new.enrolment_id and e.person_id = new.person_id and e.state = 'completed' for share) then
          raise exception 'a certificate is for who has completed'
            using errcode = 'check_violation', constraint = 'certificate_needs_completion';
        end if;
        return new;
      end $$;
      create trigger certificate_needs_completion before insert on certificate
        for each row execute function certificate_needs_completion();

      create function enrolment_keeps_certificate() returns trigger language plpgsql as $$
      begin
        if exists (select from certificate c where c.enrolment_id = old.id and c.revoked_at is null) then
          raise exception 'who has a certificate has completed'
            using errcode = 'check_violation', constraint = 'enrolment_keeps_certificate';
        end if;
        return new;
      end $$;
      create trigger enrolment_keeps_certificate before update of state on enrolment
        for each row when (old.state = 'completed' and new.state <> 'completed') execute function enrolment_keeps_certificate();

      create table badge_criteria (
        only_row boolean not null default true,
        version integer not null,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint badge_criteria_pkey primary key (only_row),
        constraint badge_criteria_only_row check (only_row)
      );

      create table badge_criterion (
        level text not null,
        measure text not null,
        at_least integer not null,
        constraint badge_criterion_pkey primary key (level, measure),
        constraint badge_criterion_level check (level in ('bronze', 'silver', 'gold', 'platinum')),
        constraint badge_criterion_measure check (measure in
          ('responsibleStorytelling', 'coursesCompleted', 'sessionsAttended', 'storiesGathered', 'monthsActive')),
        constraint badge_criterion_at_least check (at_least between 1 and 9999)
      );

      -- What happened to the badges of a person: the last of a level says how it stands.
      create table badge_change (
        id uuid not null,
        sequence bigint generated always as identity,
        person_id uuid not null,
        level text not null,
        change text not null,
        note text not null,
        changed_at timestamptz not null,
        changed_by uuid,
        batch_id uuid,
        constraint badge_change_pkey primary key (id),
        constraint badge_change_level check (level in ('bronze', 'silver', 'gold', 'platinum')),
        constraint badge_change_change check (change in ('recommended', 'awarded', 'withdrawn')),
        constraint badge_change_person_fkey foreign key (person_id) references person (id),
        constraint badge_change_batch_fkey foreign key (batch_id) references completion_batch (id)
      );
      create index badge_change_person_idx on badge_change (person_id, sequence);
      create index badge_change_batch_idx on badge_change (batch_id);

      create trigger badge_change_append_only before update or delete on badge_change
        for each row execute function refuse_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger enrolment_keeps_certificate on enrolment;
      drop table badge_change, badge_criterion, badge_criteria, certificate_identity, certificate, completion_batch_enrolment,
        completion_batch;
      drop function certificate_needs_completion, enrolment_keeps_certificate;
      drop index module_completion_person_idx;
    `);
  }
}
