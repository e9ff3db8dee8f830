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

const OF_P1 = { programmeId: PROGRAMMES.P1, strandId: null };

/** A report of P1 that is due in a month. */
export const deliverableWrite = (more: Json = {}): Json => ({
  ...{ ...OF_P1, code: 'D3.2', title: 'Mid-term report', type: 'report', dueDate: '2026-07-15' },
  ...{ ownerId: CAST.tess, url: null },
  ...more,
});

/** A risk of P1 that is looked at again in a month. */
export const riskWrite = (more: Json = {}): Json => ({
  ...{ ...OF_P1, title: 'Too few trainers', likelihood: 3, impact: 4, response: 'Train two more.' },
  ...{ ownerId: CAST.tess, reviewOn: '2026-07-15', isCritical: false },
  ...more,
});

export const decisionWrite = (more: Json = {}): Json => ({
  ...{ ...OF_P1, title: 'Meet in the afternoon', decidedOn: '2026-06-01', decidedBy: 'Steering group', why: '' },
  ...more,
});

/** Something that is to be done for P1 in a month. */
export const actionWrite = (more: Json = {}): Json => ({
  ...{ ...OF_P1, title: 'Book the hall', ownerId: CAST.tess, dueOn: '2026-07-15', doneOn: null, decisionId: null },
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

  /** Something else in the plan that is there. Its id. */
  async made(kind: 'deliverables' | 'risks' | 'decisions' | 'actions', write: Json): Promise<string> {
    const id = randomUUID();
    return this.#made(id, await this.put('maya', `/${kind}/${id}`, write));
  }

  moveOf(kind: 'milestones' | 'deliverables' | 'risks', id: string, body: Json): Promise<Answer> {
    return this.api.as('maya').post(`/api/v1/${kind}/${id}/moves`, { on: '2026-06-15', ...body });
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
