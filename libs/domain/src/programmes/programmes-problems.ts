import type { ProblemCatalogue } from '../shared';

export const PROGRAMMES_PROBLEMS = {
  'programme.endsBeforeStart': { kind: 'ruleBroken', title: 'The last day is before the first' },
  'programme.codeTaken': { kind: 'conflict', title: 'Another programme has this code' },
  'programme.strandOutside': { kind: 'ruleBroken', title: 'A strand would lie outside the new dates' },
  'strand.outsideProgramme': { kind: 'ruleBroken', title: 'The strand lies outside the dates of its programme' },
  'strand.codeTaken': { kind: 'conflict', title: 'Another strand of this programme has this code' },
  'strand.regionInUse': { kind: 'conflict', title: 'Sessions, stories or events of this strand are in this region' },
  'region.insideItself': { kind: 'ruleBroken', title: 'A region cannot be inside itself' },
  'grant.funderRole': { kind: 'ruleBroken', title: 'The organisation is not a funder of this programme' },
  'dates.endBeforeStart': { kind: 'ruleBroken', title: 'The last day is before the first' },
} as const satisfies ProblemCatalogue;
