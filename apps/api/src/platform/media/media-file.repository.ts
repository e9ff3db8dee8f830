import { Injectable } from '@nestjs/common';
import type { MediaFile, MediaKind, MediaState, MediaType } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Clock } from '../clock';
import { Database } from '../database';
import { stamp } from '../stamp';

/** A file as its row has it. */
export interface MediaRecord {
  readonly id: string;
  readonly kind: MediaKind;
  readonly state: MediaState;
  readonly declaredBytes: number;
  readonly receivedBytes: number;
  readonly contentType: MediaType | null;
  readonly storedBytes: number | null;
  readonly key: string;
  readonly completedAt: Date | null;
  readonly isRemoved: boolean;
}

/** What a file turned out to be when all of it was there. */
export interface Kept {
  readonly key: string;
  readonly contentType: MediaType;
  readonly bytes: number;
  readonly sha256: Buffer;
}

const COLUMNS = sql`
  id, kind, state, declared_bytes as "declaredBytes", received_bytes as "receivedBytes", content_type as "contentType",
  stored_bytes as "storedBytes", storage_key as key, completed_at as "completedAt", removed_at is not null as "isRemoved"`;

export const shown = ({ key: _key, isRemoved: _isRemoved, completedAt, ...file }: MediaRecord): MediaFile => ({
  ...file,
  completedAt: completedAt?.toISOString() ?? null,
});

@Injectable()
export class MediaFileRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What all keys of this database begin with. */
  async space(): Promise<string> {
    const row = await this.database.one<{ name: string }>(sql`select name from media_space`);
    if (!row) throw new Error('The database has no name for its media');
    return row.name;
  }

  /** @returns whether there was none under the id */
  async add(file: Pick<MediaRecord, 'id' | 'kind' | 'declaredBytes' | 'key'>): Promise<boolean> {
    const { at, by } = stamp(this.clock);
    const added = await this.database.one(sql`
      insert into media_file (id, kind, declared_bytes, received_at, storage_key, created_at, created_by)
      values (${file.id}, ${file.kind}, ${file.declaredBytes}, ${at}, ${file.key}, ${at}, ${by})
      on conflict (id) do nothing returning id`);
    return added !== null;
  }

  /** Those that were removed, too. */
  find(id: string): Promise<MediaRecord | null> {
    return this.database.one(sql`select ${COLUMNS} from media_file where id = ${id}`);
  }

  /** The same, for one writer at a time. Those that were removed are not there. */
  hold(id: string): Promise<MediaRecord | null> {
    return this.database.one(sql`
      select ${COLUMNS} from media_file where id = ${id} and removed_at is null for update`);
  }

  async received(id: string, bytes: number): Promise<void> {
    await this.database.query(sql`
      update media_file set received_bytes = ${bytes}, received_at = ${this.clock.now()}
      where id = ${id} and state = 'receiving'`);
  }

  async complete(id: string, { key, contentType, bytes, sha256 }: Kept): Promise<void> {
    await this.database.query(sql`
      update media_file set state = 'complete', storage_key = ${key}, content_type = ${contentType},
        stored_bytes = ${bytes}, sha256 = ${sha256}, completed_at = ${this.clock.now()}
      where id = ${id}`);
  }

  /** @returns the key under which its bytes lie; null when it was removed before */
  async remove(id: string): Promise<string | null> {
    const removed = await this.database.one<{ key: string }>(sql`
      update media_file set removed_at = ${this.clock.now()} where id = ${id} and removed_at is null
      returning storage_key as key`);
    return removed?.key ?? null;
  }

  /** Gives up what nobody has gone on with. @returns how many */
  async removeAbandoned(since: Date): Promise<number> {
    const removed = await this.database.query(sql`
      update media_file set removed_at = ${this.clock.now()}
      where state = 'receiving' and removed_at is null and received_at < ${since} returning id`);
    return removed.length;
  }

  /** Which of the keys hold the bytes of a file, and which those of one that was removed. */
  async spokenOf(keys: readonly string[]): Promise<ReadonlyMap<string, 'kept' | 'removed'>> {
    const rows = await this.database.query<{ key: string; isRemoved: boolean }>(sql`
      select storage_key as key, removed_at is not null as "isRemoved" from media_file where storage_key = any(${[...keys]})`);
    return new Map(rows.map(({ key, isRemoved }) => [key, isRemoved ? 'removed' : 'kept']));
  }
}
