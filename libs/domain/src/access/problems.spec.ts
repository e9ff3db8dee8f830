import { CALENDAR_PROBLEMS } from '../calendar';
import { EVENTS_PROBLEMS } from '../events';
import { PROGRAMMES_PROBLEMS } from '../programmes';
import { RESULTS_PROBLEMS } from '../results';
import { PROBLEM_KINDS, SHARED_PROBLEMS, type ProblemDefinition } from '../shared';
import { STORIES_PROBLEMS } from '../stories';
import { TRAINING_PROBLEMS } from '../training';
import { ACCESS_PROBLEMS, PROBLEMS } from './problems';

const rooms = [
  SHARED_PROBLEMS,
  ACCESS_PROBLEMS,
  PROGRAMMES_PROBLEMS,
  TRAINING_PROBLEMS,
  EVENTS_PROBLEMS,
  CALENDAR_PROBLEMS,
  STORIES_PROBLEMS,
  RESULTS_PROBLEMS,
];

describe('the catalogue of problems', () => {
  it('names each problem in one room only', () => {
    const codes = rooms.flatMap((room) => Object.keys(room));
    expect([...codes].sort()).toEqual([...new Set(codes)].sort());
    expect([...codes].sort()).toEqual(Object.keys(PROBLEMS).sort());
  });

  it.each(Object.entries<ProblemDefinition>(PROBLEMS))(
    '%s is thing.whatIsWrong, of a known kind, with a title',
    (code, problem) => {
      expect(code).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z0-9]*$/);
      expect(PROBLEM_KINDS).toContain(problem.kind);
      expect(problem.title).toMatch(/^[A-Z].{5,}[^.]$/);
    },
  );

  it('has a use for every kind', () => {
    const kinds = Object.values<ProblemDefinition>(PROBLEMS).map((problem) => problem.kind);
    expect(PROBLEM_KINDS.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });
});
