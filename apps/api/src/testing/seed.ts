import { createHash } from 'node:crypto';
import sql, { bulk, join, raw, type Sql } from 'sql-template-tag';
import {
  CAST,
  COHORTS,
  COURSES,
  ENROLMENTS,
  GRANTS,
  MODULES,
  NOW,
  ORGANISATIONS,
  PASSWORD_HASH,
  PEOPLE,
  PROGRAMMES,
  REGIONS,
  SESSIONS,
  STEPS,
  STRANDS,
  tokenOf,
  VENUES,
  type Name,
} from './cast';

type Row = Readonly<Record<string, unknown>>;

/** An insert of rows that all name the same columns. */
const insert = (table: string, rows: readonly Row[]): Sql => {
  const columns = Object.keys(rows[0] ?? {});
  const values = bulk(rows.map((row) => columns.map((column) => row[column])));
  return sql`insert into ${raw(table)} (${join(columns.map(raw))}) values ${values}`;
};

const pairs = <Key extends string>(record: Readonly<Record<Key, string>>): [Key, string][] =>
  Object.entries(record) as [Key, string][];

const session = (id: string, cohort: string, date: string, state: string): Row => ({
  id,
  cohort_id: cohort,
  title: `Session of ${date}`,
  date,
  start_time: '18:00',
  end_time: '20:00',
  time_zone: 'Europe/London',
  starts_at: `${date}T17:00:00Z`,
  ends_at: `${date}T19:00:00Z`,
  first_date: date,
  mode: 'inPerson',
  venue_id: cohort === COHORTS.C1 ? VENUES.northHall : VENUES.eastHall,
  state,
});

const membership = (account: Name, role: string, scope: string, place: Row = {}): Row => ({
  account_id: CAST[account],
  role,
  scope,
  programme_id: null,
  strand_id: null,
  grant_id: null,
  ...place,
});

