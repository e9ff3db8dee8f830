import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gatherings around the work. */
export class Events1767000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table event (
        id uuid not null,
        programme_id uuid not null,
        strand_id uuid,
        region_id uuid not null,
        venue_id uuid,
        kind text not null,
        title text not null,
        date date not null,
        start_time text not null,
        end_time text not null,
        time_zone text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        mode text not null,
        state text not null,
        state_reason text,
        headcount integer,
        headcount_method text,
        feedback_quotes text[] not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint event_pkey primary key (id),
        constraint event_kind check (kind in ('launch', 'learningFestival', 'conversationOfChange', 'senseMaking',
          'networkMeetUp', 'peerLearningSpace', 'skillsSession', 'conference', 'other')),
        constraint event_mode check (mode in ('inPerson', 'online', 'hybrid')),
        constraint event_state check (state in ('draft', 'announced', 'held', 'writtenUp', 'postponed', 'cancelled')),
        constraint event_order check (ends_at > starts_at),
        constraint event_headcount check (headcount >= 0),
        constraint event_headcount_method check
          (headcount_method in ('register', 'estimate') and (headcount is null) = (headcount_method is null)),
        constraint event_programme_fkey foreign key (programme_id) references programme (id),
        constraint event_strand_fkey foreign key (strand_id) references strand (id),
        constraint event_region_fkey foreign key (region_id) references region (id),
        constraint event_venue_fkey foreign key (venue_id) references venue (id)
      );
      create index event_programme_idx on event (programme_id, starts_at);
      create index event_strand_idx on event (strand_id);
      create index event_region_idx on event (region_id);
      create index event_venue_idx on event (venue_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table event;');
  }
}
