import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Consent with consequences: everybody in a story decides for themselves, about a version of its text; minors, holds and people who do
 * not want to be named keep a story from being public, whatever the application does.
 */
export class ConsentWhole1767000000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(STORY);
    await queryRunner.query(PEOPLE_IN_IT);
    await queryRunner.query(STANDING);
    await queryRunner.query(PUBLICATION);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const STORY = `
  -- A group of people whose stories are sought, so that a gap can be seen. Of a story, never of a person.
  create table community (
    id uuid not null,
    programme_id uuid not null,
    name text not null,
    archived_at timestamptz,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint community_pkey primary key (id),
    constraint community_programme_fkey foreign key (programme_id) references programme (id)
  );
  create unique index community_name_key on community (programme_id, lower(name));

  alter table story
    add community_id uuid,
    add content_warning text not null default '',
    add duration_seconds integer,
    add storyteller_age text,
    add under_18_approved_at timestamptz,
    add under_18_approved_by uuid,
    add guardian_waived boolean not null default false,
    add is_held boolean not null default false,
    add text_version integer not null default 1,
    add constraint story_community_fkey foreign key (community_id) references community (id),
    add constraint story_duration check (duration_seconds between 1 and 86400),
    add constraint story_under_18_approved_by_fkey foreign key (under_18_approved_by) references account (id),
    add constraint story_under_18_approved check ((under_18_approved_at is null) = (under_18_approved_by is null));
  -- How much under 18 nobody was asked until now, so the stricter rule holds.
  update story set storyteller_age = case when storyteller_is_under_18 then 'under16' else 'adult' end;
  alter table story
    alter column storyteller_age set not null,
    drop constraint story_under_18_not_published,
    drop column storyteller_is_under_18,
    add constraint story_storyteller_age check (storyteller_age in ('under16', 'from16To17', 'adult')),
    add constraint story_under_18_not_published check
      (state <> 'published' or storyteller_age = 'adult' or under_18_approved_at is not null),
    add constraint story_held_not_published check (not (is_held and state = 'published'));
  create index story_community_idx on story (community_id);

  -- What a story says, version by version. What was agreed to stays as it was agreed to.
  create table story_text (
    story_id uuid not null,
    version integer not null,
    title text not null default '',
    summary text not null default '',
    transcript text not null default '',
    created_at timestamptz not null,
    created_by uuid,
    constraint story_text_pkey primary key (story_id, version),
    constraint story_text_version check (version >= 1),
    constraint story_text_story_fkey foreign key (story_id) references story (id)
  );
  insert into story_text (story_id, version, summary, created_at, created_by)
    select id, 1, summary, created_at, created_by from story;
  alter table story drop column summary;
  alter table story add constraint story_text_version_fkey foreign key (id, text_version)
    references story_text (story_id, version) deferrable initially deferred;

  -- A text is written once. It goes only when its story is erased.
  create function refuse_change_of_text() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and exists (select from story where id = old.story_id and state = 'erased') then return old; end if;
    raise exception 'a text is never changed: add a version' using errcode = 'check_violation', constraint = 'story_text_append_only';
  end $$;
  create trigger story_text_append_only before update or delete on story_text
    for each row execute function refuse_change_of_text();

  -- That the storyteller saw a version, or said that they need not. A consent can say the same of a version.
  create table text_agreement (
    id uuid not null,
    story_id uuid not null,
    text_version integer not null,
    how text not null,
    agreed_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    constraint text_agreement_pkey primary key (id),
    constraint text_agreement_how check (how in ('sawFinal', 'waived')),
    constraint text_agreement_text_fkey foreign key (story_id, text_version) references story_text (story_id, version),
    constraint text_agreement_recorded_by_fkey foreign key (recorded_by) references account (id)
  );
  create index text_agreement_story_idx on text_agreement (story_id, text_version);

  -- Every step of a story, kept by the database.
  create table story_step (
    id bigint generated always as identity,
    story_id uuid not null,
    from_state text,
    to_state text not null,
    reason text,
    taken_at timestamptz not null,
    taken_by uuid,
    constraint story_step_pkey primary key (id),
    constraint story_step_story_fkey foreign key (story_id) references story (id)
  );
  create index story_step_story_idx on story_step (story_id, id);
  create function note_story_step() returns trigger language plpgsql as $$
  begin
    insert into story_step (story_id, from_state, to_state, reason, taken_at, taken_by)
    values (new.id, case when tg_op = 'UPDATE' then old.state end, new.state,
            case when new.state in ('changesRequested', 'rejected') then new.last_reason end, new.updated_at, new.updated_by);
    return null;
  end $$;
  insert into story_step (story_id, to_state, taken_at, taken_by) select id, state, updated_at, updated_by from story order by created_at;
  create trigger story_step_logged after insert on story for each row execute function note_story_step();
  create trigger story_step_taken after update on story
    for each row when (old.state is distinct from new.state) execute function note_story_step();
  create trigger story_step_append_only before update or delete on story_step for each row execute function refuse_change();

  -- Where a story can be seen or heard. For publication, or as it was recorded.
  create table story_asset (
    id uuid not null,
    story_id uuid not null,
    kind text not null,
    purpose text not null,
    url text,
    description text not null default '',
    is_anonymised boolean not null default false,
    removed_at timestamptz,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint story_asset_pkey primary key (id),
    constraint story_asset_kind check (kind in ('video', 'audio', 'photo', 'text')),
    constraint story_asset_purpose check (purpose in ('publication', 'source')),
    constraint story_asset_url check (starts_with(url, 'https://')),
    constraint story_asset_story_fkey foreign key (story_id) references story (id)
  );
  create index story_asset_story_idx on story_asset (story_id);`;

