import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What curators make of stories: themes, reviews with key quotes, and collections. */
export class StoryReviews1767000000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table theme (
        id uuid not null,
        name text not null,
        aliases text[] not null default '{}',
        archived_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint theme_pkey primary key (id)
      );
      create unique index theme_name_key on theme (lower(name));

      create table story_theme (
        story_id uuid not null,
        theme_id uuid not null,
        added_at timestamptz not null,
        added_by uuid,
        constraint story_theme_pkey primary key (story_id, theme_id),
        constraint story_theme_story_fkey foreign key (story_id) references story (id),
        constraint story_theme_theme_fkey foreign key (theme_id) references theme (id)
      );
      create index story_theme_theme_idx on story_theme (theme_id);

      -- One curator's reading of a story. Anew for another curator; edited by its own.
      create table story_review (
        id uuid not null,
        story_id uuid not null,
        curator_id uuid not null,
        text_version integer not null,
        tone text not null,
        insight text not null,
        reviewed_at timestamptz not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint story_review_pkey primary key (id),
        constraint story_review_tone check (tone in ('positive', 'mixed', 'negative', 'neutral')),
        constraint story_review_story_fkey foreign key (story_id) references story (id),
        constraint story_review_curator_fkey foreign key (curator_id) references account (id),
        constraint story_review_text_fkey foreign key (story_id, text_version) references story_text (story_id, version)
      );
      create unique index story_review_once on story_review (story_id, curator_id);
      create index story_review_curator_idx on story_review (curator_id);

      -- A story is reviewed by somebody who did not gather it.
      create function check_story_review() returns trigger language plpgsql as $$
      begin
        if exists (select from story where id = new.story_id and logged_by = new.curator_id) then
          raise exception 'a story is reviewed by somebody else' using errcode = 'check_violation', constraint = 'story_review_own';
        end if;
        return new;
      end $$;
      create trigger story_review_own before insert or update on story_review
        for each row execute function check_story_review();

      -- A sentence of the transcript, by where it stands and by its words, so that it never moves unseen. from_char and to_char count
      -- UTF-16 units of the transcript of text_version, as JavaScript does; to_char is the first that no longer belongs to it.
      create table key_quote (
        id uuid not null,
        story_id uuid not null,
        review_id uuid not null,
        text_version integer not null,
        from_char integer not null,
        to_char integer not null,
        text text not null,
        before_text text not null,
        after_text text not null,
        anchor text not null,
        removed_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint key_quote_pkey primary key (id),
        constraint key_quote_range check (from_char >= 0 and to_char > from_char),
        constraint key_quote_anchor check (anchor in ('exact', 'moved', 'lost')),
        constraint key_quote_story_fkey foreign key (story_id) references story (id),
        constraint key_quote_review_fkey foreign key (review_id) references story_review (id),
        constraint key_quote_text_fkey foreign key (story_id, text_version) references story_text (story_id, version)
      );
      create index key_quote_story_idx on key_quote (story_id);
      create index key_quote_review_idx on key_quote (review_id);

      create table story_collection (
        id uuid not null,
        programme_id uuid not null,
        name text not null,
        aliases text[] not null default '{}',
        about text not null default '',
        archived_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint story_collection_pkey primary key (id),
        constraint story_collection_programme_fkey foreign key (programme_id) references programme (id)
      );
      create unique index story_collection_name_key on story_collection (programme_id, lower(name));

      create table story_collection_item (
        collection_id uuid not null,
        story_id uuid not null,
        added_at timestamptz not null,
        added_by uuid,
        constraint story_collection_item_pkey primary key (collection_id, story_id),
        constraint story_collection_item_collection_fkey foreign key (collection_id) references story_collection (id),
        constraint story_collection_item_story_fkey foreign key (story_id) references story (id)
      );
      create index story_collection_item_story_idx on story_collection_item (story_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table story_collection_item, story_collection, key_quote, story_review, story_theme, theme;
      drop function check_story_review();
    `);
  }
}
