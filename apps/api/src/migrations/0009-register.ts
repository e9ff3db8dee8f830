import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files, and what a register holds beside its marks: their history, headcounts, known absences, joined walk-ins, photographs, notes. */
export class Register1767000000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Whoever owns a file (a register, a cohort) says so in a table of its own, and decides who may have it.
      create table stored_file (
        id uuid not null,
        content_type text not null,
        sha256 bytea not null,
        bytes bytea not null,
        created_at timestamptz not null default now(),
        created_by uuid,
        constraint stored_file_pkey primary key (id),
        constraint stored_file_content_type check (content_type in
          ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
        constraint stored_file_size check (octet_length(bytes) between 1 and 10000000)
      );
      -- Pictures are compressed already.
      alter table stored_file alter column bytes set storage external;

      alter table training_session add register_kind text not null default 'named',
        add constraint training_session_register_kind check (register_kind in ('named', 'headcount'));

      create table session_headcount (
        session_id uuid not null,
        headcount integer not null,
        method text not null,
        version integer not null default 1,
        recorded_at timestamptz not null,
        recorded_by uuid,
        constraint session_headcount_pkey primary key (session_id),
        constraint session_headcount_size check (headcount between 0 and 100000),
        constraint session_headcount_method check (method in ('register', 'estimate')),
        constraint session_headcount_session_fkey foreign key (session_id) references training_session (id)
      );

      -- Null: nobody said it, what was planned is taken as delivered.
      alter table session_module add said_at timestamptz, add said_by uuid;

      -- A walk-in that was removed or joined to a person keeps its id, and has neither mark nor name any more.
      alter table walk_in
        add removed_at timestamptz,
        add joined_at timestamptz,
        add joined_by uuid,
        add joined_enrolment_id uuid,
        add constraint walk_in_joined_enrolment_fkey foreign key (joined_enrolment_id) references enrolment (id),
        add constraint walk_in_joined check ((joined_at is null) = (joined_enrolment_id is null)),
        add constraint walk_in_ended_once check (num_nonnulls(removed_at, joined_at) <= 1);
      create index walk_in_joined_idx on walk_in (joined_enrolment_id);
      create index walk_in_session_idx on walk_in (session_id);

      -- Everything that was said of somebody at a session, in the order in which it arrived.
      create table attendance_history (
        id bigint generated always as identity,
        session_id uuid not null,
        enrolment_id uuid,
        walk_in_id uuid,
        mark text not null,
        minutes integer,
        source text not null,
        mutation_id uuid not null,
        outcome text not null,
        -- The version that the mark has by it.
        version integer,
        said_at timestamptz not null,
        said_by uuid,
        constraint attendance_history_pkey primary key (id),
        constraint attendance_history_mark check (mark in ('present', 'late', 'leftEarly', 'apology', 'noShow', 'notMarked')),
        constraint attendance_history_source check (source in ('online', 'offline', 'paper', 'import')),
        constraint attendance_history_outcome check (outcome in ('taken', 'notTaken', 'kept')),
        constraint attendance_history_version check ((outcome = 'taken') = (version is not null)),
        constraint attendance_history_of_one check (num_nonnulls(enrolment_id, walk_in_id) = 1),
        constraint attendance_history_session_fkey foreign key (session_id) references training_session (id),
        constraint attendance_history_enrolment_fkey foreign key (enrolment_id) references enrolment (id),
        constraint attendance_history_walk_in_fkey foreign key (session_id, walk_in_id) references walk_in (session_id, id)
      );
      -- The same message again is not said again.
      create unique index attendance_history_once
        on attendance_history (session_id, (coalesce(enrolment_id, walk_in_id)), mutation_id);
      create index attendance_history_enrolment_idx on attendance_history (enrolment_id);
      insert into attendance_history
             (session_id, enrolment_id, walk_in_id, mark, minutes, source, mutation_id, outcome, version, said_at, said_by)
      select session_id, enrolment_id, walk_in_id, mark, minutes, source, mutation_id, 'taken', version, recorded_at, recorded_by
        from attendance order by recorded_at, id;
      create trigger attendance_history_append_only before update or delete on attendance_history
        for each row execute function refuse_change();

      -- Somebody told us that they are away: every session of theirs in this span, also one that is planned later.
      create table known_absence (
        id uuid not null,
        enrolment_id uuid not null,
        from_date date not null,
        until_date date not null,
        reason text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint known_absence_pkey primary key (id),
        constraint known_absence_days check (until_date >= from_date),
        constraint known_absence_enrolment_fkey foreign key (enrolment_id) references enrolment (id)
      );
      create index known_absence_enrolment_idx on known_absence (enrolment_id);

      -- Somebody was called about the sessions that they missed up to this one.
      create table absence_call (
        enrolment_id uuid not null,
        session_id uuid not null,
        called_on date not null,
        recorded_at timestamptz not null,
        recorded_by uuid,
        constraint absence_call_pkey primary key (enrolment_id, session_id),
        constraint absence_call_enrolment_fkey foreign key (enrolment_id) references enrolment (id),
        constraint absence_call_session_fkey foreign key (session_id) references training_session (id)
      );
      create index absence_call_session_idx on absence_call (session_id);

      create table register_photo (
        file_id uuid not null,
        session_id uuid not null,
        constraint register_photo_pkey primary key (file_id),
        constraint register_photo_file_fkey foreign key (file_id) references stored_file (id),
        constraint register_photo_session_fkey foreign key (session_id) references training_session (id)
      );
      create index register_photo_session_idx on register_photo (session_id);

      -- The Best Practice Guides of a cohort: the one that was put last holds.
      create table cohort_guide (
        file_id uuid not null,
        cohort_id uuid not null,
        title text not null,
        agreed_on date not null,
        constraint cohort_guide_pkey primary key (file_id),
        constraint cohort_guide_file_fkey foreign key (file_id) references stored_file (id),
        constraint cohort_guide_cohort_fkey foreign key (cohort_id) references cohort (id)
      );
      create index cohort_guide_cohort_idx on cohort_guide (cohort_id);

      create table session_note (
        id uuid not null,
        session_id uuid not null,
        author_id uuid not null,
        text text not null,
        visibility text not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint session_note_pkey primary key (id),
        constraint session_note_visibility check (visibility in ('private', 'team', 'report')),
        constraint session_note_session_fkey foreign key (session_id) references training_session (id),
        constraint session_note_author_fkey foreign key (author_id) references account (id)
      );
      create unique index session_note_once on session_note (session_id, author_id);
      create index session_note_author_idx on session_note (author_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table session_note, cohort_guide, register_photo, absence_call, known_absence, attendance_history, session_headcount;
      alter table walk_in drop constraint walk_in_ended_once, drop constraint walk_in_joined, drop column joined_enrolment_id,
        drop column joined_by, drop column joined_at, drop column removed_at;
      drop index walk_in_session_idx;
      alter table session_module drop column said_by, drop column said_at;
      alter table training_session drop column register_kind;
      drop table stored_file;
    `);
  }
}
