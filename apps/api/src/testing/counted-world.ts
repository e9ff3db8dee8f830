import { randomUUID } from 'node:crypto';
import type { LocalDate } from '@throughline/domain/shared';
import sql, { join, raw } from 'sql-template-tag';
import { CAST, COURSES, VENUES } from './cast';
import type { TestApi } from './test-api';

/** Where something is counted. */
export interface Place {
  readonly strandId: string;
  readonly regionId: string;
}

export interface WorldSession extends Place {
  readonly id: string;
  readonly cohortId: string;
  readonly date: LocalDate;
  readonly state: string;
  /** How many came, where people were counted and not named. */
  readonly counted: { readonly headcount: number; readonly method: 'register' | 'estimate' } | null;
}
export interface WorldMark {
  readonly sessionId: string;
  /** Null: a walk-in. */
  readonly enrolmentId: string | null;
  readonly mark: string;
}
export interface WorldEnrolment extends Place {
  readonly id: string;
  readonly personId: string;
  readonly cohortId: string;
  readonly completedOn: LocalDate | null;
}
export interface WorldStory extends Place {
  readonly id: string;
  readonly recordedOn: LocalDate;
  readonly state: string;
  readonly isPractice: boolean;
  readonly wasSubmitted: boolean;
  /** The end of its consent to publish on the web; null for one without end. Only of a published story. */
  readonly consentEnds: LocalDate | null;
}

/** The personal texts in a world: what must not turn up where only numbers belong. */
export const PERSONAL = {
  trainee: 'Canary Trainee',
  walkIn: 'Canary Walker',
  pseudonym: 'Canary Juniper',
  summary: 'Canary summary',
};

type Json = Readonly<Record<string, unknown>>;

const insert = async (api: TestApi, table: string, rows: readonly Json[]): Promise<void> => {
  if (rows.length === 0) return;
  const columns = join(Object.keys(rows[0] ?? {}).map(raw));
  await api.db.query(sql`
    insert into ${raw(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`);
};

/** Records from which progress is counted, put together in memory and then stored as they are. */
export class CountedWorld {
  readonly sessions: WorldSession[] = [];
  readonly marks: WorldMark[] = [];
  readonly enrolments: WorldEnrolment[] = [];
  readonly stories: WorldStory[] = [];
  readonly #people = new Set<string>();
  readonly #cohorts: Json[] = [];

