import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses at which calendar programs read. Of a secret address only a hash is kept. */
export class CalendarFeeds1767000000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table calendar_feed (
        id uuid not null,
        account_id uuid not null,
        kind text not null,
        cohort_id uuid,
        token_hash bytea not null,
        created_at timestamptz not null,
        renewed_at timestamptz not null,
        last_read_on date,
        constraint calendar_feed_pkey primary key (id),
        constraint calendar_feed_kind check (kind in ('own', 'cohort')),
        constraint calendar_feed_of_cohort check ((kind = 'cohort') = (cohort_id is not null)),
        constraint calendar_feed_token_key unique (token_hash),
        constraint calendar_feed_once unique nulls not distinct (account_id, kind, cohort_id),
        constraint calendar_feed_account_fkey foreign key (account_id) references account (id) on delete cascade,
        constraint calendar_feed_cohort_fkey foreign key (cohort_id) references cohort (id) on delete cascade
      );
      create index calendar_feed_cohort_idx on calendar_feed (cohort_id);

      -- What the calendar asks for: the things of some days.
      create index training_session_date_idx on training_session (date);
      create index event_date_idx on event (date);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index event_date_idx, training_session_date_idx;
      drop table calendar_feed;
    `);
  }
}
