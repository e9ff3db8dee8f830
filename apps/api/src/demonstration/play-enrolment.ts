import type { AccessNeed } from '@throughline/domain/people';
import { addDays, type LocalDate } from '@throughline/domain/shared';
import type { EnrolmentMove } from '@throughline/domain/training';
import { PersonDetailsService } from '../people/person-details.service';
import { EnrolmentPlacesService } from '../training/enrolment-places.service';
import { EnrolmentService } from '../training/enrolment.service';
import type { Player } from './player';

const NEEDS: readonly {
  readonly person: number;
  readonly accessNeeds: readonly AccessNeed[];
  readonly note: string;
}[] = [
  { person: 0, accessNeeds: ['bslInterpreter', 'captions'], note: 'The interpreter sits beside whoever speaks.' },
  { person: 2, accessNeeds: ['stepFree'], note: '' },
  { person: 3, accessNeeds: ['languageInterpreter', 'dietary'], note: 'Punjabi. Vegetarian.' },
  { person: 5, accessNeeds: ['largePrint', 'hearingLoop'], note: '' },
];

/** What happens around the places of the two cohorts that are under way, and what some of their people need. */
export const playEnrolment = async (player: Player, today: LocalDate): Promise<void> => {
  const at = (days: number, time = '10:00'): string => `${addDays(today, days)}T${time}:00Z`;
  const enrolment = (cohort: string, index: number): string => player.id(`${cohort} enrolment ${index}`);
  const as = <Result>(days: number, run: () => Promise<Result>, time?: string): Promise<Result> =>
    player.as('trainer', at(days, time), run);
  const move = (days: number, id: string, step: Omit<EnrolmentMove, 'on'>): Promise<unknown> =>
    as(days, () => player.the(EnrolmentService).move(id, { ...step, on: addDays(today, days) }));

  // The young reporters of Greater Manchester are full: three wait, one leaves, and the first of the three is offered the place.
  for (const minute of [0, 1, 2]) {
    const id = player.id(`boltonCohort waiting ${minute}`);
    await as(
      -9,
      () =>
        player.the(EnrolmentService).put(
          id,
          {
            ...{ cohortId: player.id('boltonCohort'), personId: player.id(`boltonCohort waiting person ${minute}`) },
            ...{
              preferredName: nextName(player),
              source: 'open',
              enrolledOn: addDays(today, -9),
              joinsAs: 'interested',
            },
          },
          null,
        ),
      `10:0${minute}`,
    );
  }
  await move(-4, enrolment('boltonCohort', 11), { to: 'withdrew', reason: 'Found work' });
  await as(-2, () =>
    player.the(EnrolmentPlacesService).offer(player.id('boltonCohort'), {
      ...{ enrolmentId: player.id('boltonCohort waiting 0'), until: addDays(today, 5) },
    }),
  );

  // In Coventry one takes a break, and one who learnt with their peers in Shropshire joins.
  await move(-2, enrolment('coventryCohort', 1), { to: 'paused' });
  await as(-2, () =>
    player.the(EnrolmentPlacesService).transfer(enrolment('shropshireCohort', 1), {
      ...{ enrolmentId: player.id('coventryCohort transferred'), cohortId: player.id('coventryCohort') },
      on: addDays(today, -2),
    }),
  );

  for (const { person, accessNeeds, note } of NEEDS) {
    const id = player.id(`coventryCohort person ${person}`);
    const emergencyContact = { name: 'Demo Contact', phone: `07700 90000${person}` };
    await player.as('manager', at(-8), () =>
      player.the(PersonDetailsService).putNeeds(id, { accessNeeds, note, emergencyContact }, null),
    );
    await as(-8, () =>
      player.the(PersonDetailsService).putContact(
        id,
        {
          email: `trainee.${person}@example.org`,
          phone: null,
          preference: 'email',
          language: person === 3 ? 'pa' : 'en',
        },
        null,
      ),
    );
  }
};

const nextName = (player: Player): string => `Demo Trainee ${String(player.count('trainee')).padStart(2, '0')}`;
