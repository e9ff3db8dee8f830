import type { ProblemCode } from '@throughline/domain/access';

const problems = new Map<string, ProblemCode>();

/**
 * Says which problem it is when the database refuses by a constraint (or unique index) of this name. Each room calls it once, in its
 * module file, for its own tables. What nobody has named is a `request.duplicate`, a `request.reference` or our own fault, by its kind.
 */
export const constraintProblems = (map: Readonly<Record<string, ProblemCode>>): void => {
  for (const [constraint, code] of Object.entries(map)) {
    const earlier = problems.get(constraint);
    if (earlier && earlier !== code) throw new Error(`Constraint ${constraint} is mapped to ${earlier} and to ${code}`);
    problems.set(constraint, code);
  }
};

export const problemOfConstraint = (constraint: string): ProblemCode | undefined => problems.get(constraint);

/** Every constraint that some room has named. */
export const mappedConstraints = (): readonly string[] => [...problems.keys()];
