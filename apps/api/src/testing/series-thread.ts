import type { Name } from './cast';
import { CAST, COHORTS, VENUES } from './cast';
import type { Answer, TestApi } from './test-api';

const BASE = '/api/v1';

/** Wednesdays and Fridays of July 2026 from the 1st on, in the cohort of tess. */
export const seriesWrite = (changes: object = {}): Record<string, unknown> => ({
  cohortId: COHORTS.C1,
  firstDate: '2026-07-01',
  rule: {
    rhythm: { frequency: 'weekly', interval: 1, weekdays: ['wednesday', 'friday'] },
    ends: { kind: 'count', count: 6 },
    exceptions: [],
  },
  ...{ title: 'Workshop', isNumbered: true, startTime: '18:00', endTime: '20:00', timeZone: 'Europe/London' },
  ...{ mode: 'inPerson', venueId: VENUES.northHall, trainerIds: [CAST.tess] },
  ...changes,
});

export const daily = (count: number): object => ({
  rhythm: { frequency: 'daily', interval: 1 },
  ends: { kind: 'count', count },
  exceptions: [],
});

/** A series that is saved, as its own answer. */
export const planSeries = async (
  api: TestApi,
  id: string,
  changes: object = {},
  name: Name = 'tess',
): Promise<Answer['body']> => {
  const { status, body } = await api.as(name).put(`${BASE}/series/${id}`, seriesWrite(changes));
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};
