import { createHash } from 'node:crypto';

/** The moment at which specs happen unless they say otherwise: a Monday, in the summer time of London. */
export const NOW = '2026-06-15T10:00:00.000Z';

const id = (kind: number, number: number): string =>
  `01900000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(number).padStart(8, '0')}`;

/** Who acts in specs. */
export const CAST = {
  /** Administrator. */
  ada: id(1, 1),
  /** Programme manager of P1. */
  maya: id(1, 2),
  /** Programme manager of P2. */
  omar: id(1, 3),
  /** Trainer of strand S1 in P1; delivers cohort C1. */
  tess: id(1, 4),
  /** Trainer of strand S1 in P1; does not deliver C1. */
  tom: id(1, 5),
  /** Funder of grant G1 of P1. */
  fiona: id(1, 6),
  /** Funder of grant G2 of P2. */
  frank: id(1, 7),
  /** Signed in, without memberships. */
  nora: id(1, 8),
  /** Curator of P1. */
  cara: id(1, 9),
  /** Safeguarding lead of the whole organisation. */
  sal: id(1, 10),
} as const;
export type Name = keyof typeof CAST;

export const ORGANISATIONS = { lead: id(2, 1), fund: id(2, 2), council: id(2, 3), partner: id(2, 4) } as const;
/** P1 began in 2025 and is under way; P2 as well. */
export const PROGRAMMES = { P1: id(3, 1), P2: id(3, 2) } as const;
/** S1 and S2 are of P1, T1 is of P2. */
export const STRANDS = { S1: id(4, 1), S2: id(4, 2), T1: id(4, 3) } as const;
/** S1 works in north and south, S2 in south, T1 in east. All are in the country; online is beside it. */
export const REGIONS = {
  country: id(5, 1),
  north: id(5, 2),
  south: id(5, 3),
  east: id(5, 4),
  online: id(5, 5),
} as const;
export const VENUES = { northHall: id(6, 1), eastHall: id(6, 2) } as const;
/** G1 pays for P1, G2 for P2. */
export const GRANTS = { G1: id(7, 1), G2: id(7, 2) } as const;
export const COURSES = { storytelling: id(8, 1) } as const;
/** M1 and M2 are core, M3 is not. */
export const MODULES = { M1: id(9, 1), M2: id(9, 2), M3: id(9, 3) } as const;
/** C1 is of S1 in the north, delivered by tess; C2 of T1 in the east, delivered by nobody of the cast. */
export const COHORTS = { C1: id(10, 1), C2: id(10, 2) } as const;
/** A, B and C are in C1; D is in C2. */
export const PEOPLE = { A: id(11, 1), B: id(11, 2), C: id(11, 3), D: id(11, 4) } as const;
export const ENROLMENTS = { A: id(12, 1), B: id(12, 2), C: id(12, 3), D: id(12, 4) } as const;
const steps = (number: number) => ({ enrolled: id(14, number), inTraining: id(14, 10 + number) });
/** They were enrolled on 20 May, and came for the first time on 1 June. */
export const STEPS = { A: steps(1), B: steps(2), C: steps(3), D: steps(4) } as const;
/**
 * Of C1, 18:00 to 20:00 in London: `past` was on 8 June and waits for its register, `today` is on 15 June, `future` on 22 June. Of C2:
 * `elsewhere`, on 15 June.
 */
export const SESSIONS = { past: id(13, 1), today: id(13, 2), future: id(13, 3), elsewhere: id(13, 4) } as const;

/** The password of everybody in the cast. */
export const PASSWORD = 'correct horse battery';
/** {@link PASSWORD} by argon2id with the smallest parameters there are: specs are not there to spend time on it. */
export const PASSWORD_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$MbUahJlboY3I8sUHj8HNCw$jh5Vje6BHleHJzDLQnChnDXee1lwD8CEKB3vT5M0i4s';

/** The token with which a member of the cast is signed in. */
export const tokenOf = (name: Name): string => createHash('sha256').update(`token of ${name}`).digest('base64url');
