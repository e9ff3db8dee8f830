import { addDays } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import { v7 } from 'uuid';
import { NoteService } from '../training/note.service';
import { RegisterAbsenceService } from '../training/register-absence.service';
import { RegisterModuleService } from '../training/register-module.service';
import { RegisterService } from '../training/register.service';
import { TrainingSessionService } from '../training/training-session.service';
import { WalkInService } from '../training/walk-in.service';
import { enrolmentKey, trainerOf } from './play-training';
import type { Player } from './player';
import type { DemonstrationCohort } from './training.data';

/** What else there is to a register, in the cohort that meets today: seen once each. */
export const playRegisters = async (player: Player, cohorts: readonly DemonstrationCohort[]): Promise<void> => {
  const cohort = cohorts.find(({ sessions }) => sessions.some(({ fate }) => fate === 'now'));
  if (!cohort) return;
  await playTaster(player, cohort);
  await playAfterthoughts(player, cohort);
  const today = cohort.sessions.find(({ fate }) => fate === 'now')?.date ?? '';
  const span = { from: addDays(today, 5), until: addDays(today, 16), reason: 'Visiting family' };
  await player.as(trainerOf(cohort.strand), `${addDays(today, -3)}T10:00:00Z`, () =>
    player.the(RegisterAbsenceService).put(player.id(enrolmentKey(cohort, 1)), v7(), { write: span, ifMatch: null }),
  );
};

/** A drop-in before the course began, at which people were only counted. */
const playTaster = async (player: Player, cohort: DemonstrationCohort): Promise<void> => {
  const [first] = cohort.sessions;
  if (!first) return;
  const id = player.id(`${cohort.key} taster`);
  const trainer = trainerOf(cohort.strand);
  const date = addDays(first.date, -4);
  const times = { date, startTime: '12:00', endTime: '13:30', timeZone: cohort.timeZone };
  await player.as(trainer, `${addDays(date, -7)}T12:00:00Z`, () =>
    player.the(TrainingSessionService).put(
      id,
      {
        ...{ ...times, cohortId: player.id(cohort.key), title: 'Taster', mode: 'inPerson', moduleIds: [] },
        ...{ venueId: player.id(cohort.venue), trainerIds: [player.id(trainer)], needsToBring: '' },
        ...{ isDraft: false, exceptionNote: null },
      },
      null,
    ),
  );
  await player.as(trainer, later(instantsOf(times).endsAt, 15), async () => {
    const registers = player.the(RegisterService);
    await registers.changeKind(id, 'headcount');
    await registers.count(id, { headcount: 14, method: 'estimate' }, null);
    await registers.submit(id);
  });
};

/** The evening after a session: a visitor turns out to have been a trainee, another missed a part, and a note about it all. */
const playAfterthoughts = async (player: Player, cohort: DemonstrationCohort): Promise<void> => {
  const index = cohort.sessions.findLastIndex(({ fate }) => fate === 'submitted');
  const session = cohort.sessions[index];
  if (!session) return;
  const id = player.id(`${cohort.key} session ${index}`);
  const { timeZone } = cohort;
  const { endsAt } = instantsOf({ date: session.date, startTime: session.start, endTime: session.end, timeZone });
  await player.as(trainerOf(cohort.strand), later(endsAt, 60), async () => {
    const registers = player.the(RegisterService);
    const walkIns = player.the(WalkInService);
    const { entries, modules } = await registers.answer(id);
    const missed = entries.find(({ kind, mark }) => kind === 'enrolled' && (mark === 'apology' || mark === 'noShow'));
    if (missed) {
      const walkIn = v7();
      await walkIns.add(id, walkIn, { name: 'Demo visitor', mark: 'late' });
      await walkIns.join(id, walkIn, { enrolmentId: missed.entryId, keep: 'walkIn' });
    }
    const early = entries.find(({ mark }) => mark === 'leftEarly' || mark === 'late') ?? entries[0];
    const module = modules.find(({ isDelivered }) => isDelivered);
    if (early && module) await player.the(RegisterModuleService).tick(id, early.entryId, module.id, false);
    const text = 'Working in pairs worked well. More time is needed for the question of consent.';
    await player.the(NoteService).put(id, v7(), { write: { text, visibility: 'team' }, ifMatch: null });
  });
};

const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
