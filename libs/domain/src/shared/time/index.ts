// An entrance of its own: the rules of time zones are large, and no part of the first screen.
export { COMMON_TIME_ZONES, instantsOf, localDateAt, timeZone, type WallClock } from './zoned-time';
export { clockChangeOf, type ClockChange } from './clock-change';
