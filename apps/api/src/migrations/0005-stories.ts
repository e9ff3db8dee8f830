import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stories and consent. Consent records are only ever added; what is allowed now is worked out from all of them, and a story cannot
 * be published, nor stay published, without a consent to publish it on the web: whatever the application does.
 */
export class Stories1767000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table story (
        id uuid not null,
        strand_id uuid not null,
        region_id uuid not null,
        number integer not null,
        technique text not null,
        media text[] not null,
        language text not null,
        conversation_starter text not null,
        recorded_on date not null,
        gatherer_kind text not null,
        gatherer_person_id uuid,
        gatherer_organisation_id uuid,
        -- The account that logged it; for trainers and staff also the one that gathered it.
        logged_by uuid not null,
        storyteller_pseudonym text not null,
        storyteller_is_under_18 boolean not null,
        is_practice boolean not null,
        summary text not null,
        state text not null,
        last_reason text,
        submitted_at timestamptz,
        published_at timestamptz,
        published_url text,
        withdrawn_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint story_pkey primary key (id),
        constraint story_technique check
          (technique in ('snapshot', 'dialogueInterview', 'personalMonologue', 'experienceStory', 'group', 'other')),
        constraint story_media check (media <@ array['video', 'audio', 'photo', 'text'] and cardinality(media) > 0),
        constraint story_state check (state in ('planned', 'recorded', 'submitted', 'inReview', 'changesRequested', 'approved',
          'published', 'unpublished', 'archived', 'rejected', 'withdrawn', 'erased')),
        constraint story_gatherer check (
          case gatherer_kind
            when 'reporter' then gatherer_person_id is not null and gatherer_organisation_id is null
            when 'partnerOrganisation' then gatherer_organisation_id is not null and gatherer_person_id is null
            when 'trainer' then num_nonnulls(gatherer_person_id, gatherer_organisation_id) = 0
            when 'staff' then num_nonnulls(gatherer_person_id, gatherer_organisation_id) = 0
            else false
          end
        ),
        constraint story_withdrawn check ((state in ('withdrawn', 'erased')) = (withdrawn_at is not null)),
        constraint story_published check (state <> 'published' or published_at is not null),
        constraint story_practice_not_published check (not (is_practice and state = 'published')),
        constraint story_under_18_not_published check (not (storyteller_is_under_18 and state = 'published')),
        constraint story_region_in_strand foreign key (strand_id, region_id) references strand_region (strand_id, region_id),
        constraint story_gatherer_person_fkey foreign key (gatherer_person_id) references person (id),
        constraint story_gatherer_organisation_fkey foreign key (gatherer_organisation_id) references organisation (id),
        constraint story_logged_by_fkey foreign key (logged_by) references account (id)
      );
      create unique index story_number_key on story (strand_id, number);
      create index story_region_idx on story (strand_id, region_id);
      create index story_recorded_idx on story (recorded_on desc, id);
      create index story_gatherer_person_idx on story (gatherer_person_id);
      create index story_logged_by_idx on story (logged_by);

      create table consent_record (
        id uuid not null,
        sequence bigint generated always as identity,
        story_id uuid not null,
        decision text not null,
        scopes text[] not null,
        identity_display text not null,
        method text,
        information_sheet_version text,
        language text,
        given_on date not null,
        expires_on date,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        constraint consent_record_pkey primary key (id),
        constraint consent_record_decision check (decision in ('given', 'refused', 'withdrawn')),
        constraint consent_record_scopes check (scopes <@ array['record_hold', 'curate', 'share_partners', 'share_funder',
          'publish_web', 'publish_social', 'publish_print', 'use_in_training', 'quote_only', 'photo_likeness', 'recontact']),
        constraint consent_record_holds check (decision <> 'given' or 'record_hold' = any (scopes)),
        constraint consent_record_refused check (decision <> 'refused' or cardinality(scopes) = 0),
        constraint consent_record_identity_display check
          (identity_display in ('fullName', 'firstName', 'firstNameTown', 'pseudonym', 'anonymous')),
        constraint consent_record_method check (method in ('paper', 'digital', 'recordedVerbal')),
        constraint consent_record_evidence check (decision = 'withdrawn' or (method is not null and language is not null
          and information_sheet_version is not null)),
        constraint consent_record_expiry check (expires_on > given_on),
        constraint consent_record_story_fkey foreign key (story_id) references story (id),
        constraint consent_record_recorded_by_fkey foreign key (recorded_by) references account (id)
      );
      create index consent_record_story_idx on consent_record (story_id, sequence);

      create trigger consent_record_append_only before update or delete on consent_record
        for each row execute function refuse_change();

      -- What a storyteller allows, all records taken together, in the order of their days; whether it has expired is for the reader's
      -- day to say. The last record that settles everything (given, refused, or withdrawn as a whole, which is what taking away
      -- record_hold means) counts, less what was taken away since. The same rule as currentConsent() of the domain.
      create view story_consent as
        select
          story.id as story_id,
          coalesce(last.decision, 'none') as decision,
          case
            when last.decision = 'given'
              then array(select unnest(last.scopes) except select unnest(taken.scopes) order by 1)
            else '{}'
          end as scopes,
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

      create function assert_story_may_be_public(checked_story uuid) returns void language plpgsql as $$
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

      create function check_story_publication() returns trigger language plpgsql as $$
      begin
        perform assert_story_may_be_public(new.id);
        return null;
      end $$;
      create trigger story_publish_consent after insert or update on story
        for each row when (new.state = 'published') execute function check_story_publication();

      -- A consent that no longer covers publication is refused while the story is still up: it comes down first, in the same
      -- transaction. The story's row is locked, so that publishing and withdrawing at once cannot pass each other.
      create function check_consent_against_publication() returns trigger language plpgsql as $$
      begin
        perform from story where id = new.story_id for no key update;
        perform assert_story_may_be_public(new.story_id);
        return null;
      end $$;
      create trigger consent_record_publication after insert on consent_record
        for each row execute function check_consent_against_publication();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop view story_consent;
      drop table consent_record, story;
      drop function check_consent_against_publication(), check_story_publication(), assert_story_may_be_public(uuid);
    `);
  }
}