const PEOPLE_IN_IT = `
  -- Everybody in a story besides its storyteller, by a label and never by a name.
  create table story_contributor (
    id uuid not null,
    story_id uuid not null,
    role text not null,
    label text not null,
    age text not null,
    needs_consent boolean not null,
    removed_at timestamptz,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint story_contributor_pkey primary key (id),
    constraint story_contributor_of_story unique (id, story_id),
    constraint story_contributor_role check (role in ('storyteller', 'interviewer', 'thirdParty')),
    constraint story_contributor_age check (age in ('under16', 'from16To17', 'adult')),
    constraint story_contributor_story_fkey foreign key (story_id) references story (id)
  );
  create index story_contributor_story_idx on story_contributor (story_id);

  -- contributor_id: whose decision it is; null for the storyteller. text_version: the text that was agreed to, where there was one.
  alter table consent_record
    add contributor_id uuid,
    add text_version integer,
    add controllers text[] not null default '{}',
    add words text not null default '',
    add witnessed_by text,
    add guardian_part text,
    add guardian_name text,
    add guardian_relationship text,
    add constraint consent_record_contributor_fkey foreign key (contributor_id, story_id)
      references story_contributor (id, story_id),
    add constraint consent_record_text_fkey foreign key (story_id, text_version) references story_text (story_id, version),
    add constraint consent_record_guardian_part check (guardian_part in ('consented', 'notified')),
    add constraint consent_record_guardian check (num_nulls(guardian_part, guardian_name, guardian_relationship) in (0, 3));
  create trigger consent_record_no_truncate before truncate on consent_record execute function refuse_change();

  -- What somebody said that worries. The words are for the safeguarding lead, and lie apart.
  create table safeguarding_concern (
    id uuid not null,
    story_id uuid not null,
    category text not null,
    state text not null,
    holds boolean not null default true,
    raised_at timestamptz not null,
    raised_by uuid not null,
    triaged_at timestamptz,
    triaged_by uuid,
    closed_at timestamptz,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint safeguarding_concern_pkey primary key (id),
    constraint safeguarding_concern_category check (category in
      ('abuse', 'neglect', 'selfHarm', 'exploitation', 'domesticAbuse', 'riskToOthers', 'childAtRisk', 'other')),
    constraint safeguarding_concern_state check (state in ('raised', 'triaged', 'monitoring', 'referred', 'closed')),
    constraint safeguarding_concern_triaged check ((state = 'raised') = (triaged_at is null)),
    constraint safeguarding_concern_holds check (holds or state <> 'raised'),
    constraint safeguarding_concern_story_fkey foreign key (story_id) references story (id),
    constraint safeguarding_concern_raised_by_fkey foreign key (raised_by) references account (id)
  );
  create index safeguarding_concern_story_idx on safeguarding_concern (story_id);
  create table safeguarding_entry (
    id uuid not null,
    sequence bigint generated always as identity,
    concern_id uuid not null,
    kind text not null,
    text text not null,
    written_at timestamptz not null,
    written_by uuid not null,
    constraint safeguarding_entry_pkey primary key (id),
    constraint safeguarding_entry_kind check (kind in ('narrative', 'immediateAction', 'triage', 'referral', 'note', 'outcome')),
    constraint safeguarding_entry_concern_fkey foreign key (concern_id) references safeguarding_concern (id),
    constraint safeguarding_entry_written_by_fkey foreign key (written_by) references account (id)
  );
  create index safeguarding_entry_concern_idx on safeguarding_entry (concern_id, written_at);
  create trigger safeguarding_entry_append_only before update or delete on safeguarding_entry
    for each row execute function refuse_change();

  -- A story is held from the moment at which somebody raises a concern until the lead has let go of every one.
  create function hold_story() returns trigger language plpgsql as $$
  begin
    update story set is_held = exists (select from safeguarding_concern where story_id = story.id and holds)
    where id = new.story_id;
    return null;
  end $$;
  create trigger safeguarding_concern_hold after insert or update on safeguarding_concern
    for each row execute function hold_story();
  create function check_hold() returns trigger language plpgsql as $$
  begin
    if new.is_held is distinct from exists (select from safeguarding_concern where story_id = new.id and holds) then
      raise exception 'a story is held by its concerns alone' using errcode = 'check_violation', constraint = 'story_hold';
    end if;
    return null;
  end $$;
  create trigger story_hold after update on story
    for each row when (old.is_held is distinct from new.is_held) execute function check_hold();`;

