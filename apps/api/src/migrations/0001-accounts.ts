import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sign-ins, one-time links, throttling, and the audit trail that everything else writes to. */
export class Accounts1767000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table installation (
        only_row boolean not null default true,
        is_demonstration boolean not null,
        began_at timestamptz not null,
        constraint installation_pkey primary key (only_row),
        constraint installation_only_row check (only_row)
      );

      create table account (
        id uuid not null,
        name text not null,
        email text not null,
        password_hash text,
        status text not null,
        last_sign_in_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint account_pkey primary key (id),
        constraint account_status check (status in ('invited', 'active', 'suspended')),
        constraint account_email_lower check (email = lower(email))
      );
      create unique index account_email_key on account (email);

      create table sign_in (
        id uuid not null,
        account_id uuid not null,
        token_hash bytea not null,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        constraint sign_in_pkey primary key (id),
        constraint sign_in_account_fkey foreign key (account_id) references account (id) on delete cascade
      );
      create unique index sign_in_token_key on sign_in (token_hash);
      create index sign_in_account_idx on sign_in (account_id);

      create table one_time_link (
        id uuid not null,
        kind text not null,
        account_id uuid,
        token_hash bytea not null,
        created_at timestamptz not null,
        expires_at timestamptz,
        used_at timestamptz,
        constraint one_time_link_pkey primary key (id),
        constraint one_time_link_kind check (kind in ('firstAdministrator', 'invitation')),
        constraint one_time_link_account check ((kind = 'invitation') = (account_id is not null)),
        constraint one_time_link_account_fkey foreign key (account_id) references account (id) on delete cascade
      );
      create unique index one_time_link_token_key on one_time_link (token_hash);

      -- The key is a keyed hash of an address or of a network address, never the thing itself.
      create table throttle (
        key bytea not null,
        failures integer not null,
        blocked_until timestamptz not null,
        last_failure_at timestamptz not null,
        constraint throttle_pkey primary key (key)
      );

      -- Who did what to which record, which fields and why; never the values of personal fields.
      create table audit_event (
        id bigint generated always as identity,
        at timestamptz not null,
        account_id uuid,
        request_id text not null,
        action text not null,
        entity text not null,
        entity_id uuid,
        fields text[] not null default '{}',
        reason text,
        constraint audit_event_pkey primary key (id)
      );
      create index audit_event_entity_idx on audit_event (entity, entity_id);

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name
          using errcode = 'restrict_violation', constraint = tg_table_name || '_append_only';
      end $$;

      create trigger audit_event_append_only before update or delete on audit_event
        for each row execute function refuse_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table audit_event, throttle, one_time_link, sign_in, account, installation;
      drop function refuse_change();
    `);
  }
}
