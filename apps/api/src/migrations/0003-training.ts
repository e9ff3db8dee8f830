import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, courses, cohorts, enrolments, sessions and registers. Names live apart from what is counted about their owners. */
export class Training1767000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table person (
        id uuid not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint person_pkey primary key (id)
      );

      create table person_identity (
        person_id uuid not null,
        preferred_name text not null,
        constraint person_identity_pkey primary key (person_id),
        constraint person_identity_person_fkey foreign key (person_id) references person (id) on delete cascade
      );

      create table course (
        id uuid not null,
        name text not null,
        model text not null,
        minimum_attendance double precision not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint course_pkey primary key (id),
        constraint course_model check (model in ('storytelling', 'coProduction', 'insight', 'trainTheTrainer', 'curation')),
        constraint course_minimum_attendance check (minimum_attendance between 0 and 1)
      );

      create table course_module (
        id uuid not null,
        course_id uuid not null,
        position integer not null,
        title text not null,
        is_core boolean not null,
        constraint course_module_pkey primary key (id),
        constraint course_module_course_fkey foreign key (course_id) references course (id) on delete cascade
      );
      create index course_module_course_idx on course_module (course_id);

      create table cohort (
        id uuid not null,
        course_id uuid not null,
        strand_id uuid not null,
        region_id uuid not null,
        name text not null,
        start_date date not null,
        end_date date not null,
        capacity integer not null,
        minimum_viable integer not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint cohort_pkey primary key (id),
        constraint cohort_dates check (end_date >= start_date),
        constraint cohort_places check (minimum_viable between 1 and capacity),
        constraint cohort_course_fkey foreign key (course_id) references course (id),
        constraint cohort_region_in_strand foreign key (strand_id, region_id) references strand_region (strand_id, region_id)
      );
      create index cohort_strand_idx on cohort (strand_id, region_id);
      create index cohort_course_idx on cohort (course_id);

      create table cohort_trainer (
        cohort_id uuid not null,
        account_id uuid not null,
        constraint cohort_trainer_pkey primary key (cohort_id, account_id),
        constraint cohort_trainer_cohort_fkey foreign key (cohort_id) references cohort (id) on delete cascade,
        constraint cohort_trainer_account_fkey foreign key (account_id) references account (id)
      );
      create index cohort_trainer_account_idx on cohort_trainer (account_id);

      create table enrolment (
        id uuid not null,
        person_id uuid not null,
        cohort_id uuid not null,
        state text not null,
        source text not null,
        enrolled_on date not null,
        began_on date,
        completed_on date,
        left_on date,
        leave_reason text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint enrolment_pkey primary key (id),
        constraint enrolment_state check (state in
          ('interested', 'invited', 'enrolled', 'inTraining', 'paused', 'completed', 'didNotStart', 'withdrew', 'transferred')),
        constraint enrolment_source check (source in ('referral', 'open', 'partner', 'walkIn')),
        constraint enrolment_completed check ((state = 'completed') = (completed_on is not null)),
        constraint enrolment_left check ((state in ('withdrew', 'transferred', 'didNotStart')) = (left_on is not null)),
        constraint enrolment_person_fkey foreign key (person_id) references person (id),
        constraint enrolment_cohort_fkey foreign key (cohort_id) references cohort (id)
      );
      create unique index enrolment_once on enrolment (cohort_id, person_id);
      create index enrolment_person_idx on enrolment (person_id);

      create table training_session (
        id uuid not null,
        cohort_id uuid not null,
        title text not null,
        date date not null,
        start_time text not null,
        end_time text not null,
        time_zone text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        -- The date first promised; moving a session does not change it.
        first_date date not null,
        mode text not null,
        venue_id uuid,
        state text not null,
        cancel_reason text,
        register_submitted_at timestamptz,
        register_submitted_by uuid,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint training_session_pkey primary key (id),
        constraint training_session_mode check (mode in ('inPerson', 'online', 'hybrid')),
        constraint training_session_state check (state in
          ('draft', 'scheduled', 'inProgress', 'delivered', 'registerSubmitted', 'locked', 'reopened', 'postponed', 'cancelled')),
        constraint training_session_order check (ends_at > starts_at),
        constraint training_session_venue check (mode = 'online' or venue_id is not null),
        constraint training_session_cancelled check (state <> 'cancelled' or cancel_reason is not null),
        constraint training_session_submitted check
          (state not in ('registerSubmitted', 'locked', 'reopened') or register_submitted_at is not null),
        constraint training_session_cohort_fkey foreign key (cohort_id) references cohort (id),
        constraint training_session_venue_fkey foreign key (venue_id) references venue (id)
      );
      create index training_session_cohort_idx on training_session (cohort_id);
      create index training_session_starts_idx on training_session (starts_at);
      create index training_session_venue_idx on training_session (venue_id);

      create table session_trainer (
        session_id uuid not null,
        account_id uuid not null,
        constraint session_trainer_pkey primary key (session_id, account_id),
        constraint session_trainer_session_fkey foreign key (session_id) references training_session (id) on delete cascade,
        constraint session_trainer_account_fkey foreign key (account_id) references account (id)
      );
      create index session_trainer_account_idx on session_trainer (account_id);

      create table session_module (
        session_id uuid not null,
        module_id uuid not null,
        constraint session_module_pkey primary key (session_id, module_id),
        constraint session_module_session_fkey foreign key (session_id) references training_session (id) on delete cascade,
        constraint session_module_module_fkey foreign key (module_id) references course_module (id)
      );
      create index session_module_module_idx on session_module (module_id);

      create table walk_in (
        id uuid not null,
        session_id uuid not null,
        created_at timestamptz not null default now(),
        created_by uuid,
        constraint walk_in_pkey primary key (id),
        constraint walk_in_session_key unique (session_id, id),
        constraint walk_in_session_fkey foreign key (session_id) references training_session (id)
      );

      create table walk_in_identity (
        walk_in_id uuid not null,
        name text not null,
        constraint walk_in_identity_pkey primary key (walk_in_id),
        constraint walk_in_identity_walk_in_fkey foreign key (walk_in_id) references walk_in (id) on delete cascade
      );

      -- One mark of one person at one session, with a version of its own: two people never overwrite each other unseen.
      create table attendance (
        id uuid not null default gen_random_uuid(),
        session_id uuid not null,
        enrolment_id uuid,
        walk_in_id uuid,
        mark text not null,
        minutes integer,
        source text not null,
        mutation_id uuid not null,
        version integer not null default 1,
        recorded_at timestamptz not null,
        recorded_by uuid,
        constraint attendance_pkey primary key (id),
        constraint attendance_mark check (mark in ('present', 'late', 'leftEarly', 'apology', 'noShow', 'notMarked')),
        constraint attendance_source check (source in ('online', 'offline', 'paper', 'import')),
        constraint attendance_minutes check (minutes between 0 and 1440),
        constraint attendance_of_one check (num_nonnulls(enrolment_id, walk_in_id) = 1),
        constraint attendance_session_fkey foreign key (session_id) references training_session (id),
        constraint attendance_enrolment_fkey foreign key (enrolment_id) references enrolment (id),
        constraint attendance_walk_in_fkey foreign key (session_id, walk_in_id) references walk_in (session_id, id)
      );
      create unique index attendance_enrolment_once on attendance (session_id, enrolment_id);
      create unique index attendance_walk_in_once on attendance (walk_in_id);
      create index attendance_enrolment_idx on attendance (enrolment_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table attendance, walk_in_identity, walk_in, session_module, session_trainer, training_session, enrolment,
        cohort_trainer, cohort, course_module, course, person_identity, person;
    `);
  }
}
