import type { Clock } from './clock';
import { RequestContext } from './request-context';

/** Who writes, and when: what every record says of its last change, and a new one of its first. */
export const stamp = (clock: Clock) => {
  const at = clock.now();
  const by = RequestContext.current()?.actor?.accountId ?? null;
  return {
    created: { version: 1, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by },
    changed: { version: () => 'version + 1', updatedAt: at, updatedBy: by },
    at,
    by,
  };
};
