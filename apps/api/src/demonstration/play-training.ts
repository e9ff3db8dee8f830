import { addDays } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import { WEEKDAYS, type Mark, type Weekday } from '@throughline/domain/training';
import { v7 } from 'uuid';
import { CohortService } from '../training/cohort.service';
import { CourseService } from '../training/course.service';
import { EnrolmentService } from '../training/enrolment.service';
import { RegisterService } from '../training/register.service';
import { SeriesService } from '../training/series.service';
import { TrainingSessionService } from '../training/training-session.service';
import { WalkInService } from '../training/walk-in.service';
import type { Player } from './player';
import { COURSES, type DemonstrationCohort, type DemonstrationSession } from './training.data';

export const playCourses = (player: Player, at: string): Promise<void> =>
  player.as('administrator', at, async () => {
    for (const { key, name, model, minimumAttendance, modules } of COURSES) {
      await player.the(CourseService).put(
        player.id(key),
        {
          name,
          model,
          minimumAttendance,
          modules: modules.map(({ key, title, isCore, code }) => ({ id: player.id(key), title, isCore, code })),
        },
        null,
      );
    }
  });

/** One cohort, from its planning to what became of the people in it. */
export const playCohort = async (player: Player, cohort: DemonstrationCohort): Promise<void> => {
  await plan(player, cohort);
  await enrol(player, cohort);
  for (const index of cohort.sessions.keys()) await playSession(player, cohort, index);
  await playSeries(player, cohort);
  await complete(player, cohort);
};

const personKey = (cohort: DemonstrationCohort, index: number): string => `${cohort.key} person ${index}`;
export const enrolmentKey = (cohort: DemonstrationCohort, index: number): string => `${cohort.key} enrolment ${index}`;

/** Who reports for a strand in the stories: the people of its cohorts, by their keys. */
export const reporterKeys = (cohorts: readonly DemonstrationCohort[], strand: string): readonly string[] =>
  cohorts
    .filter((cohort) => cohort.strand === strand)
    .flatMap((cohort) => Array.from({ length: cohort.completes }, (_, index) => personKey(cohort, index)));

/** The strands of the closed programmes had another trainer. */
export const trainerOf = (strand: string): string =>
  ['y2', 'kbop', 'gmbop'].includes(strand) ? 'trainer' : 'otherTrainer';

const firstDay = ({ sessions }: DemonstrationCohort): string => sessions[0]?.date ?? '';
const lastDay = ({ sessions }: DemonstrationCohort): string => sessions.at(-1)?.date ?? '';

const plan = (player: Player, cohort: DemonstrationCohort): Promise<unknown> =>
  player.as('administrator', `${addDays(firstDay(cohort), -21)}T10:00:00Z`, () =>
    player.the(CohortService).put(
      player.id(cohort.key),
      {
        courseId: player.id(cohort.course),
        strandId: player.id(cohort.strand),
        regionId: player.id(cohort.region),
        name: cohort.name,
        startDate: firstDay(cohort),
        endDate: lastDay(cohort),
        capacity: cohort.capacity,
        minimumViable: 3,
        trainerIds: [player.id(trainerOf(cohort.strand))],
      },
      null,
    ),
  );

const enrol = async (player: Player, cohort: DemonstrationCohort): Promise<void> => {
  const enrolledOn = addDays(firstDay(cohort), -7);
  for (let index = 0; index < cohort.people; index++) {
    const number = String(player.count('trainee')).padStart(2, '0');
    await player.as(trainerOf(cohort.strand), `${enrolledOn}T11:00:00Z`, () =>
      player.the(EnrolmentService).put(
        player.id(enrolmentKey(cohort, index)),
        {
          cohortId: player.id(cohort.key),
          personId: player.id(personKey(cohort, index)),
          preferredName: `Demo Trainee ${number}`,
          source: index % 3 === 0 ? 'partner' : 'open',
          enrolledOn,
        },
        null,
      ),
    );
  }
};

/** Modules by the place of a session in its series: the core ones come first, and again. */
const modulesOf = ({ course }: DemonstrationCohort, index: number): readonly string[] => {
  const modules = COURSES.find(({ key }) => key === course)?.modules ?? [];
  const turn = index % Math.max(1, modules.length - 1);
  return modules.slice(turn, turn + 2).map(({ key }) => key);
};

