import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What uses a story: outputs that cite it and whom it was given to, each under a consent that stood on its day; what is to be done when
 * somebody takes consent back, and the link by which they can do so themselves.
 */
export class StoryUse1767000000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(USES);
    await queryRunner.query(GUARDS);
    await queryRunner.query(ERASURE);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const USES = `
  create table curated_output (
    id uuid not null,
    programme_id uuid not null,
    kind text not null,
    title text not null,
    audience text not null,
    published_on date,
    url text,
    is_printed boolean not null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint curated_output_pkey primary key (id),
    constraint curated_output_kind check (kind in ('insightBriefing', 'featureArticle', 'insightReport', 'film', 'playlist', 'other')),
    constraint curated_output_audience check (audience in ('internal', 'funder', 'public')),
    constraint curated_output_url check (starts_with(url, 'https://')),
    constraint curated_output_programme_fkey foreign key (programme_id) references programme (id)
  );
  create index curated_output_programme_idx on curated_output (programme_id);

  -- quote_id: the quote alone is used, and not the story around it.
  create table output_citation (
    id uuid not null,
    output_id uuid not null,
    story_id uuid not null,
    quote_id uuid,
    text_version integer not null,
    removed_at timestamptz,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint output_citation_pkey primary key (id),
    constraint output_citation_output_fkey foreign key (output_id) references curated_output (id),
    constraint output_citation_story_fkey foreign key (story_id) references story (id),
    constraint output_citation_quote_fkey foreign key (quote_id) references key_quote (id),
    constraint output_citation_text_fkey foreign key (story_id, text_version) references story_text (story_id, version)
  );
  create unique index output_citation_once on output_citation (output_id, story_id, quote_id) nulls not distinct where removed_at is null;
  create index output_citation_story_idx on output_citation (story_id);

  -- Which version went to whom, when, and under which consent. The recipient is an organisation or an office, never a private person.
  create table disclosure (
    id uuid not null,
    story_id uuid not null,
    text_version integer not null,
    consent_id uuid not null,
    scope text not null,
    recipient_name text not null,
    recipient_organisation_id uuid,
    what text not null,
    disclosed_on date not null,
    note text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    constraint disclosure_pkey primary key (id),
    constraint disclosure_scope check (scope in
      ('share_partners', 'share_funder', 'publish_web', 'publish_social', 'publish_print', 'use_in_training', 'quote_only')),
    constraint disclosure_what check (what in ('story', 'quote', 'media')),
    constraint disclosure_quote_only check (scope <> 'quote_only' or what = 'quote'),
    constraint disclosure_text_fkey foreign key (story_id, text_version) references story_text (story_id, version),
    constraint disclosure_consent_fkey foreign key (consent_id) references consent_record (id),
    constraint disclosure_organisation_fkey foreign key (recipient_organisation_id) references organisation (id),
    constraint disclosure_recorded_by_fkey foreign key (recorded_by) references account (id)
  );
  create index disclosure_story_idx on disclosure (story_id, disclosed_on);
  create index disclosure_recipient_idx on disclosure (lower(recipient_name));

  create table withdrawal_task (
    id uuid not null,
    story_id uuid not null,
    consent_id uuid not null,
    kind text not null,
    citation_id uuid,
    disclosure_id uuid,
    asset_id uuid,
    contributor_id uuid,
    owner_id uuid not null,
    due_on date not null,
    done_at timestamptz,
    done_by uuid,
    outcome text not null default '',
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint withdrawal_task_pkey primary key (id),
    constraint withdrawal_task_kind check (kind in
      ('takeDownPublished', 'askRecipient', 'redactOutput', 'askPrinter', 'eraseMedia', 'cutContributor')),
    constraint withdrawal_task_done check ((done_at is null) = (done_by is null)),
    constraint withdrawal_task_story_fkey foreign key (story_id) references story (id),
    constraint withdrawal_task_consent_fkey foreign key (consent_id) references consent_record (id),
    constraint withdrawal_task_citation_fkey foreign key (citation_id) references output_citation (id),
    constraint withdrawal_task_disclosure_fkey foreign key (disclosure_id) references disclosure (id),
    constraint withdrawal_task_asset_fkey foreign key (asset_id) references story_asset (id),
    constraint withdrawal_task_contributor_fkey foreign key (contributor_id, story_id) references story_contributor (id, story_id),
    constraint withdrawal_task_owner_fkey foreign key (owner_id) references account (id)
  );
  create unique index withdrawal_task_open on withdrawal_task (story_id, kind, citation_id, disclosure_id, asset_id, contributor_id)
    nulls not distinct where done_at is null;
  create index withdrawal_task_story_idx on withdrawal_task (story_id);
  create index withdrawal_task_owner_idx on withdrawal_task (owner_id) where done_at is null;

  -- How somebody in a story takes back what they agreed to, without an account. Only the hash is kept.
  create table withdrawal_link (
    id uuid not null,
    story_id uuid not null,
    contributor_id uuid,
    token_hash bytea not null,
    created_at timestamptz not null,
    created_by uuid not null,
    expires_at timestamptz,
    used_at timestamptz,
    revoked_at timestamptz,
    constraint withdrawal_link_pkey primary key (id),
    constraint withdrawal_link_story_fkey foreign key (story_id) references story (id),
    constraint withdrawal_link_contributor_fkey foreign key (contributor_id, story_id) references story_contributor (id, story_id),
    constraint withdrawal_link_created_by_fkey foreign key (created_by) references account (id)
  );
  create unique index withdrawal_link_token_key on withdrawal_link (token_hash);
  create unique index withdrawal_link_standing on withdrawal_link (story_id, contributor_id) nulls not distinct where revoked_at is null;

  -- Whoever takes back by a link has no account.
  alter table consent_record
    alter column recorded_by drop not null,
    add column withdrawal_link_id uuid,
    add constraint consent_record_link_fkey foreign key (withdrawal_link_id) references withdrawal_link (id),
    add constraint consent_record_by check
      (recorded_by is not null and withdrawal_link_id is null or decision = 'withdrawn' and withdrawal_link_id is not null);`;

