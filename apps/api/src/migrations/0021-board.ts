import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The board reads each column in the order of its days. Whatever the application does, what was withdrawn is put into nothing. */
export class Board1767000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`

      create function check_story_curation() returns trigger language plpgsql as $$
      begin
        if exists (select from story where id = new.story_id and state in ('withdrawn', 'erased')) then
          raise exception 'what was withdrawn is put into nothing'
            using errcode = 'check_violation', constraint = 'story_curated_not_withdrawn';
        end if;
        return new;
      end $$;
      create trigger story_theme_not_withdrawn before insert or update on story_theme
        for each row execute function check_story_curation();
      create trigger story_collection_item_not_withdrawn before insert or update on story_collection_item
        for each row execute function check_story_curation();

      -- A collection holds stories of its own programme.
      create function check_story_collection() returns trigger language plpgsql as $$
      begin
        if not exists (
          select from story_collection collection join strand on strand.programme_id = collection.programme_id
          join story on story.strand_id = strand.id
          where collection.id = new.collection_id and story.id = new.story_id
        ) then
          raise exception 'a collection holds stories of its own programme'
            using errcode = 'check_violation', constraint = 'story_collection_programme';
        end if;
        return new;
      end $$;
      create trigger story_collection_programme before insert or update on story_collection_item
        for each row execute function check_story_collection();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger story_theme_not_withdrawn on story_theme;
      drop trigger story_collection_item_not_withdrawn on story_collection_item;
      drop trigger story_collection_programme on story_collection_item;
      drop function check_story_curation(), check_story_collection();
    `);
  }
}
