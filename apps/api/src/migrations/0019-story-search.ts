import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search in what stories say, and the indexes that a list of a hundred thousand of them is read by. */
export class StorySearch1767000000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(EXTENSIONS);
    for (const language of ['simple', ...LANGUAGES]) await queryRunner.query(configuration(language));
    await queryRunner.query(DOCUMENT);
    await queryRunner.query(KEPT);
    await queryRunner.query(INDEXES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index story_recorded_idx on story (recorded_on desc, id);
      drop index story_recorded_order_idx, story_strand_recorded_idx, story_state_recorded_idx, story_region_recorded_idx,
        story_strand_state_recorded_idx;
      drop trigger story_search_begin on story;
      drop trigger story_search_changed on story;
      drop trigger story_text_search on story_text;
      drop trigger key_quote_search on key_quote;
      drop trigger story_theme_search on story_theme;
      drop trigger story_collection_item_search on story_collection_item;
      drop table story_search;
      drop function note_story_search(), note_part_of_story_search(), refresh_story_search(uuid), story_search_document(uuid),
        story_search_vector(text, uuid, integer), search_configuration(text), search_fold(text);
    `);
    for (const language of ['simple', ...LANGUAGES])
      await queryRunner.query(`drop text search configuration story_${language}`);
    // The extensions stay: whether they were there before cannot be known, and something else may use them.
  }
}

/** Languages that PostgreSQL can reduce to stems and that programmes may tell stories in. Polish and Estonian are not among its own. */
const LANGUAGES = ['english', 'italian', 'spanish', 'french', 'german', 'portuguese', 'romanian'];

// Both are trusted: whoever may create something in the database may create them, as long as the server has them (PostgreSQL's contrib).
const EXTENSIONS = `
  create extension if not exists unaccent;
  create extension if not exists pg_trgm;

  -- Without case and accents, as foldForSearch() of the domain, and a little further: "ß" is "ss". For names.
  create function search_fold(words text) returns text language sql immutable strict parallel safe as $$
    select lower(unaccent(regexp_replace(normalize(words, NFKD), '[\\u0300-\\u036f]', '', 'g')))
  $$;`;

const configuration = (language: string): string => `
  create text search configuration story_${language} (copy = pg_catalog.${language});
  alter text search configuration story_${language}
    alter mapping for hword, hword_part, word with unaccent, ${language === 'simple' ? 'simple' : `${language}_stem`};`;

const DOCUMENT = `
  -- The words of a story's language are also found by their stems; those of a language without any, as they are.
  create function search_configuration(tag text) returns regconfig language sql stable parallel safe as $$
    select case split_part(lower(tag), '-', 1)
      when 'en' then 'story_english' when 'it' then 'story_italian' when 'es' then 'story_spanish' when 'fr' then 'story_french'
      when 'de' then 'story_german' when 'pt' then 'story_portuguese' when 'ro' then 'story_romanian' else 'story_simple'
    end::regconfig
  $$;

  -- reach: how many characters of the transcript are taken. What stands between < and > is words, and not a tag to be skipped.
  create function story_search_vector(tag text, of_story uuid, reach integer) returns tsvector language sql stable as $$
    select setweight(to_tsvector('story_simple', part.title) || to_tsvector(stems.configuration, part.title), 'A')
      || setweight(to_tsvector('story_simple', part.summary) || to_tsvector(stems.configuration, part.summary), 'B')
      || setweight(to_tsvector('story_simple', part.quotes) || to_tsvector(stems.configuration, part.quotes), 'C')
      || setweight(to_tsvector('story_simple', part.transcript) || to_tsvector(stems.configuration, part.transcript), 'D')
    from story
    join story_text said on said.story_id = story.id and said.version = story.text_version
    cross join lateral (select search_configuration(tag) as configuration) stems
    cross join lateral (
      select normalize(translate(said.title, '<>', '  '), NFC) as title, normalize(translate(said.summary, '<>', '  '), NFC) as summary,
             normalize(translate(left(said.transcript, reach), '<>', '  '), NFC) as transcript,
             coalesce((select string_agg(normalize(translate(quote.text, '<>', '  '), NFC), E'\\n' order by quote.id) from key_quote quote
               where quote.story_id = story.id and quote.removed_at is null and quote.anchor <> 'lost'), '') as quotes
    ) part
    where story.id = of_story
  $$;

  -- What a story is found by: its text, and where it belongs, by id, so that nothing has to be done when a place is renamed. No word of a
  -- text has a space in it, so that none can pass for an id. Null for what nobody reads any more.
  create function story_search_document(of_story uuid) returns tsvector language plpgsql stable as $$
  declare
    tag text;
    places text[];
  begin
    select story.language, array['strand ' || story.strand_id, 'region ' || story.region_id]
      || array(select 'theme ' || theme_id from story_theme where story_id = story.id)
      || array(select 'collection ' || collection_id from story_collection_item where story_id = story.id)
    into tag, places from story where story.id = of_story and story.state not in ('withdrawn', 'erased');
    if not found then return null; end if;
    begin
      return story_search_vector(tag, of_story, 1000000) || array_to_tsvector(places);
    exception when program_limit_exceeded then
      -- A vector holds a megabyte. Of a text with more different words than fit, the beginning is found.
      return story_search_vector(tag, of_story, 40000) || array_to_tsvector(places);
    end;
  end $$;`;

const KEPT = `
  create table story_search (
    story_id uuid not null,
    document tsvector not null,
    constraint story_search_pkey primary key (story_id),
    constraint story_search_story_fkey foreign key (story_id) references story (id) on delete cascade
  );

  -- The story's row is locked first: whoever waited here sees what the other one did, and cannot put back what was just withdrawn.
  create function refresh_story_search(of_story uuid) returns void language plpgsql as $$
  declare
    made tsvector;
  begin
    perform from story where id = of_story for no key update;
    made := story_search_document(of_story);
    if made is null then
      delete from story_search where story_id = of_story;
    else
      insert into story_search (story_id, document) values (of_story, made)
      on conflict (story_id) do update set document = excluded.document;
    end if;
  end $$;

  create function note_story_search() returns trigger language plpgsql as $$
  begin
    perform refresh_story_search(new.id);
    return null;
  end $$;
  create trigger story_search_begin after insert on story for each row execute function note_story_search();
  create trigger story_search_changed after update on story
    for each row when (row(old.strand_id, old.region_id, old.language, old.text_version, old.state)
      is distinct from row(new.strand_id, new.region_id, new.language, new.text_version, new.state))
    execute function note_story_search();

  create function note_part_of_story_search() returns trigger language plpgsql as $$
  begin
    if tg_op <> 'INSERT' then perform refresh_story_search(old.story_id); end if;
    if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.story_id <> old.story_id then
      perform refresh_story_search(new.story_id);
    end if;
    return null;
  end $$;
  create trigger story_text_search after insert on story_text for each row execute function note_part_of_story_search();
  create trigger key_quote_search after insert or update or delete on key_quote
    for each row execute function note_part_of_story_search();
  create trigger story_theme_search after insert or update or delete on story_theme
    for each row execute function note_part_of_story_search();
  create trigger story_collection_item_search after insert or update or delete on story_collection_item
    for each row execute function note_part_of_story_search();

  insert into story_search (story_id, document)
    select id, made from story cross join lateral story_search_document(id) made where made is not null;
  create index story_search_document_idx on story_search using gin (document);

  -- Nothing but the triggers above writes it.
  create trigger story_search_kept before insert or update or delete on story_search
    for each row when (pg_trigger_depth() = 0) execute function refuse_change();`;

const INDEXES = `
  drop index story_recorded_idx;
  create index story_recorded_order_idx on story (recorded_on, id);
  create index story_strand_recorded_idx on story (strand_id, recorded_on, id);
  create index story_region_recorded_idx on story (region_id, recorded_on, id);
  create index story_state_recorded_idx on story (state, recorded_on, id);
  create index story_strand_state_recorded_idx on story (strand_id, state, recorded_on, id);`;