/** The world in which specs happen, as statements in order. */
export const seed = (): readonly Sql[] => [
  insert('installation', [{ is_demonstration: false, began_at: '2025-01-01T00:00:00Z' }]),
  insert(
    'account',
    pairs(CAST).map(([name, id]) => ({
      id,
      name: `Demo ${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`,
      email: `${name}@example.org`,
      password_hash: PASSWORD_HASH,
      status: 'active',
    })),
  ),
  insert(
    'sign_in',
    pairs(CAST).map(([name, id]) => ({
      id: id.replace('8000-0001', '8000-0099'),
      account_id: id,
      token_hash: createHash('sha256').update(tokenOf(name)).digest(),
      created_at: NOW,
      last_seen_at: NOW,
    })),
  ),
  insert('organisation', [
    { id: ORGANISATIONS.lead, name: 'Demo Lead Charity', kind: 'charity' },
    { id: ORGANISATIONS.fund, name: 'Demo Fund', kind: 'funder' },
    { id: ORGANISATIONS.council, name: 'Demo Council', kind: 'localAuthority' },
    { id: ORGANISATIONS.partner, name: 'Demo Partner', kind: 'community' },
  ]),
  insert('region', [
    { id: REGIONS.country, name: 'Demoland', parent_id: null, level: 'country', aliases: [] },
    { id: REGIONS.north, name: 'Nõrth', parent_id: REGIONS.country, level: 'city', aliases: ['KBOB'] },
    { id: REGIONS.south, name: 'South', parent_id: REGIONS.country, level: 'city', aliases: [] },
    { id: REGIONS.east, name: 'East', parent_id: REGIONS.country, level: 'city', aliases: [] },
    { id: REGIONS.online, name: 'Online', parent_id: null, level: 'online', aliases: [] },
  ]),
  insert('venue', [
    { id: VENUES.northHall, name: 'North hall', region_id: REGIONS.north, notes: '' },
    { id: VENUES.eastHall, name: 'East hall', region_id: REGIONS.east, notes: '' },
  ]),
  insert('programme', [
    programme(PROGRAMMES.P1, 'P1', 'First programme'),
    programme(PROGRAMMES.P2, 'P2', 'Second programme'),
  ]),
  insert('programme_organisation', [
    { programme_id: PROGRAMMES.P1, organisation_id: ORGANISATIONS.lead, role: 'lead' },
    { programme_id: PROGRAMMES.P1, organisation_id: ORGANISATIONS.fund, role: 'funder' },
    { programme_id: PROGRAMMES.P2, organisation_id: ORGANISATIONS.fund, role: 'funder' },
  ]),
  insert('strand', [
    strand(STRANDS.S1, PROGRAMMES.P1, 'S1'),
    strand(STRANDS.S2, PROGRAMMES.P1, 'S2'),
    strand(STRANDS.T1, PROGRAMMES.P2, 'T1'),
  ]),
  insert('strand_region', [
    { strand_id: STRANDS.S1, region_id: REGIONS.north, story_target: 40, reporter_target: 10, session_target: 12 },
    { strand_id: STRANDS.S1, region_id: REGIONS.south, story_target: 20, reporter_target: 5, session_target: null },
    { strand_id: STRANDS.S2, region_id: REGIONS.south, story_target: 0, reporter_target: 0, session_target: null },
    { strand_id: STRANDS.T1, region_id: REGIONS.east, story_target: 30, reporter_target: 8, session_target: 6 },
  ]),
  insert('funding_grant', [grant(GRANTS.G1, PROGRAMMES.P1), grant(GRANTS.G2, PROGRAMMES.P2)]),
  insert('membership', [
    membership('ada', 'administrator', 'organisation'),
    membership('maya', 'programmeManager', 'programme', { programme_id: PROGRAMMES.P1 }),
    membership('omar', 'programmeManager', 'programme', { programme_id: PROGRAMMES.P2 }),
    membership('tess', 'trainer', 'strand', { strand_id: STRANDS.S1 }),
    membership('tom', 'trainer', 'strand', { strand_id: STRANDS.S1 }),
    membership('fiona', 'funder', 'grant', { grant_id: GRANTS.G1 }),
    membership('frank', 'funder', 'grant', { grant_id: GRANTS.G2 }),
    membership('cara', 'curator', 'programme', { programme_id: PROGRAMMES.P1 }),
    membership('sal', 'safeguardingLead', 'organisation'),
  ]),
  insert('course', [
    { id: COURSES.storytelling, name: 'Story gathering', model: 'storytelling', minimum_attendance: 0.75 },
  ]),
  insert('course_module', [
    { id: MODULES.M1, course_id: COURSES.storytelling, position: 1, title: 'Listening', is_core: true },
    { id: MODULES.M2, course_id: COURSES.storytelling, position: 2, title: 'Consent', is_core: true },
    { id: MODULES.M3, course_id: COURSES.storytelling, position: 3, title: 'Editing', is_core: false },
  ]),
  insert('cohort', [
    cohort(COHORTS.C1, 'C1', STRANDS.S1, REGIONS.north),
    cohort(COHORTS.C2, 'C2', STRANDS.T1, REGIONS.east),
  ]),
  insert('cohort_trainer', [{ cohort_id: COHORTS.C1, account_id: CAST.tess }]),
  insert(
    'person',
    pairs(PEOPLE).map(([, id]) => ({ id })),
  ),
  insert(
    'person_identity',
    pairs(PEOPLE).map(([name, person_id]) => ({ person_id, preferred_name: `Demo Trainee ${name}` })),
  ),
  insert(
    'enrolment',
    pairs(ENROLMENTS).map(([name, id]) => ({
      id,
      person_id: PEOPLE[name],
      cohort_id: name === 'D' ? COHORTS.C2 : COHORTS.C1,
      state: 'inTraining',
      source: 'open',
      enrolled_on: '2026-05-20',
      began_on: '2026-06-01',
    })),
  ),
  insert(
    'enrolment_step',
    pairs(ENROLMENTS).flatMap(([name, enrolment_id]) =>
      (['enrolled', 'inTraining'] as const).map((to_state, index) => ({
        id: STEPS[name][to_state],
        enrolment_id,
        position: index + 1,
        from_state: index === 0 ? null : 'enrolled',
        to_state,
        taken_on: index === 0 ? '2026-05-20' : '2026-06-01',
        recorded_at: NOW,
      })),
    ),
  ),
  insert('training_session', [
    session(SESSIONS.past, COHORTS.C1, '2026-06-08', 'scheduled'),
    session(SESSIONS.today, COHORTS.C1, '2026-06-15', 'scheduled'),
    session(SESSIONS.future, COHORTS.C1, '2026-06-22', 'scheduled'),
    session(SESSIONS.elsewhere, COHORTS.C2, '2026-06-15', 'scheduled'),
  ]),
  insert(
    'session_trainer',
    [SESSIONS.past, SESSIONS.today, SESSIONS.future].map((session_id) => ({ session_id, account_id: CAST.tess })),
  ),
  insert('session_module', [
    { session_id: SESSIONS.past, module_id: MODULES.M1 },
    { session_id: SESSIONS.today, module_id: MODULES.M2 },
    { session_id: SESSIONS.elsewhere, module_id: MODULES.M1 },
  ]),
];

const programme = (id: string, code: string, name: string): Row => ({
  id,
  code,
  name,
  aliases: [],
  summary: '',
  start_date: '2025-09-01',
  end_date: '2026-12-31',
  time_zone: 'Europe/London',
});

const strand = (id: string, programme_id: string, code: string): Row => ({
  id,
  programme_id,
  code,
  name: `Strand ${code}`,
  aliases: [],
  kind: 'place',
  start_date: '2025-09-01',
  end_date: '2026-12-31',
});

const grant = (id: string, programme_id: string): Row => ({
  id,
  programme_id,
  funding_organisation_id: ORGANISATIONS.fund,
  title: `Grant of ${programme_id === PROGRAMMES.P1 ? 'P1' : 'P2'}`,
  amount_awarded: 100_000,
  currency: 'GBP',
  award_date: '2025-07-01',
  start_date: '2025-09-01',
  end_date: '2026-12-31',
  reporting_cadence: 'quarterly',
});

const cohort = (id: string, name: string, strand_id: string, region_id: string): Row => ({
  id,
  course_id: COURSES.storytelling,
  strand_id,
  region_id,
  name: `Cohort ${name}`,
  start_date: '2026-06-01',
  end_date: '2026-07-31',
  capacity: 12,
  minimum_viable: 4,
});