const playSession = async (player: Player, cohort: DemonstrationCohort, index: number): Promise<void> => {
  const session = cohort.sessions[index];
  if (!session || isInSeries(session)) return;
  const { timeZone } = cohort;
  const { endsAt } = instantsOf({ date: session.date, startTime: session.start, endTime: session.end, timeZone });
  const id = player.id(`${cohort.key} session ${index}`);
  const trainer = trainerOf(cohort.strand);
  const sessions = player.the(TrainingSessionService);

  await player.as(trainer, `${addDays(firstDay(cohort), -14)}T12:00:00Z`, () =>
    sessions.put(
      id,
      {
        cohortId: player.id(cohort.key),
        title: `Workshop ${index + 1}`,
        date: session.date,
        startTime: session.start,
        endTime: session.end,
        timeZone,
        mode: 'inPerson',
        venueId: player.id(cohort.venue),
        moduleIds: modulesOf(cohort, index).map((key) => player.id(key)),
        trainerIds: [player.id(trainer)],
        needsToBring: '',
        isDraft: false,
        exceptionNote: null,
      },
      null,
    ),
  );
  if (session.fate === 'cancelled') {
    await player.as(trainer, `${addDays(session.date, -1)}T16:00:00Z`, () => sessions.cancel(id, 'Train strike'));
  }
  if (session.fate === 'submitted') {
    await player.as(trainer, minutesAfter(endsAt, 20), () => takeRegister(player, { cohort, session, index, id }));
  }
};

const weekdayOf = (date: string): Weekday => WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';

const isInSeries = ({ fate }: DemonstrationSession): boolean => fate === 'coming' || fate === 'postponed';

/** What a cohort has to come, week by week, as one series. */
const playSeries = async (player: Player, cohort: DemonstrationCohort): Promise<void> => {
  const sessions = cohort.sessions.filter(isInSeries);
  const [first] = sessions;
  if (!first) return;
  const trainer = trainerOf(cohort.strand);
  const planned = addDays(first.date, -14);
  const series = await player.as(trainer, `${planned}T12:00:00Z`, () =>
    player.the(SeriesService).put(
      player.id(`${cohort.key} series`),
      {
        cohortId: player.id(cohort.key),
        firstDate: first.date,
        rule: {
          rhythm: { frequency: 'weekly', interval: 1, weekdays: [weekdayOf(first.date)] },
          ends: { kind: 'count', count: sessions.length },
          exceptions: [],
        },
        title: 'Practice',
        isNumbered: true,
        startTime: first.start,
        endTime: first.end,
        timeZone: cohort.timeZone,
        mode: 'inPerson',
        venueId: player.id(cohort.venue),
        trainerIds: [player.id(trainer)],
        needsToBring: 'A phone or a tablet that can record, and its charger.',
        modulesByPosition: sessions.map((session) =>
          modulesOf(cohort, cohort.sessions.indexOf(session)).map((key) => player.id(key)),
        ),
        exceptionNote: null,
      },
      null,
    ),
  );
  for (const [index, { fate }] of sessions.entries()) {
    const id = series.sessions[index]?.id;
    if (fate !== 'postponed' || id === undefined) continue;
    await player.as(trainer, `${planned}T13:00:00Z`, () =>
      player.the(TrainingSessionService).postpone(id, 'The heating of the hall is being repaired'),
    );
  }
};

interface Taking {
  readonly cohort: DemonstrationCohort;
  readonly session: DemonstrationSession;
  readonly index: number;
  readonly id: string;
}

const takeRegister = async (player: Player, { cohort, session, index, id }: Taking): Promise<void> => {
  const registers = player.the(RegisterService);
  await registers.mark(id, {
    source: 'online',
    marks: Array.from({ length: cohort.people }, (_, person) => ({
      entryId: player.id(enrolmentKey(cohort, person)),
      mark: markOf(person, index, cohort.people),
      minutes: null,
      baseVersion: 0,
      mutationId: v7(),
    })),
  });
  for (let walkIn = 0; walkIn < (session.walkIns ?? 0); walkIn++) {
    await player.the(WalkInService).add(id, v7(), { name: 'Demo visitor', mark: 'present' });
  }
  await registers.submit(id);
};

/** A pattern rather than chance, so that every demonstration is the same: the last two of a cohort drop off, others miss now and then. */
const markOf = (person: number, session: number, people: number): Mark => {
  const dropsOff = person >= people - 2;
  const misses = session >= 2 && (dropsOff || (person * 5 + session * 3) % 11 === 0);
  if (misses) return (person + session) % 2 === 0 ? 'apology' : 'noShow';
  if ((person + session) % 9 === 4) return 'late';
  return (person * 2 + session) % 13 === 5 ? 'leftEarly' : 'present';
};

const complete = async (player: Player, cohort: DemonstrationCohort): Promise<void> => {
  const last = cohort.sessions.findLast(({ fate }) => fate === 'submitted')?.date;
  if (!last) return;
  for (let index = 0; index < cohort.completes; index++) {
    await player.as('manager', `${addDays(last, 1)}T09:30:00Z`, () =>
      player
        .the(EnrolmentService)
        .move(player.id(enrolmentKey(cohort, index)), { to: 'completed', on: addDays(last, 1) }),
    );
  }
};

const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
