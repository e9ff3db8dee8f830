import {
  type BadgeChange,
  type BadgeLevel,
  type BadgeMeasure,
  type BadgeOfPerson,
  type CompletionMember,
  type ModuleCode,
} from '@throughline/domain/training';
import { writeDate, writeNumber, writeShare } from '../platform/format';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const BADGE_LEVEL_WORDS: Words<BadgeLevel> = {
  bronze: $localize`Bronze`,
  silver: $localize`Silver`,
  gold: $localize`Gold`,
  platinum: $localize`Platinum`,
};

export const BADGE_CHANGE_WORDS: Words<BadgeChange> = {
  recommended: $localize`recommended`,
  awarded: $localize`awarded`,
  withdrawn: $localize`withdrawn`,
};

export const MEASURE_WORDS: Words<BadgeMeasure> = {
  responsibleStorytelling: $localize`Responsible storytelling held`,
  coursesCompleted: $localize`Courses completed`,
  sessionsAttended: $localize`Sessions attended`,
  storiesGathered: $localize`Stories gathered`,
  monthsActive: $localize`Months since the first session`,
};

export const MODULE_CODE_WORDS: Words<ModuleCode> = {
  responsibleStorytelling: $localize`Responsible storytelling`,
  storyGathering: $localize`Story gathering`,
  recording: $localize`Recording`,
  curation: $localize`Curation`,
  mobilisation: $localize`Mobilisation`,
  actionPlanning: $localize`Action planning`,
};

/** What a course asks for, in a sentence. */
export const ruleWords = ({ minimumAttendance }: { readonly minimumAttendance: number }): string =>
  minimumAttendance === 0
    ? $localize`To complete: every core module.`
    : $localize`To complete: every core module, and at least ${writeShare(minimumAttendance)}:share: of the sessions held for them.`;

/** "9 of 12 sessions": always both numbers. */
export const attendedWords = ({ attended, held }: CompletionMember['decision']): string =>
  held === 0
    ? $localize`no session held yet`
    : $localize`${writeNumber(attended)}:attended: of ${writeNumber(held)}:held: sessions`;

/** "3 of 4 modules", and how many of those were recognised outside of sessions. */
export const modulesWords = ({ modules }: CompletionMember): string => {
  const held = modules.filter(({ heldOn }) => heldOn !== null).length;
  const recognised = modules.filter((module) => module.recognised !== null).length;
  const words = $localize`${held}:held: of ${modules.length}:all: modules`;
  return recognised === 0 ? words : $localize`${words}:held:, ${recognised}:count: recognised outside of sessions`;
};

/** Everything that stands between somebody and completing, one thing a line. */
export const obstaclesOf = ({ state, decision }: CompletionMember): readonly string[] => {
  const { missingCoreModules, attended, held, needed } = decision;
  return [
    ...(state === 'paused' ? [$localize`is pausing; resume their training first`] : []),
    ...(state === 'enrolled' ? [$localize`has not been to a session yet`] : []),
    ...(missingCoreModules.length > 0 ? [$localize`still needs ${missingCoreModules.join(', ')}:modules:`] : []),
    ...(held === 0 ? [$localize`no session has been held and its register submitted`] : []),
    ...(held > 0 && attended < needed
      ? [$localize`was at ${attended}:attended: of ${held}:held: sessions; it takes ${needed}:needed:`]
      : []),
  ];
};

type Level = BadgeOfPerson['levels'][number];

/** "met since 20 Apr 2026", or what is there of what it takes: "2 of 5 stories gathered". */
export const levelWords = ({ isMet, since, measures }: Level): string => {
  if (measures.length === 0) return $localize`asks for nothing yet, so nobody earns it`;
  if (isMet && since !== null) return $localize`criteria met since ${writeDate(since)}:date:`;
  return measures
    .filter((measure) => measure.since === null)
    .map(({ measure, have, needed }) => `${MEASURE_WORDS[measure]}: ${have} / ${needed}`)
    .join(' · ');
};
