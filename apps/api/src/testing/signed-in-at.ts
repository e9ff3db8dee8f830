import sql from 'sql-template-tag';
import type { TestApi } from './test-api';

/** As `api.at`, for moments at which the sign-ins of the cast would have ended: everybody is signed in anew. */
export const signedInAt = async <Result>(
  api: TestApi,
  instant: string,
  run: () => Promise<Result>,
): Promise<Result> => {
  await api.db.query(sql`update sign_in set created_at = ${instant}, last_seen_at = ${instant}`);
  return api.at(instant, run);
};
