import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A figure that somebody kept, with the records behind it, so that the same link opens the same figure later. Records are named by their
 * id alone and without a foreign key: one that is erased leaves its place in the figure, and nothing else.
 */
export class KeptFigures1767000000027 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table kept_figure (
        id uuid not null,
        programme_id uuid not null,
        strand_id uuid,
        region_id uuid,
        metric text not null,
        rule_version integer not null,
        kept_at timestamptz not null,
        kept_by uuid,
        constraint kept_figure_pkey primary key (id),
        constraint kept_figure_rule_version check (rule_version >= 1),
        constraint kept_figure_metric check (metric in ('sessionsDelivered', 'contacts', 'participants', 'reportersCompleted',
          'storiesGathered', 'storiesWithdrawn', 'storiesNet', 'storiesPublished')),
        constraint kept_figure_programme_fkey foreign key (programme_id) references programme (id),
        constraint kept_figure_strand_fkey foreign key (strand_id) references strand (id),
        constraint kept_figure_region_fkey foreign key (region_id) references region (id)
      );
      create index kept_figure_programme on kept_figure (programme_id);

      create table kept_figure_record (
        kept_figure_id uuid not null,
        record_id uuid not null,
        kind text not null,
        -- Null: it was counted.
        left_out_for text,
        on_date date,
        constraint kept_figure_record_pkey primary key (kept_figure_id, record_id),
        constraint kept_figure_record_kind check (kind in ('session', 'contact', 'person', 'story')),
        constraint kept_figure_record_left_out_for check (left_out_for in ('practice', 'otherDays', 'neverSubmitted', 'outsideDays',
          'cancelled', 'postponed', 'toCome', 'notSaid', 'sessionLeftOut', 'apology', 'noShow', 'notMarked', 'neverThere', 'nameless',
          'stillTraining', 'left', 'stillHeld', 'withdrawn', 'notPublished', 'consentEnded')),
        constraint kept_figure_record_figure_fkey foreign key (kept_figure_id) references kept_figure (id) on delete cascade
      );

      create function refuse_kept_figure_change() returns trigger language plpgsql as $$
      begin
        raise exception 'a figure that was kept does not change' using errcode = 'check_violation', constraint = 'kept_figure_stays';
      end $$;
      create trigger kept_figure_stays before update on kept_figure
        for each row execute function refuse_kept_figure_change();
      create trigger kept_figure_record_stays before update on kept_figure_record
        for each row execute function refuse_kept_figure_change();`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table kept_figure_record;
      drop table kept_figure;
      drop function refuse_kept_figure_change();`);
  }
}
