import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which communities stories are sought, and how many of each in each region of a strand. */
export class Coverage1767000000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table community add constraint community_of_programme unique (id, programme_id);
      alter table strand add constraint strand_of_programme unique (id, programme_id);

      create table coverage_target (
        strand_id uuid not null,
        region_id uuid not null,
        community_id uuid not null,
        -- Said again, so that a strand can seek none but communities of its own programme.
        programme_id uuid not null,
        target integer not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint coverage_target_pkey primary key (strand_id, region_id, community_id),
        constraint coverage_target_number check (target >= 0),
        -- With a region that the strand leaves goes what was sought there.
        constraint coverage_target_region_in_strand foreign key (strand_id, region_id)
          references strand_region (strand_id, region_id) on delete cascade,
        constraint coverage_target_strand_fkey foreign key (strand_id, programme_id)
          references strand (id, programme_id) on delete cascade,
        constraint coverage_target_community_fkey foreign key (community_id, programme_id)
          references community (id, programme_id)
      );
      create index coverage_target_community_idx on coverage_target (community_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table coverage_target;
      alter table strand drop constraint strand_of_programme;
      alter table community drop constraint community_of_programme;
    `);
  }
}
