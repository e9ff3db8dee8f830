import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, strands, places, organisations, grants, and the memberships that are given for them. */
export class Programmes1767000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table organisation (
        id uuid not null,
        name text not null,
        kind text not null,
        charity_number text,
        country_code text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint organisation_pkey primary key (id),
        constraint organisation_kind check
          (kind in ('charity', 'funder', 'localAuthority', 'university', 'company', 'community', 'other'))
      );
      create unique index organisation_name_key on organisation (lower(name));

      create table programme (
        id uuid not null,
        code text not null,
        name text not null,
        aliases text[] not null,
        summary text not null,
        start_date date not null,
        end_date date not null,
        time_zone text not null,
        publication_disclaimer text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint programme_pkey primary key (id),
        constraint programme_dates check (end_date >= start_date)
      );
      create unique index programme_code_key on programme (lower(code));

      create table programme_organisation (
        programme_id uuid not null,
        organisation_id uuid not null,
        role text not null,
        constraint programme_organisation_pkey primary key (programme_id, organisation_id, role),
        constraint programme_organisation_role check
          (role in ('funder', 'commissioner', 'lead', 'delivery', 'evaluator', 'licensee', 'host')),
        constraint programme_organisation_programme_fkey foreign key (programme_id) references programme (id) on delete cascade,
        constraint programme_organisation_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index programme_organisation_organisation_idx on programme_organisation (organisation_id);

      create table strand (
        id uuid not null,
        programme_id uuid not null,
        code text not null,
        name text not null,
        aliases text[] not null,
        kind text not null,
        commissioner_id uuid,
        start_date date not null,
        end_date date not null,
        last_story_number integer not null default 0,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint strand_pkey primary key (id),
        constraint strand_kind check (kind in ('place', 'year', 'workPackage', 'method')),
        constraint strand_dates check (end_date >= start_date),
        constraint strand_programme_fkey foreign key (programme_id) references programme (id),
        constraint strand_commissioner_fkey foreign key (commissioner_id) references organisation (id)
      );
      create unique index strand_code_key on strand (programme_id, lower(code));
      create index strand_commissioner_idx on strand (commissioner_id);

      create table region (
        id uuid not null,
        name text not null,
        local_name text,
        aliases text[] not null,
        parent_id uuid,
        level text not null,
        country_code text,
        official_code text,
        latitude double precision,
        longitude double precision,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint region_pkey primary key (id),
        constraint region_level check
          (level in ('online', 'country', 'region', 'combinedAuthority', 'localAuthority', 'city', 'neighbourhood')),
        constraint region_not_own_parent check (parent_id <> id),
        constraint region_parent_fkey foreign key (parent_id) references region (id)
      );
      create unique index region_name_key on region (parent_id, lower(name)) nulls not distinct;

      create table strand_region (
        strand_id uuid not null,
        region_id uuid not null,
        story_target integer not null,
        reporter_target integer not null,
        session_target integer,
        participant_target integer,
        constraint strand_region_pkey primary key (strand_id, region_id),
        constraint strand_region_targets check
          (least(story_target, reporter_target, session_target, participant_target) >= 0),
        constraint strand_region_strand_fkey foreign key (strand_id) references strand (id) on delete cascade,
        constraint strand_region_region_fkey foreign key (region_id) references region (id)
      );
      create index strand_region_region_idx on strand_region (region_id);

      create table venue (
        id uuid not null,
        name text not null,
        region_id uuid not null,
        step_free boolean,
        hearing_loop boolean,
        wifi text,
        notes text not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint venue_pkey primary key (id),
        constraint venue_wifi check (wifi in ('none', 'weak', 'good')),
        constraint venue_region_fkey foreign key (region_id) references region (id)
      );
      create unique index venue_name_key on venue (region_id, lower(name));

      -- "grant" is a word of SQL.
      create table funding_grant (
        id uuid not null,
        programme_id uuid not null,
        funding_organisation_id uuid not null,
        title text not null,
        amount_awarded numeric(14, 2) not null,
        currency text not null,
        award_date date not null,
        start_date date not null,
        end_date date not null,
        reporting_cadence text not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint funding_grant_pkey primary key (id),
        constraint funding_grant_amount check (amount_awarded >= 0),
        constraint funding_grant_dates check (end_date >= start_date),
        constraint funding_grant_cadence check
          (reporting_cadence in ('monthly', 'quarterly', 'halfYearly', 'yearly', 'endOfGrant')),
        constraint funding_grant_programme_fkey foreign key (programme_id) references programme (id),
        constraint funding_grant_organisation_fkey foreign key (funding_organisation_id) references organisation (id)
      );
      create index funding_grant_programme_idx on funding_grant (programme_id);
      create index funding_grant_organisation_idx on funding_grant (funding_organisation_id);

      create table membership (
        id uuid not null default gen_random_uuid(),
        account_id uuid not null,
        role text not null,
        scope text not null,
        programme_id uuid,
        strand_id uuid,
        grant_id uuid,
        constraint membership_pkey primary key (id),
        constraint membership_role check (role in ('administrator', 'programmeManager', 'trainer', 'funder')),
        constraint membership_scope check (
          case scope
            when 'organisation' then num_nonnulls(programme_id, strand_id, grant_id) = 0
            when 'programme' then programme_id is not null and num_nonnulls(strand_id, grant_id) = 0
            when 'strand' then strand_id is not null and num_nonnulls(programme_id, grant_id) = 0
            when 'grant' then grant_id is not null and num_nonnulls(programme_id, strand_id) = 0
            else false
          end
        ),
        constraint membership_role_scope check (
          (role, scope) in (
            ('administrator', 'organisation'),
            ('programmeManager', 'organisation'), ('programmeManager', 'programme'),
            ('trainer', 'programme'), ('trainer', 'strand'),
            ('funder', 'grant')
          )
        ),
        constraint membership_account_fkey foreign key (account_id) references account (id) on delete cascade,
        constraint membership_programme_fkey foreign key (programme_id) references programme (id) on delete cascade,
        constraint membership_strand_fkey foreign key (strand_id) references strand (id) on delete cascade,
        constraint membership_grant_fkey foreign key (grant_id) references funding_grant (id) on delete cascade
      );
      create unique index membership_once on membership (account_id, role, scope, programme_id, strand_id, grant_id)
        nulls not distinct;
      create index membership_programme_idx on membership (programme_id);
      create index membership_strand_idx on membership (strand_id);
      create index membership_grant_idx on membership (grant_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table membership, funding_grant, venue, strand_region, region, strand, programme_organisation, programme, organisation;
    `);
  }
}
