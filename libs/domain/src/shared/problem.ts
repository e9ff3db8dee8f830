/**
 * What kind of refusal a problem is. The API maps each kind to one HTTP status; nothing else decides a status.
 *
 * - `invalid`: the request itself is malformed (400)
 * - `signInNeeded`: nobody is signed in (401)
 * - `forbidden`: seen but not allowed (403)
 * - `notFound`: does not exist, or may not be seen: the two look the same (404)
 * - `conflict`: at odds with what is stored (409)
 * - `stale`: edited by somebody else meanwhile (412)
 * - `tooLarge`: more than is taken in one request (413)
 * - `range`: a part of something that has no such part (416)
 * - `ruleBroken`: understood, but against a rule of the work (422)
 * - `tooMany`: too many attempts (429)
 * - `failed`: our own fault (500)
 * - `unavailable`: the database is away; try again (503)
 */
export const PROBLEM_KINDS = [
  'invalid',
  'signInNeeded',
  'forbidden',
  'notFound',
  'conflict',
  'stale',
  'tooLarge',
  'range',
  'ruleBroken',
  'tooMany',
  'failed',
  'unavailable',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** One entry of the catalogue: how to treat it, and its title in plain English (the dashboard has its own words). */
export interface ProblemDefinition {
  readonly kind: ProblemKind;
  readonly title: string;
}

/** A catalogue of problems, keyed by code. Codes are `thing.whatIsWrong`. */
export type ProblemCatalogue = Readonly<Record<string, ProblemDefinition>>;

/** A problem that happened: its code, and JSON values that help to say what to do. Never a personal value. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Problems that belong to no one feature. */
export const SHARED_PROBLEMS = {
  'request.invalid': { kind: 'invalid', title: 'Something in the request is not valid' },
  'request.notFound': { kind: 'notFound', title: 'There is nothing here that you may see' },
  'request.tooLarge': { kind: 'tooLarge', title: 'The request is too large' },
  'request.forbidden': { kind: 'forbidden', title: 'You may see this, but not do that' },
  'request.crossSite': { kind: 'forbidden', title: 'The request came from another site' },
  'request.stale': { kind: 'stale', title: 'Somebody else changed this meanwhile' },
  'request.alreadyExists': { kind: 'conflict', title: 'Something else is stored under this id' },
  'request.reference': { kind: 'ruleBroken', title: 'The request points to something that does not exist' },
  'request.duplicate': { kind: 'conflict', title: 'There is one like this already' },
  'file.tooLarge': { kind: 'tooLarge', title: 'The file is too large' },
  'file.type': { kind: 'ruleBroken', title: 'The file is of a type that is not kept' },
  'media.type': { kind: 'ruleBroken', title: 'The file is of a type that is not kept here' },
  'media.tooLarge': { kind: 'tooLarge', title: 'The file is longer than is taken' },
  'media.offset': { kind: 'conflict', title: 'The file goes on from another place' },
  'media.incomplete': { kind: 'ruleBroken', title: 'Not all of the file has arrived' },
  'media.broken': { kind: 'ruleBroken', title: 'The picture is broken' },
  'media.pixels': { kind: 'ruleBroken', title: 'The picture has too many pixels' },
  'media.range': { kind: 'range', title: 'The file has no such part' },
  'media.noRoom': { kind: 'unavailable', title: 'There is no room left to keep files' },
  'server.failed': { kind: 'failed', title: 'Something went wrong on our side' },
  'server.unavailable': { kind: 'unavailable', title: 'The database cannot be reached just now' },
} as const satisfies ProblemCatalogue;