const STANDING = `
  -- What somebody in a story allows, all their records taken together, in the order of their days; whether it has expired is for the
  -- reader's day to say. The last record that settles everything (given, refused, or withdrawn as a whole, which is what taking away
  -- record_hold means) counts, less what was taken away since. The same rule as currentConsent() of the domain.
  create function current_consent(of_story uuid, of_contributor uuid)
    returns table (decision text, scopes text[], is_restricted boolean, identity_display text, expires_on date,
                   text_version integer, guardian_part text)
    language sql stable as $$
    select
      coalesce(last.decision, 'none'),
      case when last.decision = 'given' then array(select unnest(last.scopes) except select unnest(taken.scopes) order by 1)
        else '{}' end,
      coalesce(last.decision = 'given' and last.scopes && taken.scopes, false),
      case when last.decision = 'given' then last.identity_display end,
      case when last.decision = 'given' then last.expires_on end,
      case when last.decision = 'given' then last.text_version end,
      case when last.decision = 'given' then last.guardian_part end
    from (select) one
    left join lateral (
      select record.* from consent_record record
      where record.story_id = of_story and record.contributor_id is not distinct from of_contributor
        and (record.decision <> 'withdrawn' or 'record_hold' = any (record.scopes))
      order by record.given_on desc, record.sequence desc limit 1
    ) last on true
    cross join lateral (
      select coalesce(array_agg(distinct each.scope), '{}') as scopes
      from consent_record record cross join lateral unnest(record.scopes) as each (scope)
      where record.story_id = of_story and record.contributor_id is not distinct from of_contributor
        and record.decision = 'withdrawn' and (record.given_on, record.sequence) > (last.given_on, last.sequence)
    ) taken
  $$;

  -- Everybody whose consent a story needs: its storyteller (null), and who else is in it.
  create function story_voices(of_story uuid)
    returns table (contributor_id uuid, age text, decision text, scopes text[], is_restricted boolean, identity_display text,
                   expires_on date, text_version integer, guardian_part text)
    language sql stable as $$
    select voice.id, voice.age, consent.*
    from (
      select null::uuid as id, storyteller_age as age from story where id = of_story
      union all
      select id, age from story_contributor where story_id = of_story and needs_consent and removed_at is null
    ) voice
    cross join lateral current_consent(of_story, voice.id) consent
  $$;

  drop trigger consent_record_publication on consent_record;
  drop trigger story_publish_consent on story;
  drop view story_consent;

  -- The storyteller's standing consent, kept by the database in the transaction that changes it, so that a list of a hundred thousand
  -- stories can ask for it. public_until: the first day on which the story may no longer be public by the consent of everybody in it;
  -- -infinity when it may not at all, infinity when there is no such day. is_named: nobody in it wants to stay unnamed.
  create table story_consent (
    story_id uuid not null,
    decision text not null,
    scopes text[] not null,
    is_restricted boolean not null,
    identity_display text,
    expires_on date,
    text_version integer,
    public_until date not null,
    is_named boolean not null,
    constraint story_consent_pkey primary key (story_id),
    constraint story_consent_story_fkey foreign key (story_id) references story (id) on delete cascade
  );
  create index story_consent_expires_idx on story_consent (expires_on) where expires_on is not null;

  create function refresh_story_consent(of_story uuid) returns void language sql as $$
    insert into story_consent (story_id, decision, scopes, is_restricted, identity_display, expires_on, text_version, public_until, is_named)
    select of_story, teller.decision, teller.scopes, teller.is_restricted, teller.identity_display, teller.expires_on,
           teller.text_version, everybody.public_until, everybody.is_named
    from current_consent(of_story, null) teller
    cross join (
      select min(case when 'publish_web' = any (scopes) then coalesce(expires_on, 'infinity') else '-infinity' end) as public_until,
             bool_and(coalesce(identity_display in ('fullName', 'firstName', 'firstNameTown'), false)) as is_named
      from story_voices(of_story)
    ) everybody
    on conflict (story_id) do update set
      decision = excluded.decision, scopes = excluded.scopes, is_restricted = excluded.is_restricted,
      identity_display = excluded.identity_display, expires_on = excluded.expires_on, text_version = excluded.text_version,
      public_until = excluded.public_until, is_named = excluded.is_named
  $$;
  select refresh_story_consent(id) from story;

  -- Nothing but the triggers below writes it.
  create trigger story_consent_kept before insert or update or delete on story_consent
    for each row when (pg_trigger_depth() = 0) execute function refuse_change();

  create function begin_story_consent() returns trigger language plpgsql as $$
  begin
    perform refresh_story_consent(new.id);
    return null;
  end $$;
  create trigger story_consent_begin after insert on story for each row execute function begin_story_consent();`;

