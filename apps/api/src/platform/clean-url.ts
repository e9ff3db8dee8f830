import type { RequestHandler } from 'express';
import { ProblemError } from './problem';

const isClean = (url: string): boolean => {
  try {
    // Half of a surrogate pair is not UTF-8, so it does not decode.
    const text = decodeURIComponent(url.replaceAll('+', ' '));
    return !/\p{Cc}/u.test(text);
  } catch {
    return false;
  }
};

/** Refuses addresses with what is not text: PostgreSQL cannot hold U+0000, and other control characters only hide things. */
export const cleanUrl: RequestHandler = (request, _response, next) => {
  if (isClean(request.url)) {
    next();
    return;
  }
  const errors = [{ path: 'url', message: 'contains a character that is not text' }];
  throw new ProblemError('request.invalid', {}, { errors });
};
