import type { MigrationInterface, QueryRunner } from 'typeorm';

const METRICS = `'sessionsDelivered', 'contacts', 'participants', 'reportersCompleted', 'storiesGathered', 'storiesWithdrawn', 'storiesNet',
          'storiesPublished'`;

/**
 * What programmes are held to: indicators with their periods, values entered by hand, what was changed and why, and what people say of how
 * they stand. Changes and judgements are only ever added to.
 */
export class Indicators1767000000028 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table indicator (
        id uuid not null,
        programme_id uuid not null,
        strand_id uuid,
        code text not null,
        title text not null,
        result_type text not null,
        measure text not null,
        aggregation text not null,
        calculation text not null,
        is_ascending boolean not null,
        unit_label text not null,
        outcome text not null,
        baseline double precision,
        baseline_year integer not null,
        levels text[] not null,
        amber_tolerance double precision not null,
        red_tolerance double precision not null,
        is_key boolean not null,
        is_public_to_funder boolean not null,
        archived_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        created_by uuid,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint indicator_pkey primary key (id),
        constraint indicator_result_type check (result_type in ('output', 'outcome', 'impact', 'other')),
        constraint indicator_measure check (measure in ('unit', 'percentage', 'ordinal', 'qualitative')),
        constraint indicator_aggregation check (aggregation in ('sum', 'latest', 'distinct', 'ratio', 'none')),
        constraint indicator_calculation check (calculation in ('byHand', ${METRICS})),
        constraint indicator_baseline check ((measure = 'qualitative') = (baseline is null)),
        constraint indicator_by_hand_distinct check (calculation <> 'byHand' or aggregation <> 'distinct'),
        constraint indicator_tolerance check (amber_tolerance between 0 and 1 and red_tolerance between amber_tolerance and 1),
        constraint indicator_programme_fkey foreign key (programme_id) references programme (id),
        constraint indicator_strand_fkey foreign key (strand_id) references strand (id)
      );
      create unique index indicator_code_key on indicator (programme_id, lower(code));

      create table indicator_period (
        id uuid not null,
        indicator_id uuid not null,
        start_date date not null,
        end_date date not null,
        target double precision,
        profile text not null,
        points jsonb not null,
        closed_at timestamptz,
        -- The figure as it was reported, and its parts. Only a restatement changes it.
        closed_actual double precision,
        closed_numerator double precision,
        closed_denominator double precision,
        version integer not null default 1,
        created_at timestamptz not null,
        created_by uuid,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint indicator_period_pkey primary key (id),
        constraint indicator_period_days check (end_date >= start_date),
        constraint indicator_period_profile check (profile in ('linear', 'sCurve', 'custom')),
        constraint indicator_period_indicator_fkey foreign key (indicator_id) references indicator (id)
      );
      create index indicator_period_indicator_idx on indicator_period (indicator_id, start_date);

      create table indicator_entry (
        id uuid not null,
        period_id uuid not null,
        region_id uuid,
        as_at date not null,
        value double precision,
        numerator integer,
        denominator integer,
        words text not null,
        evidence text not null,
        state text not null,
        entered_by uuid,
        decided_by uuid,
        decision text not null default '',
        version integer not null default 1,
        created_at timestamptz not null,
        created_by uuid,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint indicator_entry_pkey primary key (id),
        constraint indicator_entry_state check (state in ('draft', 'submitted', 'returned', 'approved')),
        constraint indicator_entry_ratio check (num_nonnulls(numerator, denominator) <> 1),
        constraint indicator_entry_counts check (numerator >= 0 and denominator >= 0),
        -- Two people answer for a figure.
        constraint indicator_entry_two_people check (state <> 'approved' or decided_by is distinct from entered_by),
        constraint indicator_entry_period_fkey foreign key (period_id) references indicator_period (id),
        constraint indicator_entry_region_fkey foreign key (region_id) references region (id)
      );
      create index indicator_entry_period_idx on indicator_entry (period_id);

      create table indicator_change (
        id bigint generated always as identity,
        indicator_id uuid not null,
        period_id uuid not null,
        what text not null,
        from_value double precision,
        to_value double precision,
        reason_kind text not null,
        reason_words text not null,
        changed_at timestamptz not null,
        changed_by uuid,
        constraint indicator_change_pkey primary key (id),
        constraint indicator_change_what check (what in ('target', 'value', 'restatement')),
        constraint indicator_change_reason_kind check (
          reason_kind in ('correction', 'lateRecords', 'agreedWithFunder', 'ruleChanged', 'other')),
        constraint indicator_change_indicator_fkey foreign key (indicator_id) references indicator (id),
        constraint indicator_change_period_fkey foreign key (period_id) references indicator_period (id)
      );
      create index indicator_change_indicator_idx on indicator_change (indicator_id);

      create table indicator_judgement (
        id uuid not null,
        indicator_id uuid not null,
        comment text not null,
        override_rag text,
        override_until date,
        computed_rag text not null,
        judged_at timestamptz not null,
        judged_by uuid,
        constraint indicator_judgement_pkey primary key (id),
        constraint indicator_judgement_override_rag check (override_rag in ('green', 'amber', 'red')),
        constraint indicator_judgement_computed_rag check (computed_rag in ('green', 'amber', 'red', 'grey')),
        constraint indicator_judgement_override check (num_nonnulls(override_rag, override_until) <> 1),
        constraint indicator_judgement_indicator_fkey foreign key (indicator_id) references indicator (id)
      );
      create index indicator_judgement_indicator_idx on indicator_judgement (indicator_id, judged_at);

      create function check_indicator_period() returns trigger language plpgsql as $$
      begin
        perform from indicator where id = new.indicator_id for update;
        if exists (select from indicator_period other where other.indicator_id = new.indicator_id and other.id <> new.id
                   and daterange(other.start_date, other.end_date, '[]') && daterange(new.start_date, new.end_date, '[]')) then
          raise exception 'periods of an indicator do not overlap'
            using errcode = 'check_violation', constraint = 'indicator_period_overlap';
        end if;
        return new;
      end $$;
      create trigger indicator_period_overlap before insert or update of start_date, end_date on indicator_period
        for each row execute function check_indicator_period();

      create function check_indicator_entry() returns trigger language plpgsql as $$
      declare kind text;
      begin
        select indicator.measure into kind from indicator_period period
          join indicator on indicator.id = period.indicator_id where period.id = new.period_id;
        if kind = 'qualitative' and num_nonnulls(new.value, new.numerator) > 0 then
          raise exception 'a qualitative indicator holds no number'
            using errcode = 'check_violation', constraint = 'indicator_entry_words';
        end if;
        return new;
      end $$;
      create trigger indicator_entry_words before insert or update on indicator_entry
        for each row execute function check_indicator_entry();

      create function refuse_indicator_record_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what was said of an indicator is only added to'
          using errcode = 'check_violation', constraint = 'indicator_record_stays';
      end $$;
      create trigger indicator_change_stays before update or delete on indicator_change
        for each row execute function refuse_indicator_record_change();
      create trigger indicator_judgement_stays before update or delete on indicator_judgement
        for each row execute function refuse_indicator_record_change();`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table indicator_judgement;
      drop table indicator_change;
      drop table indicator_entry;
      drop table indicator_period;
      drop table indicator;
      drop function check_indicator_period();
      drop function check_indicator_entry();
      drop function refuse_indicator_record_change();`);
  }
}