const GUARDS = `
  -- current_consent() as it stood at the end of a day.
  create function consent_on_day(of_story uuid, of_contributor uuid, on_day date)
    returns table (record_id uuid, decision text, scopes text[], expires_on date)
    language sql stable as $$
    select last.id, last.decision,
      case when last.decision = 'given' and (last.expires_on is null or last.expires_on > on_day)
        then array(select unnest(last.scopes) except
          select unnest(taken.scopes) from consent_record taken
          where taken.story_id = of_story and taken.contributor_id is not distinct from of_contributor and taken.decision = 'withdrawn'
            and taken.given_on <= on_day and (taken.given_on, taken.sequence) > (last.given_on, last.sequence))
        else '{}' end,
      last.expires_on
    from consent_record last
    where last.story_id = of_story and last.contributor_id is not distinct from of_contributor and last.given_on <= on_day
      and (last.decision <> 'withdrawn' or 'record_hold' = any (last.scopes))
    order by last.given_on desc, last.sequence desc limit 1
  $$;

  -- The same rule as isCovered() of the domain.
  create function covers_citation(audience text, url text, is_printed boolean, is_quote boolean, scopes text[]) returns boolean
    language sql immutable as $$
    select case audience
      when 'internal' then 'curate' = any (scopes)
      when 'funder' then scopes && array['share_funder', 'publish_web', 'publish_social', 'publish_print']
        or is_quote and 'quote_only' = any (scopes)
      else (is_quote and 'quote_only' = any (scopes))
        or (url is null or 'publish_web' = any (scopes)) and (not is_printed or 'publish_print' = any (scopes))
          and (url is not null or is_printed or scopes && array['publish_web', 'publish_social', 'publish_print'])
    end
  $$;

  -- The story is held, so that citing and withdrawing at once happen one after the other.
  create function assert_citation_covered(of_story uuid, of_quote uuid, of_output curated_output, on_day date) returns void
    language plpgsql as $$
  declare
    cited record;
    broken text;
  begin
    select * into cited from story where id = of_story for no key update;
    select case
      when cited.state in ('withdrawn', 'erased') then 'output_citation_consent'
      when strand.programme_id <> of_output.programme_id then 'output_citation_programme'
      when of_quote is not null and not exists (select from key_quote where id = of_quote and story_id = of_story and removed_at is null)
        then 'output_citation_quote'
      when of_output.audience <> 'internal' and (cited.is_held or cited.is_practice) then 'output_citation_consent'
      when of_output.audience = 'public' and cited.under_18_approved_at is null
        and exists (select from story_voices(of_story) where age <> 'adult') then 'output_citation_consent'
      when not (
        select bool_and(covers_citation(of_output.audience, of_output.url, of_output.is_printed, of_quote is not null,
          case when voice.expires_on <= on_day then '{}' else voice.scopes end))
        from story_voices(of_story) voice) then 'output_citation_consent'
    end into broken from strand where strand.id = cited.strand_id;
    if broken is not null then
      raise exception 'an output may not cite this story' using errcode = 'check_violation', constraint = broken;
    end if;
  end $$;

  create function check_citation() returns trigger language plpgsql as $$
  declare
    citing curated_output;
    on_day date;
  begin
    select * into citing from curated_output where id = new.output_id for share;
    select (new.updated_at at time zone time_zone)::date into on_day from programme where id = citing.programme_id;
    perform assert_citation_covered(new.story_id, new.quote_id, citing, on_day);
    return new;
  end $$;
  create trigger output_citation_added before insert on output_citation for each row execute function check_citation();
  create trigger output_citation_changed before update on output_citation
    for each row when (new.removed_at is null) execute function check_citation();

  create function check_output() returns trigger language plpgsql as $$
  declare
    cited record;
    on_day date;
  begin
    select (new.updated_at at time zone time_zone)::date into on_day from programme where id = new.programme_id;
    perform from story where id in (select story_id from output_citation where output_id = new.id) order by id for no key update;
    for cited in select * from output_citation where output_id = new.id and removed_at is null order by story_id loop
      perform assert_citation_covered(cited.story_id, cited.quote_id, new, on_day);
    end loop;
    return null;
  end $$;
  create trigger curated_output_consent after update on curated_output for each row
    when ((old.audience, old.url, old.is_printed, old.published_on, old.programme_id)
      is distinct from (new.audience, new.url, new.is_printed, new.published_on, new.programme_id))
    execute function check_output();

  create function check_disclosure() returns trigger language plpgsql as $$
  declare
    broken text;
  begin
    perform from story where id = new.story_id for no key update;
    select case
      when new.disclosed_on > (new.recorded_at at time zone programme.time_zone)::date then 'disclosure_in_future'
      when not coalesce((select record_id = new.consent_id and new.scope = any (scopes)
        from consent_on_day(new.story_id, null, new.disclosed_on)), false) then 'disclosure_scope_stands'
      when exists (
        select from story_contributor person
        where person.story_id = new.story_id and person.needs_consent and person.removed_at is null
          and not coalesce((select new.scope = any (scopes) from consent_on_day(new.story_id, person.id, new.disclosed_on)), false))
        then 'disclosure_scope_stands'
    end into broken
    from story join strand on strand.id = story.strand_id join programme on programme.id = strand.programme_id
    where story.id = new.story_id;
    if broken is not null then
      raise exception 'nobody agreed to this disclosure on its day' using errcode = 'check_violation', constraint = broken;
    end if;
    return new;
  end $$;
  create trigger disclosure_consent before insert on disclosure for each row execute function check_disclosure();
  create trigger disclosure_no_truncate before truncate on disclosure execute function refuse_change();`;

