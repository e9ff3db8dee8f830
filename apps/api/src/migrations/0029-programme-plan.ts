import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plan of a programme: milestones with the dates that were agreed, all that ever were, and what waits for what; deliverables, risks, decisions and actions. */
export class ProgrammePlan1767000000029 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(MILESTONES);
    await queryRunner.query(MILESTONE_GUARDS);
    await queryRunner.query(DELIVERABLES);
    await queryRunner.query(RISKS);
    await queryRunner.query(DECISIONS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const MILESTONES = `
  create table milestone (
    id uuid not null,
    programme_id uuid not null,
    -- Null: of the programme as a whole.
    strand_id uuid,
    title text not null,
    baseline_date date not null,
    forecast_date date not null,
    actual_date date,
    owner_id uuid not null,
    is_critical boolean not null,
    state text not null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint milestone_pkey primary key (id),
    constraint milestone_of_programme unique (id, programme_id),
    constraint milestone_state check (state in ('planned', 'inProgress', 'achieved', 'missed', 'dropped')),
    constraint milestone_achieved check ((state = 'achieved') = (actual_date is not null)),
    constraint milestone_programme_fkey foreign key (programme_id) references programme (id),
    constraint milestone_strand_fkey foreign key (strand_id, programme_id) references strand (id, programme_id),
    constraint milestone_owner_fkey foreign key (owner_id) references account (id)
  );
  create index milestone_programme_idx on milestone (programme_id);
  create index milestone_strand_idx on milestone (strand_id);
  create index milestone_owner_idx on milestone (owner_id);

  create table milestone_step (
    id uuid not null default gen_random_uuid(),
    milestone_id uuid not null,
    position integer not null,
    from_state text not null,
    to_state text not null,
    taken_on date not null,
    reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    constraint milestone_step_pkey primary key (id),
    constraint milestone_step_position unique (milestone_id, position),
    constraint milestone_step_from check (from_state in ('planned', 'inProgress', 'achieved', 'missed', 'dropped')),
    constraint milestone_step_to check (to_state in ('planned', 'inProgress', 'achieved', 'missed', 'dropped')),
    constraint milestone_step_reason check (to_state not in ('missed', 'dropped') or reason is not null),
    constraint milestone_step_milestone_fkey foreign key (milestone_id) references milestone (id)
  );

  -- A date that was agreed, until another one was.
  create table milestone_baseline (
    id uuid not null default gen_random_uuid(),
    milestone_id uuid not null,
    position integer not null,
    baseline_date date not null,
    replaced_by date not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    constraint milestone_baseline_pkey primary key (id),
    constraint milestone_baseline_position unique (milestone_id, position),
    constraint milestone_baseline_other check (replaced_by <> baseline_date),
    constraint milestone_baseline_milestone_fkey foreign key (milestone_id) references milestone (id)
  );

  create table milestone_dependency (
    milestone_id uuid not null,
    depends_on_id uuid not null,
    -- Said again, so that a milestone can wait for none but those of its own programme.
    programme_id uuid not null,
    constraint milestone_dependency_pkey primary key (milestone_id, depends_on_id),
    constraint milestone_dependency_milestone_fkey foreign key (milestone_id, programme_id)
      references milestone (id, programme_id) on delete cascade,
    constraint milestone_dependency_on_fkey foreign key (depends_on_id, programme_id) references milestone (id, programme_id)
  );
  create index milestone_dependency_on_idx on milestone_dependency (depends_on_id);`;

const MILESTONE_GUARDS = `
  create trigger milestone_step_append_only before update or delete on milestone_step
    for each row execute function refuse_change();
  create trigger milestone_step_no_truncate before truncate on milestone_step execute function refuse_change();
  create trigger milestone_baseline_append_only before update or delete on milestone_baseline
    for each row execute function refuse_change();
  create trigger milestone_baseline_no_truncate before truncate on milestone_baseline execute function refuse_change();

  -- What is kept is what was agreed until now.
  create function check_milestone_baseline() returns trigger language plpgsql as $$
  begin
    if not exists (select from milestone where id = new.milestone_id and baseline_date = new.baseline_date) then
      raise exception 'this is not the date that was agreed' using errcode = 'check_violation', constraint = 'milestone_baseline_agreed';
    end if;
    return new;
  end $$;
  create trigger milestone_baseline_agreed before insert on milestone_baseline
    for each row execute function check_milestone_baseline();

  -- The agreed date changes only when the one before it was kept, just now and with its reason.
  create function check_milestone_rebaseline() returns trigger language plpgsql as $$
  begin
    if not coalesce((
      select (baseline_date, replaced_by) = (old.baseline_date, new.baseline_date) from milestone_baseline
      where milestone_id = new.id order by position desc limit 1), false) then
      raise exception 'the agreed date changes only by rebaselining'
        using errcode = 'check_violation', constraint = 'milestone_baseline_kept';
    end if;
    return new;
  end $$;
  create trigger milestone_baseline_kept before update on milestone
    for each row when (old.baseline_date <> new.baseline_date) execute function check_milestone_rebaseline();

  -- Whoever adds to what waits for what in a programme does so alone, so that no two can close a circle that neither of them sees.
  create function check_milestone_circle() returns trigger language plpgsql as $$
  begin
    perform from programme where id = new.programme_id for no key update;
    if new.milestone_id = new.depends_on_id or exists (
      with recursive waited (id) as (
        select depends_on_id from milestone_dependency where milestone_id = new.depends_on_id
        union
        select dependency.depends_on_id from milestone_dependency dependency join waited on waited.id = dependency.milestone_id)
      select from waited where id = new.milestone_id) then
      raise exception 'milestones would wait for each other in a circle'
        using errcode = 'check_violation', constraint = 'milestone_dependency_circle';
    end if;
    return new;
  end $$;
  create trigger milestone_dependency_circle before insert or update on milestone_dependency
    for each row execute function check_milestone_circle();`;

const DELIVERABLES = `
  create table deliverable (
    id uuid not null,
    programme_id uuid not null,
    strand_id uuid,
    code text not null,
    title text not null,
    type text not null,
    due_date date not null,
    owner_id uuid not null,
    url text,
    state text not null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint deliverable_pkey primary key (id),
    constraint deliverable_type check (type in ('report', 'film', 'website', 'dataSet', 'event', 'other')),
    constraint deliverable_state check (state in ('drafting', 'internalReview', 'submitted', 'revisionRequested', 'accepted')),
    constraint deliverable_url check (url ~ '^https://'),
    constraint deliverable_programme_fkey foreign key (programme_id) references programme (id),
    constraint deliverable_strand_fkey foreign key (strand_id, programme_id) references strand (id, programme_id),
    constraint deliverable_owner_fkey foreign key (owner_id) references account (id)
  );
  create unique index deliverable_code_key on deliverable (programme_id, lower(code));
  create index deliverable_strand_idx on deliverable (strand_id);
  create index deliverable_owner_idx on deliverable (owner_id);

  create table deliverable_step (
    id uuid not null default gen_random_uuid(),
    deliverable_id uuid not null,
    position integer not null,
    from_state text not null,
    to_state text not null,
    taken_on date not null,
    reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    constraint deliverable_step_pkey primary key (id),
    constraint deliverable_step_position unique (deliverable_id, position),
    constraint deliverable_step_from check (from_state in ('drafting', 'internalReview', 'submitted', 'revisionRequested', 'accepted')),
    constraint deliverable_step_to check (to_state in ('drafting', 'internalReview', 'submitted', 'revisionRequested', 'accepted')),
    constraint deliverable_step_reason check (to_state not in ('revisionRequested') or reason is not null),
    constraint deliverable_step_deliverable_fkey foreign key (deliverable_id) references deliverable (id)
  );
  create trigger deliverable_step_append_only before update or delete on deliverable_step
    for each row execute function refuse_change();
  create trigger deliverable_step_no_truncate before truncate on deliverable_step execute function refuse_change();`;

const RISKS = `
  create table risk (
    id uuid not null,
    programme_id uuid not null,
    strand_id uuid,
    title text not null,
    likelihood integer not null,
    impact integer not null,
    response text not null,
    owner_id uuid not null,
    review_on date not null,
    is_critical boolean not null,
    state text not null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint risk_pkey primary key (id),
    constraint risk_degrees check (likelihood between 1 and 5 and impact between 1 and 5),
    constraint risk_state check (state in ('open', 'mitigating', 'closed', 'materialised')),
    constraint risk_programme_fkey foreign key (programme_id) references programme (id),
    constraint risk_strand_fkey foreign key (strand_id, programme_id) references strand (id, programme_id),
    constraint risk_owner_fkey foreign key (owner_id) references account (id)
  );
  create index risk_programme_idx on risk (programme_id);
  create index risk_strand_idx on risk (strand_id);
  create index risk_owner_idx on risk (owner_id);

  create table risk_step (
    id uuid not null default gen_random_uuid(),
    risk_id uuid not null,
    position integer not null,
    from_state text not null,
    to_state text not null,
    taken_on date not null,
    reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    constraint risk_step_pkey primary key (id),
    constraint risk_step_position unique (risk_id, position),
    constraint risk_step_from check (from_state in ('open', 'mitigating', 'closed', 'materialised')),
    constraint risk_step_to check (to_state in ('open', 'mitigating', 'closed', 'materialised')),
    constraint risk_step_reason check (to_state not in ('closed', 'materialised') or reason is not null),
    constraint risk_step_risk_fkey foreign key (risk_id) references risk (id)
  );
  create trigger risk_step_append_only before update or delete on risk_step
    for each row execute function refuse_change();
  create trigger risk_step_no_truncate before truncate on risk_step execute function refuse_change();`;

const DECISIONS = `
  create table plan_decision (
    id uuid not null,
    programme_id uuid not null,
    strand_id uuid,
    title text not null,
    decided_on date not null,
    decided_by text not null,
    why text not null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint plan_decision_pkey primary key (id),
    constraint plan_decision_of_programme unique (id, programme_id),
    constraint plan_decision_programme_fkey foreign key (programme_id) references programme (id),
    constraint plan_decision_strand_fkey foreign key (strand_id, programme_id) references strand (id, programme_id)
  );
  create index plan_decision_programme_idx on plan_decision (programme_id);
  create index plan_decision_strand_idx on plan_decision (strand_id);

  create table plan_action (
    id uuid not null,
    programme_id uuid not null,
    strand_id uuid,
    title text not null,
    owner_id uuid not null,
    due_on date not null,
    done_on date,
    decision_id uuid,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    constraint plan_action_pkey primary key (id),
    constraint plan_action_programme_fkey foreign key (programme_id) references programme (id),
    constraint plan_action_strand_fkey foreign key (strand_id, programme_id) references strand (id, programme_id),
    constraint plan_action_owner_fkey foreign key (owner_id) references account (id),
    constraint plan_action_decision_fkey foreign key (decision_id, programme_id) references plan_decision (id, programme_id)
  );
  create index plan_action_programme_idx on plan_action (programme_id);
  create index plan_action_strand_idx on plan_action (strand_id);
  create index plan_action_owner_idx on plan_action (owner_id);
  create index plan_action_decision_idx on plan_action (decision_id);`;

const DOWN = `
  drop table plan_action, plan_decision, risk_step, risk, deliverable_step, deliverable;
  drop table milestone_dependency, milestone_baseline, milestone_step, milestone;
  drop function check_milestone_baseline(), check_milestone_rebaseline(), check_milestone_circle();`;
