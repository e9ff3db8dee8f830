import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An output can be removed, and come back: only while it cites nothing, so that no promise about a story is lost with it. */
export class OutputsRemoved1767000000024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table curated_output add column removed_at timestamptz;

      create function check_output_removed() returns trigger language plpgsql as $$
      begin
        if exists (select from output_citation where output_id = new.id and removed_at is null) then
          raise exception 'an output that cites stories is not removed'
            using errcode = 'check_violation', constraint = 'curated_output_cites';
        end if;
        return new;
      end $$;
      create trigger curated_output_removed before update on curated_output
        for each row when (new.removed_at is not null) execute function check_output_removed();

      create function check_citing_output() returns trigger language plpgsql as $$
      begin
        if exists (select from curated_output where id = new.output_id and removed_at is not null for share) then
          raise exception 'an output that was removed cites nothing'
            using errcode = 'check_violation', constraint = 'curated_output_cites';
        end if;
        return new;
      end $$;
      create trigger output_citation_of_removed before insert or update on output_citation
        for each row when (new.removed_at is null) execute function check_citing_output();`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger output_citation_of_removed on output_citation;
      drop function check_citing_output();
      drop trigger curated_output_removed on curated_output;
      drop function check_output_removed();
      alter table curated_output drop column removed_at;`);
  }
}
