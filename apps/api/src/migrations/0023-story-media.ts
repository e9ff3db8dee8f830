import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the charity keeps of a story itself, beside what it links to. */
export class StoryMedia1767000000023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- media_id: the file that is kept. upload_id: the one that is on its way, and takes its place once all of it is there.
      alter table story_asset
        add media_id uuid,
        add upload_id uuid,
        add constraint story_asset_media_fkey foreign key (media_id) references media_file (id),
        add constraint story_asset_upload_fkey foreign key (upload_id) references media_file (id),
        add constraint story_asset_media_key unique (media_id),
        add constraint story_asset_upload_key unique (upload_id),
        add constraint story_asset_file_or_address check (url is null or num_nonnulls(media_id, upload_id) = 0);

      -- Nothing is kept of what was taken away or withdrawn; and that name, face and voice are out of it is said of each file anew.
      create function check_asset_file() returns trigger language plpgsql as $$
      declare
        story_state text;
      begin
        if tg_op = 'UPDATE' and new.media_id is distinct from old.media_id and new.is_anonymised then
          raise exception 'what was said of one file does not hold of another'
            using errcode = 'check_violation', constraint = 'story_asset_anonymised_anew';
        end if;
        if num_nonnulls(new.media_id, new.upload_id) = 0 then
          return new;
        end if;
        -- Held: somebody may be withdrawing it at this moment.
        select state into story_state from story where id = new.story_id for share;
        if new.removed_at is not null or story_state in ('withdrawn', 'erased') then
          raise exception 'no file is kept of what was taken away'
            using errcode = 'check_violation', constraint = 'story_asset_file_removed';
        end if;
        return new;
      end $$;
      create trigger story_asset_file before insert or update on story_asset
        for each row execute function check_asset_file();

      create function check_withdrawn_files() returns trigger language plpgsql as $$
      begin
        if exists (select from story_asset where story_id = new.id and num_nonnulls(media_id, upload_id) > 0) then
          raise exception 'the files of a story go with it'
            using errcode = 'check_violation', constraint = 'story_withdrawn_files';
        end if;
        return null;
      end $$;
      create constraint trigger story_withdrawn_files after update on story deferrable initially deferred
        for each row when (new.state in ('withdrawn', 'erased') and old.state is distinct from new.state)
        execute function check_withdrawn_files();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger story_withdrawn_files on story;
      drop trigger story_asset_file on story_asset;
      drop function check_asset_file(), check_withdrawn_files();
      alter table story_asset drop column media_id, drop column upload_id;
    `);
  }
}
