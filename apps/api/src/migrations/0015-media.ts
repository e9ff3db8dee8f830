import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Large files. Their bytes lie outside of the database, under random names; a row says what there is and how it stands. */
export class Media1767000000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Every key begins with this: two databases never meet in one folder, and a restored one finds its own files.
      create table media_space (
        only_row boolean not null default true,
        name text not null,
        constraint media_space_pkey primary key (only_row),
        constraint media_space_only_row check (only_row),
        constraint media_space_name check (name ~ '^[0-9a-f]{32}$')
      );
      insert into media_space (name) values (replace(gen_random_uuid()::text, '-', ''));

      -- Whoever owns a file says so in a table of its own, and decides who may have it.
      create table media_file (
        id uuid not null,
        kind text not null,
        state text not null default 'receiving',
        declared_bytes integer not null,
        received_bytes integer not null default 0,
        received_at timestamptz not null,
        content_type text,
        stored_bytes integer,
        sha256 bytea,
        storage_key text not null,
        created_at timestamptz not null,
        created_by uuid,
        completed_at timestamptz,
        removed_at timestamptz,
        constraint media_file_pkey primary key (id),
        constraint media_file_storage_key_key unique (storage_key),
        constraint media_file_storage_key check (storage_key ~ '^[0-9a-f]{32}/[0-9a-f]{40}$'),
        constraint media_file_kind check (kind in ('audio', 'image', 'document')),
        constraint media_file_state check (state in ('receiving', 'complete')),
        constraint media_file_content_type check (content_type in
          ('audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg', 'audio/webm', 'audio/flac',
           'image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
        constraint media_file_size check (declared_bytes between 1 and 500000000
          and received_bytes between 0 and declared_bytes),
        constraint media_file_complete check ((state = 'complete') = (completed_at is not null)
          and (state = 'complete') = (sha256 is not null)
          and (state = 'complete') = (content_type is not null)
          and (state = 'complete') = (stored_bytes is not null)
          and (state = 'receiving' or received_bytes = declared_bytes))
      );
      create index media_file_receiving_idx on media_file (received_at) where state = 'receiving' and removed_at is null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table media_file;
      drop table media_space;
    `);
  }
}