  cohort({ strandId, regionId }: Place): Place & { readonly cohortId: string } {
    const cohortId = randomUUID();
    this.#cohorts.push({
      id: cohortId,
      course_id: COURSES.storytelling,
      strand_id: strandId,
      region_id: regionId,
      name: 'Counted cohort',
      start_date: '2025-09-01',
      end_date: '2026-12-31',
      capacity: 500,
      minimum_viable: 1,
    });
    return { strandId, regionId, cohortId };
  }

  person(): string {
    const id = randomUUID();
    this.#people.add(id);
    return id;
  }

  enrol(cohort: Place & { cohortId: string }, personId: string, completedOn: LocalDate | null = null): WorldEnrolment {
    const enrolment = { id: randomUUID(), personId, completedOn, ...cohort };
    this.enrolments.push(enrolment);
    return enrolment;
  }

  session(cohort: Place & { cohortId: string }, date: LocalDate, state = 'registerSubmitted'): WorldSession {
    return this.#add({ id: randomUUID(), date, state, counted: null, ...cohort });
  }

  /** A session at which people were counted and not named. */
  taster(session: Pick<WorldSession, 'date' | 'state' | 'counted'> & Place & { cohortId: string }): WorldSession {
    return this.#add({ id: randomUUID(), ...session });
  }

  #add(session: WorldSession): WorldSession {
    this.sessions.push(session);
    return session;
  }

  mark(session: WorldSession, enrolment: WorldEnrolment | null, mark = 'present'): void {
    this.marks.push({ sessionId: session.id, enrolmentId: enrolment?.id ?? null, mark });
  }

  story(place: Place, facts: Partial<Omit<WorldStory, 'id' | keyof Place>> = {}): WorldStory {
    const story = {
      id: randomUUID(),
      recordedOn: '2026-05-01',
      state: 'approved',
      isPractice: false,
      wasSubmitted: true,
      consentEnds: null,
      ...facts,
      strandId: place.strandId,
      regionId: place.regionId,
    };
    this.stories.push(story);
    return story;
  }

  async store(api: TestApi): Promise<void> {
    await insert(api, 'cohort', this.#cohorts);
    const people = [...this.#people];
    await insert(
      api,
      'person',
      people.map((id) => ({ id })),
    );
    await insert(
      api,
      'person_identity',
      people.map((person_id) => ({ person_id, preferred_name: PERSONAL.trainee })),
    );
    await this.#storeEnrolments(api);
    await this.#storeSessions(api);
    await this.#storeMarks(api);
    await this.#storeStories(api);
  }

  #storeEnrolments(api: TestApi): Promise<void> {
    const rows = this.enrolments.map(({ id, personId, cohortId, completedOn }) => ({
      id,
      person_id: personId,
      cohort_id: cohortId,
      state: completedOn === null ? 'inTraining' : 'completed',
      source: 'open',
      enrolled_on: '2025-09-01',
      began_on: '2025-09-01',
      completed_on: completedOn,
    }));
    return insert(api, 'enrolment', rows);
  }

  async #storeSessions(api: TestApi): Promise<void> {
    const rows = this.sessions.map(({ id, cohortId, date, state, counted }) => ({
      id,
      cohort_id: cohortId,
      title: 'Counted session',
      date,
      start_time: '10:00',
      end_time: '12:00',
      time_zone: 'Europe/London',
      starts_at: `${date}T09:00:00Z`,
      ends_at: `${date}T11:00:00Z`,
      first_date: date,
      mode: 'inPerson',
      venue_id: VENUES.northHall,
      state,
      cancel_reason: state === 'cancelled' ? 'Train strike' : null,
      postpone_reason: state === 'postponed' ? 'Train strike' : null,
      register_kind: counted ? 'headcount' : 'named',
      register_submitted_at: ['registerSubmitted', 'locked', 'reopened'].includes(state) ? `${date}T12:00:00Z` : null,
    }));
    await insert(api, 'training_session', rows);
    const counts = this.sessions.flatMap(({ id, counted }) =>
      counted ? [{ session_id: id, version: 1, recorded_at: '2026-01-01T00:00:00Z', ...counted }] : [],
    );
    await insert(api, 'session_headcount', counts);
  }

  async #storeMarks(api: TestApi): Promise<void> {
    const marks = this.marks.map((mark) => ({ ...mark, walkInId: mark.enrolmentId === null ? randomUUID() : null }));
    const walkIns = marks.filter((mark) => mark.walkInId !== null);
    await insert(
      api,
      'walk_in',
      walkIns.map(({ walkInId, sessionId }) => ({ id: walkInId, session_id: sessionId })),
    );
    await insert(
      api,
      'walk_in_identity',
      walkIns.map(({ walkInId }) => ({ walk_in_id: walkInId, name: PERSONAL.walkIn })),
    );
    const rows = marks.map(({ sessionId, enrolmentId, walkInId, mark }) => ({
      id: randomUUID(),
      session_id: sessionId,
      enrolment_id: enrolmentId,
      walk_in_id: walkInId,
      mark,
      source: 'online',
      mutation_id: randomUUID(),
      recorded_at: '2026-01-01T00:00:00Z',
    }));
    await insert(api, 'attendance', rows);
  }

  /** A story is published only after its consent is there: the database sees to that. */
  async #storeStories(api: TestApi): Promise<void> {
    const published = this.stories.filter((story) => story.state === 'published');
    const rows = this.stories.map((story, index) => ({
      id: story.id,
      strand_id: story.strandId,
      region_id: story.regionId,
      number: index + 1,
      technique: 'snapshot',
      media: ['audio'],
      language: 'en',
      conversation_starter: '',
      recorded_on: story.recordedOn,
      gatherer_kind: 'staff',
      logged_by: CAST.ada,
      storyteller_pseudonym: PERSONAL.pseudonym,
      storyteller_age: 'adult',
      is_practice: story.isPractice,
      state: story.state === 'published' ? 'approved' : story.state,
      submitted_at: story.wasSubmitted ? `${story.recordedOn}T12:00:00Z` : null,
      withdrawn_at: ['withdrawn', 'erased'].includes(story.state) ? '2026-06-01T00:00:00Z' : null,
    }));
    await insert(api, 'story', rows);
    const texts = rows.map(({ id }) => ({
      story_id: id,
      version: 1,
      summary: PERSONAL.summary,
      created_at: '2025-01-01T00:00:00Z',
    }));
    await insert(api, 'story_text', texts);
    const consents = published.map((story) => ({
      id: randomUUID(),
      story_id: story.id,
      decision: 'given',
      scopes: ['record_hold', 'publish_web'],
      identity_display: 'firstName',
      text_version: 1,
      method: 'paper',
      information_sheet_version: '1',
      language: 'en',
      given_on: '2025-01-01',
      expires_on: story.consentEnds,
      recorded_at: '2025-01-01T00:00:00Z',
      recorded_by: CAST.ada,
    }));
    await insert(api, 'consent_record', consents);
    await api.db.query(sql`
      update story set state = 'published', published_at = '2025-02-01T00:00:00Z'
      where id = any (${published.map((story) => story.id)}::uuid[])`);
  }
}
