/** Days before a session or an event from which on those who hold it are shown what its people need (domain 4.1). */
export const NEEDS_DAYS_BEFORE = 7;
/** Days after it until which they are. */
export const NEEDS_DAYS_AFTER = 2;

const DAY_MS = 86_400_000;

/** When the needs of people are shown to those who hold a session or an event: from and until, as ISO 8601 in UTC. */
export const needsWindow = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }) => ({
  from: new Date(Date.parse(startsAt) - NEEDS_DAYS_BEFORE * DAY_MS).toISOString(),
  until: new Date(Date.parse(endsAt) + NEEDS_DAYS_AFTER * DAY_MS).toISOString(),
});
