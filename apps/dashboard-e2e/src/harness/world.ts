import { randomUUID } from 'node:crypto';
import { addDays, type Role } from '@throughline/domain/shared';
import { localDateAt } from '@throughline/domain/shared/time';
import { v7 } from 'uuid';
import { Api } from './api';
import type { SignIn } from './api';

const ZONE = 'Europe/London';

interface Listed {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

interface Membership {
  readonly role: Role;
  readonly scope: 'organisation' | 'programme' | 'strand' | 'grant';
  readonly scopeId: string | null;
}

export interface OwnAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly signIn: SignIn;
}

/** An account that no other journey uses: invited by an administrator, accepted, signed in. */
export async function ownAccount(
  administrator: Api,
  baseURL: string,
  memberships: readonly Membership[],
): Promise<OwnAccount> {
  const id = v7();
  const tag = id.slice(-6);
  const name = `Demo Person ${tag}`;
  const email = `person-${tag}@example.org`;
  const password = `a password of ${randomUUID()}`;
  await administrator.put(`/accounts/${id}`, { name, email, isSuspended: false, memberships });
  const { path } = await administrator.post<{ path: string }>(`/accounts/${id}/invitation`);
  const browser = await Api.open(baseURL);
  await browser.post('/invitations/accept', { token: path.slice(path.indexOf('#') + 1), password });
  const signIn = await browser.signIn();
  await browser.close();
  return { id, name, email, password, signIn };
}

export interface World {
  /** The day of the session, by the clocks of its place. */
  readonly today: string;
  readonly programme: { readonly id: string; readonly name: string };
  readonly strand: { readonly id: string; readonly name: string };
  readonly region: { readonly id: string; readonly name: string };
  /** A second region of the strand, in which nothing happens. */
  readonly quietRegion: { readonly id: string; readonly name: string };
  readonly grant: { readonly id: string };
  readonly cohort: { readonly id: string; readonly name: string };
  readonly course: { readonly id: string; readonly modules: readonly { readonly id: string }[] };
  /** On at this moment. */
  readonly session: {
    readonly id: string;
    readonly title: string;
    readonly startTime: string;
    readonly endTime: string;
  };
  /** Names of the people enrolled, as on the register. */
  readonly people: readonly string[];
  /** The same people, by their ids. */
  readonly members: readonly { readonly enrolmentId: string; readonly personId: string; readonly name: string }[];
  readonly trainer: OwnAccount;
  /** Delivers the session together with the first; undefined unless wanted. */
  readonly secondTrainer: OwnAccount | undefined;
  readonly manager: OwnAccount;
}

interface Wanted {
  /** How many people are enrolled. */
  readonly people: number;
  /** Places of the cohort. */
  readonly capacity?: number;
  /** How long the strand goes on. */
  readonly days?: number;
  /** Whether the course is a short one of the journey's own: one module, which is core. */
  readonly isShort?: boolean;
  /** Whether two trainers deliver the cohort. */
  readonly isShared?: boolean;
}

