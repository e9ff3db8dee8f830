import { randomUUID } from 'node:crypto';
import { programmePlan, type ProgrammePlan } from '@throughline/domain/results';
import { CAST, PROGRAMMES, type Name } from './cast';
import type { Answer, TestApi } from './test-api';

export type Json = Record<string, unknown>;

/** A milestone of P1 that is due in a month, in the shape of a write. */
export const milestoneWrite = (more: Json = {}): Json => ({
  ...{ programmeId: PROGRAMMES.P1, strandId: null, title: 'Launch', ownerId: CAST.tess, isCritical: false },
  ...{ baselineDate: '2026-07-15', forecastDate: '2026-07-15', dependsOn: [] },
  ...more,
});

/** What people do with a plan, in a spec. */
export class PlanThread {
  constructor(private readonly api: TestApi) {}

  put(name: Name | null, path: string, write: Json, version?: number): Promise<Answer> {
    return this.api.as(name).put(`/api/v1${path}`, write, version === undefined ? {} : { 'if-match': `"${version}"` });
  }

  /** A milestone that is there. Its id. */
  async milestone(more: Json = {}, id: string = randomUUID()): Promise<string> {
    return this.#made(id, await this.put('maya', `/milestones/${id}`, milestoneWrite(more)));
  }

  move(id: string, to: string, on = '2026-06-15', reason?: string): Promise<Answer> {
    const body = { to, on, ...(reason !== undefined && { reason }) };
    return this.api.as('maya').post(`/api/v1/milestones/${id}/moves`, body);
  }

  rebaseline(id: string, baselineDate: string, reason: unknown = 'The funder agreed.'): Promise<Answer> {
    return this.api.as('maya').post(`/api/v1/milestones/${id}/rebaseline`, { baselineDate, reason });
  }

  /** The plan of P1 as somebody reads it. */
  async read(name: Name = 'maya', programmeId: string = PROGRAMMES.P1): Promise<ProgrammePlan> {
    return programmePlan.parse((await this.api.as(name).get(`/api/v1/programmes/${programmeId}/plan`)).body);
  }

  #made(id: string, { status, body }: Answer): string {
    if (status !== 200) throw new Error(JSON.stringify(body));
    return id;
  }
}