const ERASURE = `
  -- What is only ever added loses its words when its story is erased, and stays as a row: what was agreed to and given away refers to it.
  create or replace function refuse_change_of_text() returns trigger language plpgsql as $$
  begin
    if exists (select from story where id = old.story_id and state = 'erased') then
      if tg_op = 'DELETE' then return old; end if;
      if (new.story_id, new.version, new.title, new.summary, new.transcript) = (old.story_id, old.version, '', '', '') then return new; end if;
    end if;
    raise exception 'a text is never changed: add a version' using errcode = 'check_violation', constraint = 'story_text_append_only';
  end $$;

  create function refuse_change_but_erasure() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and exists (select from story where id = old.story_id and state = 'erased')
      and to_jsonb(new) - 'reason' - 'note' = to_jsonb(old) - 'reason' - 'note'
      and coalesce(to_jsonb(new) ->> 'reason', to_jsonb(new) ->> 'note', '') = '' then return new; end if;
    raise exception '% is append-only', tg_table_name
      using errcode = 'restrict_violation', constraint = tg_table_name || '_append_only';
  end $$;
  create trigger disclosure_append_only before update or delete on disclosure
    for each row execute function refuse_change_but_erasure();
  drop trigger story_step_append_only on story_step;
  create trigger story_step_append_only before update or delete on story_step
    for each row execute function refuse_change_but_erasure();

  -- From withdrawn to erased, and no way back.
  create function check_erasure() returns trigger language plpgsql as $$
  begin
    if old.state = 'erased' or old.state <> 'withdrawn' then
      raise exception 'only what was withdrawn is erased, once and for all'
        using errcode = 'check_violation', constraint = 'story_erasure';
    end if;
    return new;
  end $$;
  create trigger story_erasure before update on story
    for each row when ((old.state = 'erased') <> (new.state = 'erased')) execute function check_erasure();`;

/** Who took something back by a link cannot be told by the older table: then this stops at the not null, and loses nothing. */
const DOWN = `
  drop trigger story_erasure on story;
  drop trigger story_step_append_only on story_step;
  create trigger story_step_append_only before update or delete on story_step for each row execute function refuse_change();
  alter table consent_record drop column withdrawal_link_id, alter column recorded_by set not null;
  drop table withdrawal_task, withdrawal_link, disclosure, output_citation, curated_output cascade;
  drop function check_citation(), check_output(), check_disclosure(), refuse_change_but_erasure(), check_erasure(),
    consent_on_day(uuid, uuid, date), covers_citation(text, text, boolean, boolean, text[]);
  create or replace function refuse_change_of_text() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and exists (select from story where id = old.story_id and state = 'erased') then return old; end if;
    raise exception 'a text is never changed: add a version' using errcode = 'check_violation', constraint = 'story_text_append_only';
  end $$;`;