const PUBLICATION = `
  create or replace function assert_story_may_be_public(checked_story uuid) returns void language plpgsql as $$
  declare
    checked record;
    broken text;
  begin
    select story.*, (story.published_at at time zone programme.time_zone)::date as published_on into checked
    from story
    join strand on strand.id = story.strand_id
    join programme on programme.id = strand.programme_id
    where story.id = checked_story and story.state = 'published';
    if not found then return; end if;

    select case
      when bool_or(not ('publish_web' = any (scopes) and (expires_on is null or expires_on > checked.published_on)))
        then 'story_publish_consent'
      when bool_or(age <> 'adult') and checked.under_18_approved_at is null then 'story_under_18_not_published'
      when bool_or(age = 'under16' and guardian_part is distinct from 'consented'
        or age = 'from16To17' and guardian_part is null and not checked.guardian_waived) then 'story_guardian'
      when not exists (select from text_agreement where story_id = checked.id and text_agreement.text_version = checked.text_version)
        and not bool_or(contributor_id is null and voice.text_version is not distinct from checked.text_version)
        then 'story_text_agreed'
      when bool_or(coalesce(identity_display not in ('fullName', 'firstName', 'firstNameTown'), true)) and not (
        exists (select from story_asset where story_id = checked.id and purpose = 'publication' and removed_at is null and is_anonymised)
        and not exists (select from story_asset where story_id = checked.id and purpose = 'publication' and removed_at is null
          and not is_anonymised)) then 'story_anonymised_asset'
    end into broken
    from story_voices(checked.id) voice;

    if broken is not null then
      raise exception 'the story may not be public' using errcode = 'check_violation', constraint = broken;
    end if;
  end $$;

  -- Whoever published a story until now vouched for its final text and, where somebody wanted to stay unnamed, for what was published.
  insert into story_asset (id, story_id, kind, purpose, url, is_anonymised, created_at, created_by, updated_at, updated_by)
    select gen_random_uuid(), id, media[1], 'publication', case when starts_with(published_url, 'https://') then published_url end,
           not is_named, published_at, updated_by, published_at, updated_by
    from story join story_consent on story_id = id
    where published_at is not null and state not in ('withdrawn', 'erased') and (published_url is not null or not is_named);
  insert into text_agreement (id, story_id, text_version, how, agreed_on, recorded_at, recorded_by)
    select gen_random_uuid(), id, text_version, 'sawFinal', published_at::date, published_at, coalesce(updated_by, logged_by)
    from story where published_at is not null and state not in ('withdrawn', 'erased');

  create trigger story_publish_consent after insert or update on story
    for each row when (new.state = 'published') execute function check_story_publication();

  -- Whatever changes what a public story stands on is refused while it is up: it comes down first, in the same transaction. The story's
  -- row is locked, so that publishing and withdrawing at once cannot pass each other.
  create or replace function check_consent_against_publication() returns trigger language plpgsql as $$
  begin
    perform from story where id = new.story_id for no key update;
    perform refresh_story_consent(new.story_id);
    perform assert_story_may_be_public(new.story_id);
    return null;
  end $$;
  create trigger consent_record_publication after insert on consent_record
    for each row execute function check_consent_against_publication();
  create trigger story_contributor_publication after insert or update on story_contributor
    for each row execute function check_consent_against_publication();
  create function check_asset_against_publication() returns trigger language plpgsql as $$
  begin
    perform from story where id = new.story_id for no key update;
    perform assert_story_may_be_public(new.story_id);
    return null;
  end $$;
  create trigger story_asset_publication after insert or update on story_asset
    for each row execute function check_asset_against_publication();
  create trigger story_contributor_kept before delete on story_contributor for each row execute function refuse_change();
  create trigger story_asset_kept before delete on story_asset for each row execute function refuse_change();
  create trigger text_agreement_append_only before update or delete on text_agreement
    for each row execute function refuse_change();`;

