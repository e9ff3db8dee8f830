import { type Problem } from './problem';

/** How what was said stands on its way to the server. `count` is of people. */
export type OutboxStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly count: number }
  /** It is tried again by itself. */
  | { readonly kind: 'waiting'; readonly count: number; readonly why: 'offline' | 'server' }
  /** The sign-in has ended; it goes on after the next. */
  | { readonly kind: 'signedOut'; readonly count: number }
  /** Walk-ins have come back without their names, which no device keeps. */
  | { readonly kind: 'unnamed'; readonly count: number }
  /** The server will not take it, however often it is tried. */
  | { readonly kind: 'refused'; readonly count: number; readonly problem: Problem };