/** A programme with a strand in two regions, a cohort that meets right now, and its own trainer and manager: a journey's own to change. */
export async function ownWorld(
  administrator: Api,
  baseURL: string,
  { people, capacity = 30, days = 100, isShort = false, isShared = false }: Wanted,
): Promise<World> {
  const tag = v7().slice(-6);
  const today = localDateAt(new Date().toISOString(), ZONE);
  const [startDate, endDate] = [addDays(today, -100), addDays(today, days)];
  const regions = (await administrator.get<Listed>('/regions')).items;
  const [region, quietRegion] = ['Birmingham', 'Coventry']
    .map((name) => regions.find((each) => each.name === name))
    .filter((each) => each !== undefined);
  const [organisation] = (await administrator.get<Listed>('/organisations')).items;
  const course = isShort ? await shortCourse(administrator, tag) : await anyCourse(administrator);
  if (!region || !quietRegion || !organisation || !course)
    throw new Error('The demonstration lacks places or courses.');

  const programme = { id: v7(), name: `Journey ${tag}` };
  await administrator.put(`/programmes/${programme.id}`, {
    code: `J-${tag}`,
    name: programme.name,
    aliases: [],
    summary: 'Made for one journey through the product.',
    startDate,
    endDate,
    timeZone: ZONE,
    publicationDisclaimer: null,
    organisations: [{ organisationId: organisation.id, role: 'funder' }],
  });
  const strand = { id: v7(), name: `Strand ${tag}` };
  await administrator.put(`/strands/${strand.id}`, {
    programmeId: programme.id,
    code: `S-${tag}`,
    name: strand.name,
    aliases: [],
    kind: 'place',
    commissionerId: null,
    startDate,
    endDate,
    regions: [region, quietRegion].map(({ id }) => ({
      regionId: id,
      storyTarget: 4,
      reporterTarget: 2,
      sessionTarget: 4,
      participantTarget: 20,
    })),
  });
  const grant = { id: v7() };
  await administrator.put(`/grants/${grant.id}`, {
    programmeId: programme.id,
    fundingOrganisationId: organisation.id,
    title: `Grant ${tag}`,
    amountAwarded: 1000,
    currency: 'GBP',
    awardDate: startDate,
    startDate,
    endDate,
    reportingCadence: 'yearly',
  });
  const inProgramme = (role: Role): Membership => ({ role, scope: 'programme', scopeId: programme.id });
  const [trainer, secondTrainer, manager] = await Promise.all([
    ownAccount(administrator, baseURL, [inProgramme('trainer')]),
    isShared ? ownAccount(administrator, baseURL, [inProgramme('trainer')]) : undefined,
    ownAccount(administrator, baseURL, [inProgramme('programmeManager')]),
  ]);
  const trainerIds = [trainer, secondTrainer].filter((each) => each !== undefined).map(({ id }) => id);

  const cohort = { id: v7(), name: `Cohort ${tag}` };
  await administrator.put(`/cohorts/${cohort.id}`, {
    courseId: course.id,
    strandId: strand.id,
    regionId: region.id,
    name: cohort.name,
    startDate: today,
    endDate,
    capacity,
    minimumViable: 1,
    trainerIds,
  });
  const members = Array.from({ length: people }, (_, index) => ({
    enrolmentId: v7(),
    personId: v7(),
    name: `Demo Guest ${tag} ${index + 1}`,
  }));
  for (const { enrolmentId, personId, name } of members) {
    await administrator.put(`/enrolments/${enrolmentId}`, {
      cohortId: cohort.id,
      personId,
      preferredName: name,
      source: 'open',
      enrolledOn: today,
    });
  }
  const session = { id: v7(), title: `Workshop ${tag}`, ...goingOn() };
  await administrator.put(`/training-sessions/${session.id}`, {
    cohortId: cohort.id,
    title: session.title,
    date: today,
    startTime: session.startTime,
    endTime: session.endTime,
    timeZone: ZONE,
    mode: 'online',
    venueId: null,
    moduleIds: course.modules.slice(0, 1).map(({ id }) => id),
    trainerIds,
  });
  const names = members.map(({ name }) => name);
  return {
    ...{ today, programme, strand, region, quietRegion, grant, cohort, course, session },
    ...{ people: names, members, trainer, secondTrainer, manager },
  };
}

/** Another cohort of a world, with a place for a few and nobody in it. */
export async function anotherCohort(
  administrator: Api,
  { strand, region, course, trainer, today }: World,
): Promise<{ readonly id: string; readonly name: string }> {
  const cohort = { id: v7(), name: `Other cohort of ${strand.name}` };
  await administrator.put(`/cohorts/${cohort.id}`, {
    courseId: course.id,
    strandId: strand.id,
    regionId: region.id,
    name: cohort.name,
    startDate: today,
    endDate: addDays(today, 90),
    capacity: 5,
    minimumViable: 1,
    trainerIds: [trainer.id],
  });
  return cohort;
}

type Course = World['course'];

const anyCourse = async (administrator: Api): Promise<Course | undefined> =>
  (await administrator.get<{ items: Course[] }>('/courses')).items[0];

async function shortCourse(administrator: Api, tag: string): Promise<Course> {
  const course = { id: v7(), modules: [{ id: v7(), title: `Listening ${tag}`, isCore: true, code: null }] };
  await administrator.put(`/courses/${course.id}`, {
    name: `Short course ${tag}`,
    model: 'storytelling',
    minimumAttendance: 0.5,
    modules: course.modules,
  });
  return course;
}

/** From before this moment until after it, within this day. */
function goingOn(): { startTime: string; endTime: string } {
  const hour = Number(new Date().toLocaleTimeString('en-GB', { timeZone: ZONE }).slice(0, 2));
  const at = (each: number): string => `${String(each).padStart(2, '0')}:00`;
  return { startTime: at(Math.max(0, hour - 1)), endTime: hour >= 22 ? '23:59' : at(hour + 2) };
}
