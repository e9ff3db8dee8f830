import { problemOfConstraint } from './constraint-problems';
import { ProblemError } from './problem';

interface DatabaseError {
  readonly code: string;
  readonly constraint: string | undefined;
  /** Whether it ended the session, or kept one from beginning. */
  readonly isFatal: boolean;
}

/** Codes of Node's sockets, and of the pool, for a server that cannot be reached. */
const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
];
/** How pg says so without a code. */
const GONE =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|not queryable|Driver not connected|released QueryRunner|query runner already released/i;
/** Classes of SQLSTATE: connection exception, insufficient resources, operator intervention (shutdown, cancelled by a timeout). */
const AWAY = /^(08|53|57)/;

/** What PostgreSQL says about an error, or null when it is not from there. */
export const databaseErrorOf = (error: unknown): DatabaseError | null => {
  if (!(error instanceof Error)) return null;
  const driverError: unknown = 'driverError' in error ? error.driverError : error;
  if (typeof driverError !== 'object' || driverError === null || !('code' in driverError)) return null;
  const { code } = driverError;
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return null;
  const constraint = 'constraint' in driverError ? driverError.constraint : undefined;
  const severity = 'severity' in driverError ? driverError.severity : undefined;
  return {
    code,
    constraint: typeof constraint === 'string' ? constraint : undefined,
    isFatal: severity === 'FATAL' || severity === 'PANIC',
  };
};

const isUnreachable = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isUnreachable);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && UNREACHABLE.includes(error.code)) return true;
  if (GONE.test(error.message)) return true;
  return 'driverError' in error && error.driverError !== error && isUnreachable(error.driverError);
};

const unavailable = (cause: unknown): ProblemError =>
  new ProblemError('server.unavailable', {}, { retryAfter: 5 }, { cause });

/** Whether the same work may succeed when it is simply done again: somebody else was at it in the same moment. */
export const isWorthRepeating = (error: unknown): boolean => {
  const refusal = databaseErrorOf(error);
  if (!refusal) return false;
  const collided = refusal.code === '40001' || refusal.code === '40P01';
  // The same create sent twice at once: the second time round it finds the record, and answers like the first.
  return collided || (refusal.code === '23505' && refusal.constraint?.endsWith('_pkey') === true);
};

/** The problem behind an error of the database, or null when it is nobody's but ours. */
export const problemOfDatabase = (error: unknown): ProblemError | null => {
  const refusal = databaseErrorOf(error);
  if (!refusal) return isUnreachable(error) ? unavailable(error) : null;
  const { code, constraint, isFatal } = refusal;
  const named = constraint === undefined ? undefined : problemOfConstraint(constraint);
  if (named) return new ProblemError(named, {}, {}, { cause: error });
  if (isFatal || AWAY.test(code)) return unavailable(error);
  switch (code) {
    case '23505': {
      const isId = constraint?.endsWith('_pkey') === true;
      return new ProblemError(isId ? 'request.alreadyExists' : 'request.duplicate', {}, {}, { cause: error });
    }
    case '23503':
      return new ProblemError('request.reference', {}, {}, { cause: error });
    // Text that PostgreSQL cannot keep (U+0000, half of a surrogate pair), or cannot read as what a forged cursor claims it is.
    case '22021':
    case '22P05':
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
      return new ProblemError('request.invalid', {}, {}, { cause: error });
    case '40001':
    case '40P01':
      return new ProblemError('server.unavailable', {}, { retryAfter: 1 }, { cause: error });
    default:
      return null;
  }
};
