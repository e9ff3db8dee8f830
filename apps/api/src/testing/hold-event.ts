import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
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
  await api.db.query(sql`
    insert into event select * from jsonb_populate_record(null::event,
      (select jsonb_object_agg(column_name, case data_type when 'ARRAY' then '[]'::jsonb when 'integer' then '1'::jsonb
                                            when 'timestamp with time zone' then '"2026-06-01T00:00:00Z"'::jsonb
                                            when 'boolean' then 'false'::jsonb end)
         from information_schema.columns where table_name = 'event' and table_schema = 'public' and is_nullable = 'NO')
      || ${JSON.stringify(event)}::jsonb)`);
  return event['id'] as string;
};
