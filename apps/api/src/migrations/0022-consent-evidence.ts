import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shows that somebody agreed, and what they were told before they did. Both are only ever added to. */
export class ConsentEvidence1767000000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What storytellers are told, in one language. programme_id null: in the whole organisation.
      create table information_sheet (
        id uuid not null,
        programme_id uuid,
        version text not null,
        language text not null,
        title text not null,
        body text not null,
        controllers text[] not null,
        months integer not null,
        added_at timestamptz not null,
        added_by uuid not null,
        constraint information_sheet_pkey primary key (id),
        constraint information_sheet_version unique nulls not distinct (programme_id, version, language),
        constraint information_sheet_controllers check (cardinality(controllers) >= 1),
        constraint information_sheet_months check (months between 1 and 120),
        constraint information_sheet_programme_fkey foreign key (programme_id) references programme (id),
        constraint information_sheet_added_by_fkey foreign key (added_by) references account (id)
      );
      -- What somebody was told when they agreed stays what it was.
      create trigger information_sheet_append_only before update or delete on information_sheet
        for each row execute function refuse_change();
      create trigger information_sheet_no_truncate before truncate on information_sheet execute function refuse_change();

      alter table consent_record add constraint consent_record_of_story unique (id, story_id);

      -- A photo of the paper, a signature, or their words. file_id names a stored file; of what was let go of by the rules of retention,
      -- that it was there.
      create table consent_evidence (
        id uuid not null,
        story_id uuid not null,
        consent_id uuid not null,
        kind text not null,
        file_id uuid not null,
        added_at timestamptz not null,
        added_by uuid not null,
        constraint consent_evidence_pkey primary key (id),
        constraint consent_evidence_file unique (file_id),
        constraint consent_evidence_kind check (kind in ('paperPhoto', 'signature', 'recordedWords')),
        constraint consent_evidence_consent_fkey foreign key (consent_id, story_id) references consent_record (id, story_id),
        constraint consent_evidence_added_by_fkey foreign key (added_by) references account (id)
      );
      create index consent_evidence_consent_idx on consent_evidence (consent_id);
      create trigger consent_evidence_append_only before update or delete on consent_evidence
        for each row execute function refuse_change();
      create trigger consent_evidence_no_truncate before truncate on consent_evidence execute function refuse_change();

      -- Nothing takes the bytes away while the story is there: with an erased story they may go.
      create function keep_evidence_file() returns trigger language plpgsql as $$
      begin
        if exists (select from consent_evidence evidence join story on story.id = evidence.story_id
                   where evidence.file_id = old.id and story.state <> 'erased') then
          raise exception 'the file shows that somebody agreed' using errcode = 'restrict_violation', constraint = 'consent_evidence_kept';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger stored_file_evidence before update of id, content_type, sha256, bytes or delete on stored_file
        for each row execute function keep_evidence_file();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger stored_file_evidence on stored_file;
      drop function keep_evidence_file();
      drop table consent_evidence;
      alter table consent_record drop constraint consent_record_of_story;
      drop table information_sheet;
    `);
  }
}
