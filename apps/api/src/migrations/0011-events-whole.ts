import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everything that surrounds an event: guests, their places and links, the door, quotes with permission, and what follows. */
export class EventsWhole1767000000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table event
        add capacity integer,
        add exception_note text,
        add has_date boolean not null default true,
        add first_date date,
        add no_headcount_reason text,
        add activities jsonb not null default '[]',
        add summary_url text,
        add summary_title text;
      update event set first_date = date where state <> 'draft';
      update event set has_date = false where state = 'postponed';
      alter table event
        add constraint event_capacity check (capacity >= 1),
        add constraint event_no_headcount_reason check (headcount is null or no_headcount_reason is null),
        add constraint event_activities check (jsonb_typeof(activities) = 'array'),
        add constraint event_summary check
          ((summary_url is null) = (summary_title is null) and starts_with(summary_url, 'https://')),
        add constraint event_has_date check (has_date or state in ('postponed', 'cancelled'));

      create table event_organisation (
        event_id uuid not null,
        position integer not null,
        organisation_id uuid,
        name text,
        people integer,
        constraint event_organisation_pkey primary key (event_id, position),
        constraint event_organisation_of_one check (num_nonnulls(organisation_id, name) = 1),
        constraint event_organisation_people check (people >= 1),
        constraint event_organisation_event_fkey foreign key (event_id) references event (id) on delete cascade,
        constraint event_organisation_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create unique index event_organisation_once on event_organisation (event_id, organisation_id);
      create index event_organisation_organisation_idx on event_organisation (organisation_id);

      create table event_quote (
        id uuid not null,
        event_id uuid not null,
        text text not null,
        attribution text,
        permission text not null,
        permission_at timestamptz,
        permission_by uuid,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint event_quote_pkey primary key (id),
        constraint event_quote_permission check (permission in ('none', 'internal', 'report', 'public')),
        constraint event_quote_permission_at check (permission = 'none' or permission_at is not null),
        constraint event_quote_event_fkey foreign key (event_id) references event (id),
        constraint event_quote_permission_by_fkey foreign key (permission_by) references account (id)
      );
      create index event_quote_event_idx on event_quote (event_id, created_at);

      -- Nobody was asked about quotes until now, so none of them may be used. In the order in which they stood.
      insert into event_quote (id, event_id, text, permission, created_at, created_by, updated_at, updated_by)
        select gen_random_uuid(), event.id, quote.text, 'none', event.created_at + quote.position * interval '1 microsecond',
               event.created_by, event.updated_at, event.updated_by
          from event cross join unnest(event.feedback_quotes) with ordinality as quote (text, position);
      alter table event drop column feedback_quotes;

      create table event_follow_up (
        id uuid not null,
        event_id uuid not null,
        text text not null,
        owner_id uuid not null,
        due_on date not null,
        done_at timestamptz,
        done_by uuid,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint event_follow_up_pkey primary key (id),
        constraint event_follow_up_event_fkey foreign key (event_id) references event (id),
        constraint event_follow_up_owner_fkey foreign key (owner_id) references account (id)
      );
      create index event_follow_up_event_idx on event_follow_up (event_id);
      create index event_follow_up_due_idx on event_follow_up (due_on, id);
      create index event_follow_up_owner_idx on event_follow_up (owner_id);

      -- Somebody on the list of an event, as they are counted. Who they are lies apart.
      create table event_guest (
        id uuid not null,
        event_id uuid not null,
        role text not null,
        source text not null,
        answer text not null,
        answered_at timestamptz,
        place text not null,
        waiting_number integer,
        moved_up_at timestamptz,
        person_id uuid,
        organisation_id uuid,
        arrival text not null default 'notMarked',
        arrival_version integer not null default 0,
        arrival_mutation_id uuid,
        arrival_at timestamptz,
        arrival_by uuid,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint event_guest_pkey primary key (id),
        constraint event_guest_role check (role in ('participant', 'resident', 'reporter', 'professional', 'decisionMaker',
          'host', 'facilitator', 'interpreter', 'personalAssistant', 'staff')),
        constraint event_guest_source check (source in ('invited', 'signUp', 'walkIn')),
        constraint event_guest_answer check (answer in ('notAnswered', 'yes', 'maybe', 'no')),
        constraint event_guest_place check (place in ('none', 'confirmed', 'waiting')),
        constraint event_guest_arrival check (arrival in ('notMarked', 'arrived', 'notArrived')),
        constraint event_guest_place_of_yes check ((place <> 'none') = (answer = 'yes')),
        constraint event_guest_waiting check ((place = 'waiting') = (waiting_number is not null)),
        constraint event_guest_event_fkey foreign key (event_id) references event (id),
        constraint event_guest_person_fkey foreign key (person_id) references person (id),
        constraint event_guest_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index event_guest_event_idx on event_guest (event_id, created_at, id);
      create unique index event_guest_waiting_once on event_guest (event_id, waiting_number);
      create unique index event_guest_person_once on event_guest (event_id, person_id);
      create index event_guest_person_idx on event_guest (person_id);
      create index event_guest_organisation_idx on event_guest (organisation_id);

      create table event_guest_identity (
        guest_id uuid not null,
        name text,
        contact text,
        contact_key text,
        access_needs text not null default '',
        dietary text not null default '',
        constraint event_guest_identity_pkey primary key (guest_id),
        constraint event_guest_identity_contact check ((contact is null) = (contact_key is null)),
        constraint event_guest_identity_guest_fkey foreign key (guest_id) references event_guest (id) on delete cascade
      );
      create index event_guest_identity_contact_idx on event_guest_identity (contact_key);

      -- How a place was given, kept, lost and moved up to.
      create table event_place_change (
        id bigint generated always as identity,
        guest_id uuid not null,
        at timestamptz not null,
        from_place text not null,
        to_place text not null,
        cause text not null,
        by uuid,
        constraint event_place_change_pkey primary key (id),
        constraint event_place_change_from check (from_place in ('none', 'confirmed', 'waiting')),
        constraint event_place_change_to check (to_place in ('none', 'confirmed', 'waiting')),
        constraint event_place_change_cause check (cause in ('recorded', 'answered', 'signedUp', 'movedUp')),
        constraint event_place_change_differs check (from_place <> to_place),
        constraint event_place_change_guest_fkey foreign key (guest_id) references event_guest (id) on delete cascade
      );
      create index event_place_change_guest_idx on event_place_change (guest_id);

      -- Links that need no account. Only hashes are kept.
      create table event_guest_link (
        guest_id uuid not null,
        token_hash bytea not null,
        created_at timestamptz not null,
        created_by uuid,
        constraint event_guest_link_pkey primary key (guest_id),
        constraint event_guest_link_guest_fkey foreign key (guest_id) references event_guest (id) on delete cascade
      );
      create unique index event_guest_link_token_key on event_guest_link (token_hash);

      create table event_sign_up_link (
        event_id uuid not null,
        token_hash bytea not null,
        created_at timestamptz not null,
        created_by uuid,
        constraint event_sign_up_link_pkey primary key (event_id),
        constraint event_sign_up_link_event_fkey foreign key (event_id) references event (id)
      );
      create unique index event_sign_up_link_token_key on event_sign_up_link (token_hash);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table event_sign_up_link, event_guest_link, event_place_change, event_guest_identity, event_guest;
      drop table event_follow_up;
      alter table event add feedback_quotes text[] not null default '{}';
      update event set feedback_quotes = array(select text from event_quote where event_id = event.id order by created_at, id);
      alter table event alter feedback_quotes drop default;
      drop table event_quote, event_organisation;
      alter table event drop column capacity, drop column exception_note, drop column has_date, drop column first_date,
        drop column no_headcount_reason, drop column activities, drop column summary_url, drop column summary_title;
    `);
  }
}
