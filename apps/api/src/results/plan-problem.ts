import { PLAN_PROBLEM_FIELDS, PLAN_PROBLEMS, type PlanProblem } from '@throughline/domain/results';
import type { Refusal, Result } from '@throughline/domain/shared';
import { ProblemError } from '../platform/problem';

/** A refusal about the plan, with the field that it is about. Of a circle, the way round stands beside the field. */
export const planProblem = (code: PlanProblem, params: Refusal['params'] = {}): ProblemError => {
  const path = PLAN_PROBLEM_FIELDS[code];
  const way = params['way'];
  const { title } = PLAN_PROBLEMS[code];
  const message = Array.isArray(way) ? `${title}: ${way.join(' → ')}` : title;
  return new ProblemError(code, params, path === undefined ? {} : { errors: [{ path, message }] });
};

/** The value of a decision about the plan, or its refusal thrown. */
export const decided = <Value>(result: Result<Value, PlanProblem>): Value => {
  if (result.ok) return result.value;
  throw planProblem(result.refusal.code, result.refusal.params);
};
