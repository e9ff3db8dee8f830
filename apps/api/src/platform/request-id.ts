import type { IncomingMessage } from 'node:http';
import { v7 } from 'uuid';

const ids = new WeakMap<IncomingMessage, string>();

/** Names a request in the log, the audit trail and the answer. Made here: one from outside could be somebody else's, or no id at all. */
export const requestIdOf = (request: IncomingMessage): string => {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const made = v7();
  ids.set(request, made);
  return made;
};
