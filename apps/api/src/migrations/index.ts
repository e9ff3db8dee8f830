import { Accounts1767000000001 } from './0001-accounts';
import { Programmes1767000000002 } from './0002-programmes';
import { Training1767000000003 } from './0003-training';
import { Events1767000000004 } from './0004-events';
import { Stories1767000000005 } from './0005-stories';
import { HeldModules1767000000006 } from './0006-held-modules';
import { SessionSeries1767000000007 } from './0007-session-series';
import { Enrolment1767000000008 } from './0008-enrolment';
import { Register1767000000009 } from './0009-register';
import { Completion1767000000010 } from './0010-completion';
import { EventsWhole1767000000011 } from './0011-events-whole';
import { CalendarFeeds1767000000012 } from './0012-calendar-feeds';
import { Roles1767000000013 } from './0013-roles';
import { ConsentWhole1767000000014 } from './0014-consent-whole';
import { Media1767000000015 } from './0015-media';
import { Coverage1767000000016 } from './0016-coverage';
import { StoryReviews1767000000017 } from './0017-story-reviews';
import { StoryUse1767000000018 } from './0018-story-use';
import { StorySearch1767000000019 } from './0019-story-search';
import { Board1767000000021 } from './0021-board';
import { ConsentEvidence1767000000022 } from './0022-consent-evidence';
import { StoryMedia1767000000023 } from './0023-story-media';
import { OutputsRemoved1767000000024 } from './0024-outputs-removed';
import { RecordedWords1767000000025 } from './0025-recorded-words';
import { KeptFigures1767000000027 } from './0027-kept-figures';
import { Indicators1767000000028 } from './0028-indicators';
import { ProgrammePlan1767000000029 } from './0029-programme-plan';

/** Every migration, in order. Named one by one: a glob would find what is not there yet, or not find what is. */
export const MIGRATIONS = [
  Accounts1767000000001,
  Programmes1767000000002,
  Training1767000000003,
  Events1767000000004,
  Stories1767000000005,
  HeldModules1767000000006,
  SessionSeries1767000000007,
  Enrolment1767000000008,
  Register1767000000009,
  Completion1767000000010,
  EventsWhole1767000000011,
  CalendarFeeds1767000000012,
  Roles1767000000013,
  ConsentWhole1767000000014,
  Media1767000000015,
  Coverage1767000000016,
  StoryReviews1767000000017,
  StoryUse1767000000018,
  StorySearch1767000000019,
  Board1767000000021,
  ConsentEvidence1767000000022,
  StoryMedia1767000000023,
  OutputsRemoved1767000000024,
  RecordedWords1767000000025,
  KeptFigures1767000000027,
  Indicators1767000000028,
  ProgrammePlan1767000000029,
];
