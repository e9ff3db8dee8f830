import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody said can show that they agreed; and that nobody can be recognised is said of what can be seen or heard. */
export class RecordedWords1767000000025 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(WORDS);
    await queryRunner.query(ANONYMISED);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const WORDS = `
  -- media_id: recorded words, which are large and lie beside the database. Every other kind is a stored file.
  alter table consent_evidence
    alter column file_id drop not null,
    add media_id uuid,
    add constraint consent_evidence_media_key unique (media_id),
    add constraint consent_evidence_media_fkey foreign key (media_id) references media_file (id),
    add constraint consent_evidence_words check
      ((kind = 'recordedWords') = (media_id is not null) and num_nonnulls(file_id, media_id) = 1);

  -- Words on their way: they are evidence once all of them is there.
  create table consent_words_upload (
    media_id uuid not null,
    story_id uuid not null,
    consent_id uuid not null,
    constraint consent_words_upload_pkey primary key (media_id),
    constraint consent_words_upload_media_fkey foreign key (media_id) references media_file (id),
    constraint consent_words_upload_consent_fkey foreign key (consent_id, story_id) references consent_record (id, story_id)
  );
  create index consent_words_upload_story_idx on consent_words_upload (story_id);

  -- The file is held: of two who want one file at once, for a consent and for a story, the second is refused.
  create function check_consent_words() returns trigger language plpgsql as $$
  declare
    sent media_file;
  begin
    if new.media_id is null then return new; end if;
    select * into sent from media_file where id = new.media_id for update;
    if sent.kind is distinct from 'audio' or sent.removed_at is not null
      or (tg_table_name = 'consent_evidence' and sent.state <> 'complete') then
      raise exception 'recorded words are sound, and all of it' using errcode = 'check_violation', constraint = 'consent_words_sound';
    end if;
    if exists (select from story_asset where media_id = new.media_id or upload_id = new.media_id) then
      raise exception 'the file is of a story' using errcode = 'check_violation', constraint = 'consent_words_apart';
    end if;
    return new;
  end $$;
  create trigger consent_evidence_words before insert on consent_evidence for each row execute function check_consent_words();
  create trigger consent_words_upload_words before insert or update on consent_words_upload
    for each row execute function check_consent_words();

  -- What shows that somebody agreed is never what is told, nor published.
  create function check_asset_apart() returns trigger language plpgsql as $$
  begin
    if num_nonnulls(new.media_id, new.upload_id) = 0 then return new; end if;
    if tg_op = 'UPDATE' and new.media_id is not distinct from old.media_id and new.upload_id is not distinct from old.upload_id then
      return new;
    end if;
    perform from media_file where id in (new.media_id, new.upload_id) order by id for update;
    if exists (select from consent_evidence where media_id in (new.media_id, new.upload_id))
      or exists (select from consent_words_upload where media_id in (new.media_id, new.upload_id)) then
      raise exception 'the file shows that somebody agreed' using errcode = 'check_violation', constraint = 'consent_words_apart';
    end if;
    return new;
  end $$;
  create trigger story_asset_apart before insert or update on story_asset for each row execute function check_asset_apart();

  -- As with a stored file: nothing changes or takes it away while the story is there.
  create function keep_evidence_words() returns trigger language plpgsql as $$
  begin
    if exists (select from consent_evidence evidence join story on story.id = evidence.story_id
               where evidence.media_id = old.id and story.state <> 'erased') then
      raise exception 'the recording shows that somebody agreed'
        using errcode = 'restrict_violation', constraint = 'consent_evidence_kept';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$;
  create trigger media_file_evidence before update or delete on media_file
    for each row execute function keep_evidence_words();`;

const ANONYMISED = `
  -- What was said of nothing does not hold. A story that was public by it comes down, until somebody says it of what there is.
  update story set state = 'unpublished', version = version + 1, updated_at = now(), updated_by = null
    where state = 'published' and exists (select from story_consent where story_id = story.id and not is_named)
      and exists (select from story_asset where story_id = story.id and purpose = 'publication' and removed_at is null
        and is_anonymised and kind <> 'text' and num_nonnulls(url, media_id) = 0);
  update story_asset set is_anonymised = false, version = version + 1, updated_at = now(), updated_by = null
    where removed_at is null and is_anonymised and kind <> 'text' and num_nonnulls(url, media_id) = 0;
  -- Of a text it can be said: it is published as what the story says. What was taken away keeps what was said of it.
  alter table story_asset add constraint story_asset_anonymised check
    (not is_anonymised or removed_at is not null or kind = 'text' or num_nonnulls(url, media_id) > 0);`;

const DOWN = `
  alter table story_asset drop constraint story_asset_anonymised;
  drop trigger media_file_evidence on media_file;
  drop trigger story_asset_apart on story_asset;
  drop trigger consent_evidence_words on consent_evidence;
  drop table consent_words_upload;
  drop function keep_evidence_words(), check_asset_apart(), check_consent_words();
  -- Recorded words cannot be shown any more; the sweep takes their files.
  update media_file set removed_at = now() where removed_at is null and id in (select media_id from consent_evidence);
  alter table consent_evidence disable trigger consent_evidence_append_only;
  delete from consent_evidence where media_id is not null;
  alter table consent_evidence enable trigger consent_evidence_append_only;
  alter table consent_evidence
    drop column media_id,
    alter column file_id set not null;`;