const DOWN = `
  drop trigger consent_record_publication on consent_record;
  drop trigger story_publish_consent on story;
  drop trigger story_consent_begin on story;
  drop trigger story_step_logged on story;
  drop trigger story_step_taken on story;
  drop trigger story_hold on story;
  drop trigger consent_record_no_truncate on consent_record;
  drop table safeguarding_entry, safeguarding_concern, story_asset, story_step, text_agreement, story_consent;
  alter table consent_record
    drop column contributor_id, drop column text_version, drop column controllers, drop column words, drop column witnessed_by,
    drop column guardian_part, drop column guardian_name, drop column guardian_relationship;
  drop table story_contributor;
  drop function hold_story(), check_hold(), note_story_step(), begin_story_consent(), check_asset_against_publication(),
    refresh_story_consent(uuid), story_voices(uuid), current_consent(uuid, uuid);
  alter table story add summary text, add storyteller_is_under_18 boolean;
  update story set storyteller_is_under_18 = storyteller_age <> 'adult',
    summary = coalesce((select summary from story_text where story_id = story.id and version = story.text_version), '');
  -- What was published of minors with an approval cannot be said any more.
  update story set state = 'unpublished' where storyteller_is_under_18 and state = 'published';
  alter table story
    alter column summary set not null, alter column storyteller_is_under_18 set not null,
    drop constraint story_text_version_fkey, drop constraint story_under_18_not_published, drop constraint story_held_not_published,
    drop column community_id, drop column content_warning, drop column duration_seconds, drop column storyteller_age,
    drop column under_18_approved_at, drop column under_18_approved_by, drop column guardian_waived, drop column is_held,
    drop column text_version,
    add constraint story_under_18_not_published check (not (storyteller_is_under_18 and state = 'published'));
  drop table story_text, community;
  drop function refuse_change_of_text();

  create view story_consent as
    select story.id as story_id, coalesce(last.decision, 'none') as decision,
      case when last.decision = 'given' then array(select unnest(last.scopes) except select unnest(taken.scopes) order by 1)
        else '{}' end as scopes,
      coalesce(last.decision = 'given' and last.scopes && taken.scopes, false) as is_restricted,
      case when last.decision = 'given' then last.identity_display end as identity_display,
      case when last.decision = 'given' then last.expires_on end as expires_on
    from story
    left join lateral (
      select record.* from consent_record record
      where record.story_id = story.id and (record.decision <> 'withdrawn' or 'record_hold' = any (record.scopes))
      order by record.given_on desc, record.sequence desc limit 1
    ) last on true
    cross join lateral (
      select coalesce(array_agg(distinct each.scope), '{}') as scopes
      from consent_record record cross join lateral unnest(record.scopes) as each (scope)
      where record.story_id = story.id and record.decision = 'withdrawn'
        and (record.given_on, record.sequence) > (last.given_on, last.sequence)
    ) taken;
  create or replace function assert_story_may_be_public(checked_story uuid) returns void language plpgsql as $$
  begin
    if exists (
      select from story
      join strand on strand.id = story.strand_id
      join programme on programme.id = strand.programme_id
      join story_consent consent on consent.story_id = story.id
      where story.id = checked_story and story.state = 'published'
        and not ('publish_web' = any (consent.scopes)
          and (consent.expires_on is null
            or consent.expires_on > (story.published_at at time zone programme.time_zone)::date))
    ) then
      raise exception 'a published story needs a valid consent to publish on the web'
        using errcode = 'check_violation', constraint = 'story_publish_consent';
    end if;
  end $$;
  create trigger story_publish_consent after insert or update on story
    for each row when (new.state = 'published') execute function check_story_publication();
  create or replace function check_consent_against_publication() returns trigger language plpgsql as $$
  begin
    perform from story where id = new.story_id for no key update;
    perform assert_story_may_be_public(new.story_id);
    return null;
  end $$;
  create trigger consent_record_publication after insert on consent_record
    for each row execute function check_consent_against_publication();`;
