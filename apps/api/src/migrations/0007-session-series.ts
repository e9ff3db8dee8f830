import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Series of sessions, and what a session gained with them: what to bring, postponement, a note where it lies outside its strand. */
export class SessionSeries1767000000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What was said once for all sessions of a series. The sessions themselves are whole: a series explains them, it does not make them.
      create table session_series (
        id uuid not null,
        cohort_id uuid not null,
        first_date date not null,
        rule jsonb not null,
        -- After a split the part that follows begins at a later position than 1.
        first_position integer not null default 1,
        moved_by_days integer not null default 0,
        title text not null,
        is_numbered boolean not null,
        start_time text not null,
        end_time text not null,
        time_zone text not null,
        mode text not null,
        venue_id uuid,
        trainer_ids uuid[] not null,
        needs_to_bring text not null,
        modules_by_position jsonb not null,
        exception_note text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint session_series_pkey primary key (id),
        constraint session_series_mode check (mode in ('inPerson', 'online', 'hybrid')),
        constraint session_series_venue check (mode = 'online' or venue_id is not null),
        constraint session_series_position check (first_position > 0),
        constraint session_series_cohort_fkey foreign key (cohort_id) references cohort (id),
        constraint session_series_venue_fkey foreign key (venue_id) references venue (id)
      );
      create index session_series_cohort_idx on session_series (cohort_id);
      create index session_series_venue_idx on session_series (venue_id);

      -- Edits that were made, so that one that is sent twice happens once.
      create table series_edit (
        id uuid not null,
        series_id uuid not null,
        edit jsonb not null,
        changed_ids uuid[] not null,
        left_alone jsonb not null,
        made_at timestamptz not null,
        made_by uuid,
        constraint series_edit_pkey primary key (id),
        constraint series_edit_series_fkey foreign key (series_id) references session_series (id)
      );
      create index series_edit_series_idx on series_edit (series_id);

      alter table training_session
        add series_id uuid,
        add series_position integer,
        -- The day that its series gives it; another date is its own.
        add series_date date,
        add needs_to_bring text not null default '',
        add exception_note text,
        add postpone_reason text,
        add constraint training_session_series_fkey foreign key (series_id) references session_series (id),
        add constraint training_session_in_series check (num_nulls(series_id, series_position, series_date) in (0, 3)),
        add constraint training_session_postponed check ((state = 'postponed') = (postpone_reason is not null));
      create unique index training_session_series_once on training_session (series_id, series_position);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table training_session
        drop column series_id, drop column series_position, drop column series_date, drop column needs_to_bring,
        drop column exception_note, drop column postpone_reason;
      drop table series_edit, session_series;
    `);
  }
}
