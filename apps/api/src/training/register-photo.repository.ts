import { Injectable } from '@nestjs/common';
import type { StoredFile } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { STORED_FILE } from '../platform/files/file-store';

@Injectable()
export class RegisterPhotoRepository {
  constructor(private readonly database: Database) {}

  /** A photograph of this session's register; null for any other file. */
  async find(sessionId: string, fileId: string): Promise<StoredFile | null> {
    return this.database.one(sql`
      select ${STORED_FILE} from register_photo r join stored_file f on f.id = r.file_id
       where r.session_id = ${sessionId} and r.file_id = ${fileId}`);
  }

  async add(sessionId: string, fileId: string): Promise<void> {
    await this.database.query(sql`
      insert into register_photo (file_id, session_id) values (${fileId}, ${sessionId})`);
  }

  async remove(fileId: string): Promise<void> {
    await this.database.query(sql`delete from register_photo where file_id = ${fileId}`);
  }
}
