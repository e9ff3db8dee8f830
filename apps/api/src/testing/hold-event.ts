import { randomUUID } from 'node:crypto';
import sql, { raw } from 'sql-template-tag';
import { PROGRAMMES, REGIONS, STRANDS } from './cast';
import type { TestApi } from './test-api';

/** An event, straight into the database: what it takes to be planned is not this room's business. */
export const holdEvent = async (api: TestApi, at: Record<string, unknown> = {}): Promise<string> => {
  const event: Record<string, unknown> = {
    ...{ id: randomUUID(), programme_id: PROGRAMMES.P1, strand_id: STRANDS.S1, region_id: REGIONS.north },
    ...{ kind: 'launch', title: 'Launch (demo)', date: '2026-06-15', start_time: '12:00', end_time: '13:00' },
    ...{ time_zone: 'Europe/Warsaw', starts_at: '2026-06-15T10:00:00Z', ends_at: '2026-06-15T11:00:00Z' },
    ...{ mode: 'online', state: 'announced' },
    ...at,
  };
  const columns = raw(Object.keys(event).join(', '));
  await api.db.query(sql`
    insert into event (${columns})
    select ${columns} from jsonb_populate_record(null::event, ${JSON.stringify(event)}::jsonb)`);
  return event['id'] as string;
};
