import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pino from 'pino';
import sql from 'sql-template-tag';
import { createApp } from '../app.module';
import { Clock } from '../platform/clock';
import { readConfig } from '../platform/config';
import { Database } from '../platform/database';
import {
  CAST,
  COHORTS,
  COURSES,
  ENROLMENTS,
  GRANTS,
  MODULES,
  NOW,
  ORGANISATIONS,
  PEOPLE,
  PROGRAMMES,
  REGIONS,
  SESSIONS,
  STRANDS,
  tokenOf,
  VENUES,
  type Name,
} from './cast';
import { createSpecDatabase, type SpecDatabase } from './spec-database';
import { consentWrite, storyWrite } from './story-thread';

/**
 * A word that stands nowhere else for each field that holds something about a person, or something in their own words, with those who may
 * come across it. Whoever is not named may not. Where nothing else is said, it lies in P1.
 */
const READERS = {
  traineeOfC1: ['ada', 'maya', 'tess'],
  traineeOfC2: ['ada', 'omar'],
  walkInOfC1: ['ada', 'maya', 'tess'],
  /** What a trainer keeps to herself is for nobody else: no manager, no administrator. */
  privateNote: ['tess'],
  teamNote: ['ada', 'maya', 'tess'],
  absenceReason: ['ada', 'maya', 'tess'],
  /** Why somebody left is kept, and shown to nobody yet. */
  leaveReason: [],
  cancelReason: ['ada', 'maya', 'tess'],
  reopenReason: [],
  certificateName: ['ada', 'maya', 'tess'],
  revokeReason: ['ada', 'maya', 'tess'],
  recognitionNote: ['ada', 'maya', 'tess'],
  badgeNote: ['ada', 'maya', 'tess'],
  pseudonym: ['ada', 'maya', 'tess'],
  summary: ['ada', 'maya', 'tess'],
  conversationStarter: ['ada', 'maya', 'tess'],
  reviewReason: ['ada', 'maya', 'tess'],
  /** A public story is for every trainer of its strand. */
  publicPseudonym: ['ada', 'maya', 'tess', 'tom'],
  publicSummary: ['ada', 'maya', 'tess', 'tom'],
  publicStarter: ['ada', 'maya', 'tess', 'tom'],
  publicReason: ['ada', 'maya', 'tess'],
  /** Of a story that was withdrawn nobody reads a word. */
  withdrawnPseudonym: [],
  withdrawnSummary: [],
  withdrawnStarter: [],
  withdrawnReason: [],
  storyOfP2: ['ada', 'omar'],
  pseudonymOfP2: ['ada', 'omar'],
  /** What somebody said of an event without giving permission to use it is for who may write the event. */
  quote: ['ada', 'maya'],
  quoteOfP2: ['ada', 'omar'],
  permittedQuote: ['ada', 'maya', 'tess', 'tom'],
  attribution: ['ada', 'maya', 'tess', 'tom'],
  followUp: ['ada', 'maya', 'tess', 'tom'],
  eventReason: ['ada', 'maya', 'tess', 'tom'],
  /** Guests of an event are for those who plan it and welcome there. */
  guestName: ['ada', 'maya', 'tess', 'tom'],
  guestContact: ['ada', 'maya', 'tess', 'tom'],
  guestNeeds: ['ada', 'maya', 'tess', 'tom'],
  guestDiet: ['ada', 'maya', 'tess', 'tom'],
  guestOfP2: ['ada', 'omar'],
  /** Of an event that is weeks away its planner alone knows what guests need. */
  guestNeedsLater: ['ada', 'maya'],
  signedUpName: ['ada', 'maya', 'tess', 'tom'],
  walkInAtTheDoor: ['ada', 'maya', 'tess', 'tom'],
  venueNotes: ['ada', 'maya', 'omar', 'tess', 'tom'],
  grantTitle: ['ada', 'maya', 'fiona'],
  summaryOfP1: ['ada', 'maya', 'tess', 'tom', 'fiona'],
  summaryOfP2: ['ada', 'omar', 'frank'],
  /** Addresses are for administrators, and their own for whoever has them. */
  emailOfNora: ['ada', 'nora'],
  emailOfMaya: ['ada', 'maya'],
  /** The name of a colleague is for those who work beside them. */
  nameOfTess: ['ada', 'maya', 'tess', 'tom'],
  nameOfOmar: ['ada', 'omar'],
  nameOfNora: ['ada', 'nora'],
} as const satisfies Record<string, readonly Name[]>;
type Field = keyof typeof READERS;

const canary = (field: Field): string => `Canary-${field.toLowerCase()}-7f3q`;
/** Capitals and accents do not hide one. */
const found = (text: string): Field[] => {
  const folded = text.toLowerCase();
  return (Object.keys(READERS) as Field[]).filter((field) => folded.includes(canary(field).toLowerCase()));
};

const GUEST = {
  name: 'Demo Guest 01',
  contact: null,
  role: 'resident',
  answer: 'notAnswered',
  personId: null,
  organisationId: null,
};

const ids = {
  story: randomUUID(),
  publicStory: randomUUID(),
  withdrawnStory: randomUUID(),
  storyOfP2: randomUUID(),
  event: randomUUID(),
  eventOfP2: randomUUID(),
  eventToday: randomUUID(),
  eventLater: randomUUID(),
  guest: randomUUID(),
  walkIn: randomUUID(),
  certificate: randomUUID(),
  recognition: randomUUID(),
  badgeChange: randomUUID(),
};

describe('what people told, and who they are', () => {
  const lines: string[] = [];
  /** Of links that people open without an account. */
  const tokens: string[] = [];
  let database: SpecDatabase;
  let app: NestExpressApplication;
  let url: string;

  interface Heard {
    readonly status: number;
    readonly text: string;
    readonly headers: string;
  }
  const send = async (name: Name | null, method: string, path: string, body?: unknown, more = {}): Promise<Heard> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(name !== null && { cookie: `__Host-throughline=${tokenOf(name)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text(), headers: JSON.stringify([...answer.headers]) };
  };
  const did = async (...args: Parameters<typeof send>): Promise<void> => {
    const { status, text } = await send(...args);
    if (status >= 300) throw new Error(`${args[1]} ${args[2]}: ${text}`);
  };

  beforeAll(async () => {
    database = await createSpecDatabase();
    const read = readConfig({ DATABASE_URL: database.url });
    if (!read.ok) throw new Error(read.problems.join());
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    app = await createApp({ config: read.value, log: pino({ level: 'trace' }, sink), checkAnswers: true });
    const server = app.getHttpServer();
    await app.listen(0, '127.0.0.1');
    const clock = app.get(Clock);
    const [handler] = server.listeners('request') as ((...args: unknown[]) => void)[];
    server.removeAllListeners('request');
    server.on('request', (...args: unknown[]) => clock.at(NOW, () => handler?.(...args)));
    url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    await tell();
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** Puts every canary where people would, through the API. */
  const tell = async (): Promise<void> => {
    const db = app.get(Database);
    const ETAG = { 'if-match': '"1"' };
    await did('ada', 'PUT', `/people/${PEOPLE.A}`, { preferredName: canary('traineeOfC1') }, ETAG);
    await did('omar', 'PUT', `/people/${PEOPLE.D}`, { preferredName: canary('traineeOfC2') }, ETAG);
    const people: readonly [Name, string, readonly object[]][] = [
      ['nora', CAST.nora, []],
      ['maya', CAST.maya, [{ role: 'programmeManager', scope: 'programme', scopeId: PROGRAMMES.P1 }]],
      ['tess', CAST.tess, [{ role: 'trainer', scope: 'strand', scopeId: STRANDS.S1 }]],
      ['omar', CAST.omar, [{ role: 'programmeManager', scope: 'programme', scopeId: PROGRAMMES.P2 }]],
    ];
    const names: Partial<Record<Name, Field>> = { tess: 'nameOfTess', omar: 'nameOfOmar', nora: 'nameOfNora' };
    const emails: Partial<Record<Name, Field>> = { nora: 'emailOfNora', maya: 'emailOfMaya' };
    for (const [name, id, memberships] of people) {
      const [called, address] = [names[name], emails[name]];
      const write = {
        name: called ? canary(called) : 'Demo Maya',
        email: `${address ? canary(address) : name}@example.org`,
        isSuspended: false,
        memberships,
      };
      await did('ada', 'PUT', `/accounts/${id}`, write, ETAG);
    }

    const stories: readonly [Name, string, object][] = [
      [
        'tess',
        ids.story,
        storyWrite({
          storytellerPseudonym: canary('pseudonym'),
          summary: canary('summary'),
          conversationStarter: canary('conversationStarter'),
          gatheredBy: { kind: 'reporter', personId: PEOPLE.A, organisationId: null },
        }),
      ],
      [
        'tess',
        ids.publicStory,
        storyWrite({
          storytellerPseudonym: canary('publicPseudonym'),
          summary: canary('publicSummary'),
          conversationStarter: canary('publicStarter'),
          gatheredBy: { kind: 'reporter', personId: PEOPLE.A, organisationId: null },
        }),
      ],
      [
        'tess',
        ids.withdrawnStory,
        storyWrite({
          storytellerPseudonym: canary('withdrawnPseudonym'),
          summary: canary('withdrawnSummary'),
          conversationStarter: canary('withdrawnStarter'),
        }),
      ],
      [
        'omar',
        ids.storyOfP2,
        storyWrite({
          strandId: STRANDS.T1,
          regionId: REGIONS.east,
          storytellerPseudonym: canary('pseudonymOfP2'),
          summary: canary('storyOfP2'),
        }),
      ],
    ];
    for (const [name, id, write] of stories) {
      await did(name, 'PUT', `/stories/${id}`, write);
      await did(name, 'PUT', `/stories/${id}/consents/${randomUUID()}`, consentWrite());
      await did(name, 'POST', `/stories/${id}/moves`, { to: 'submitted', attestsConsent: true });
    }
    const asks = async (id: string, field: Field): Promise<void> => {
      await did('maya', 'POST', `/stories/${id}/moves`, { to: 'inReview' });
      await did('maya', 'POST', `/stories/${id}/moves`, { to: 'changesRequested', reason: canary(field) });
    };
    await asks(ids.story, 'reviewReason');
    await asks(ids.publicStory, 'publicReason');
    await asks(ids.withdrawnStory, 'withdrawnReason');
    await did('tess', 'POST', `/stories/${ids.publicStory}/moves`, { to: 'inReview' });
    await did('maya', 'POST', `/stories/${ids.publicStory}/moves`, { to: 'approved', storytellerSawFinal: true });
    await did('maya', 'POST', `/stories/${ids.publicStory}/moves`, { to: 'published', assetIsAnonymised: true });
    await did('tess', 'POST', `/stories/${ids.withdrawnStory}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });

    const event = (programmeId: string, regionId: string, changes: object = {}) => ({
      programmeId,
      strandId: null,
      regionId,
      kind: 'launch',
      title: 'Demo launch',
      date: '2026-07-01',
      startTime: '10:00',
      endTime: '12:00',
      timeZone: 'Europe/London',
      mode: 'online',
      venueId: null,
      capacity: null,
      exceptionNote: null,
      ...changes,
    });
    const inS1 = { strandId: STRANDS.S1 };
    const today = { ...inS1, date: '2026-06-15', startTime: '14:00', endTime: '16:00' };
    await did('maya', 'PUT', `/events/${ids.event}`, event(PROGRAMMES.P1, REGIONS.north));
    await did('omar', 'PUT', `/events/${ids.eventOfP2}`, event(PROGRAMMES.P2, REGIONS.east));
    await did('maya', 'PUT', `/events/${ids.eventToday}`, event(PROGRAMMES.P1, REGIONS.north, today));
    await did('maya', 'PUT', `/events/${ids.eventLater}`, event(PROGRAMMES.P1, REGIONS.north, inS1));
    const quote = (field: Field, permission: string, attribution: string | null = null) => ({
      ...{ text: canary(field), attribution, permission },
    });
    const quotes = `/events/${ids.event}/quotes`;
    await did('maya', 'PUT', `${quotes}/${randomUUID()}`, quote('quote', 'none'));
    await did('maya', 'PUT', `${quotes}/${randomUUID()}`, quote('permittedQuote', 'public', canary('attribution')));
    await did('omar', 'PUT', `/events/${ids.eventOfP2}/quotes/${randomUUID()}`, quote('quoteOfP2', 'public'));
    const followUp = { text: canary('followUp'), ownerId: CAST.maya, dueOn: '2026-07-08' };
    await did('maya', 'PUT', `/events/${ids.event}/follow-ups/${randomUUID()}`, followUp);
    await did('maya', 'POST', `/events/${ids.event}/moves`, { to: 'cancelled', reason: canary('eventReason') });

    const guest = { ...GUEST, name: canary('guestName'), contact: canary('guestContact') };
    await did('tess', 'PUT', `/events/${ids.eventToday}/guests/${ids.guest}`, guest);
    const later = { ...GUEST, accessNeeds: canary('guestNeedsLater') };
    await did('maya', 'PUT', `/events/${ids.eventLater}/guests/${randomUUID()}`, later);
    const ofP2 = { ...GUEST, name: canary('guestOfP2') };
    await did('omar', 'PUT', `/events/${ids.eventOfP2}/guests/${randomUUID()}`, ofP2);
    await did('maya', 'POST', `/events/${ids.eventToday}/moves`, { to: 'announced' });
    const tokenFrom = async (path: string): Promise<string> => {
      const { text } = await send('tess', 'POST', `/events/${ids.eventToday}/${path}`);
      const token = (JSON.parse(text) as { path: string }).path.split('#')[1] ?? '';
      tokens.push(token);
      return token;
    };
    const own = await tokenFrom(`guests/${ids.guest}/link`);
    const needs = { accessNeeds: canary('guestNeeds'), dietary: canary('guestDiet') };
    await did(null, 'POST', '/invitations/answer', { token: own, answer: 'yes', ...needs });
    const nobody = { guestId: randomUUID(), name: canary('signedUpName'), contact: null, accessNeeds: '', dietary: '' };
    await did(null, 'POST', '/sign-up/join', { token: await tokenFrom('sign-up'), ...nobody });
    const walkIn = { name: canary('walkInAtTheDoor') };
    await did('tess', 'PUT', `/events/${ids.eventToday}/door/walk-ins/${randomUUID()}`, walkIn);

    const register = `/training-sessions/${SESSIONS.past}/register`;
    await did('tess', 'PUT', `${register}/walk-ins/${ids.walkIn}`, { name: canary('walkInOfC1') });
    const notes = `/training-sessions/${SESSIONS.past}/notes`;
    await did('tess', 'PUT', `${notes}/${randomUUID()}`, { text: canary('privateNote'), visibility: 'private' });
    await did('maya', 'PUT', `${notes}/${randomUUID()}`, { text: canary('teamNote'), visibility: 'team' });
    const away = { from: '2026-06-08', until: '2026-06-08', reason: canary('absenceReason') };
    await did('tess', 'PUT', `/enrolments/${ENROLMENTS.A}/absences/${randomUUID()}`, away);
    const marks = [ENROLMENTS.A, ENROLMENTS.B, ENROLMENTS.C].map((entryId) => ({
      ...{ entryId, mark: 'present', minutes: null, baseVersion: 0, mutationId: randomUUID() },
    }));
    await did('tess', 'PATCH', `${register}/marks`, { marks });
    await did('tess', 'POST', `${register}/submission`);
    // It locks after two days, and only then is there anything to open again.
    await db.query(
      sql`update training_session set register_submitted_at = '2026-06-10T10:00:00Z' where id = ${SESSIONS.past}`,
    );
    await did('maya', 'POST', `${register}/reopen`, { reason: canary('reopenReason') });
    await did('tess', 'POST', `/training-sessions/${SESSIONS.future}/cancel`, { reason: canary('cancelReason') });
    const recognised = { personId: PEOPLE.A, completedOn: '2026-06-12', note: canary('recognitionNote') };
    await did('tess', 'PUT', `/module-completions/${ids.recognition}`, { ...recognised, moduleId: MODULES.M2 });
    await did('tess', 'POST', `/enrolments/${ENROLMENTS.A}/moves`, { to: 'completed', on: '2026-06-14' });
    const certificate = { enrolmentId: ENROLMENTS.A, name: canary('certificateName'), replacesId: null };
    await did('tess', 'PUT', `/certificates/${ids.certificate}`, certificate);
    await did('maya', 'POST', `/certificates/${ids.certificate}/revocation`, { reason: canary('revokeReason') });
    await did('tess', 'PUT', `/certificates/${randomUUID()}`, certificate);
    const badge = { personId: PEOPLE.A, level: 'gold', change: 'recommended', note: canary('badgeNote') };
    await did('tess', 'PUT', `/badge-changes/${ids.badgeChange}`, badge);
    const left = { to: 'withdrew', on: '2026-06-14', reason: canary('leaveReason') };
    await did('tess', 'POST', `/enrolments/${ENROLMENTS.C}/moves`, left);

    await db.query(sql`update venue set notes = ${canary('venueNotes')} where id = ${VENUES.northHall}`);
    await db.query(sql`update funding_grant set title = ${canary('grantTitle')} where id = ${GRANTS.G1}`);
    await db.query(sql`update programme set summary = ${canary('summaryOfP1')} where id = ${PROGRAMMES.P1}`);
    await db.query(sql`update programme set summary = ${canary('summaryOfP2')} where id = ${PROGRAMMES.P2}`);
  };

  /** The ids that can stand in a path, by its first word. A route of something else has to be added here. */
  const idsOf = (route: string): readonly string[] => {
    const kinds: Readonly<Record<string, readonly string[]>> = {
      'badge-changes': [ids.badgeChange],
      certificates: [ids.certificate],
      'module-completions': [ids.recognition],
      accounts: [CAST.tess, CAST.omar, CAST.nora, CAST.maya],
      cohorts: Object.values(COHORTS),
      courses: Object.values(COURSES),
      enrolments: [ENROLMENTS.A, ENROLMENTS.C, ENROLMENTS.D],
      events: [ids.event, ids.eventOfP2, ids.eventToday, ids.eventLater],
      funder: Object.values(PROGRAMMES),
      grants: Object.values(GRANTS),
      organisations: Object.values(ORGANISATIONS),
      people: [PEOPLE.A, PEOPLE.D],
      programmes: Object.values(PROGRAMMES),
      regions: [REGIONS.north, REGIONS.east],
      stories: [ids.story, ids.publicStory, ids.withdrawnStory, ids.storyOfP2],
      strands: [STRANDS.S1, STRANDS.T1],
      'training-sessions': [SESSIONS.past, SESSIONS.future, SESSIONS.elsewhere],
      venues: Object.values(VENUES),
    };
    const found = kinds[route.split('/')[1] ?? ''];
    if (!found) throw new Error(`Nobody listens at ${route}`);
    return found;
  };
  const routes = (method: string): string[] => {
    const { router } = app.getHttpAdapter().getInstance() as {
      router: { stack: readonly { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    return router.stack.flatMap(({ route }) =>
      route?.path.startsWith('/api/v1/') && route.methods[method] ? [route.path.replace('/api/v1', '')] : [],
    );
  };
  const QUERIES: Readonly<Record<string, readonly string[]>> = {
    '/trainers': Object.values(STRANDS).map((strandId) => `?strandId=${strandId}`),
    '/programmes/:id/progress': ['', `?strandId=${STRANDS.S1}`, `?regionId=${REGIONS.north}`],
  };

  const heardBy = async (name: Name | null): Promise<Set<Field>> => {
    const heard = new Set<Field>();
    const listen = ({ text, headers }: Heard, path: string): void => {
      for (const field of found(text)) heard.add(field);
      expect([path, found(headers)]).toEqual([path, []]);
    };
    for (const route of routes('get')) {
      const paths = route.includes(':id')
        ? idsOf(route).map((id) => route.replace(':id', id).replace(':guestId', ids.guest))
        : [route];
      for (const path of paths) {
        for (const query of QUERIES[route] ?? ['']) listen(await send(name, 'GET', path + query), path);
      }
    }
    return heard;
  };

  const READS_OF = (name: Name): Field[] =>
    (Object.keys(READERS) as Field[]).filter((field) => (READERS[field] as readonly Name[]).includes(name)).toSorted();

  it('is kept at all: every word is in the database', async () => {
    const db = app.get(Database);
    const tables = await db.query<{ name: string }>(sql`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    const everything: string[] = [];
    for (const { name } of tables) {
      const [row] = await db.query<{ all: string | null }>(
        sql([`select string_agg(to_jsonb(t)::text, ' ') as all from "${name}" t`]),
      );
      everything.push(row?.all ?? '');
    }
    expect(found(everything.join(' '))).toEqual(Object.keys(READERS));
  });

  it('is heard by nobody who is not signed in', async () => {
    expect([...(await heardBy(null))]).toEqual([]);
  });

  it.each(Object.keys(CAST) as Name[])(
    'is heard by %s where they may hear it, and nowhere else',
    async (name) => {
      expect([...(await heardBy(name))].toSorted()).toEqual(READS_OF(name));
    },
    30_000,
  );

  it.each(Object.keys(CAST) as Name[])(
    'is not in what refuses %s, whatever they try',
    async (name) => {
      // Bodies that are refused, stale edits that answer with the record as it is, and what belongs to others.
      const bodies: readonly [unknown, object][] = [
        [{}, {}],
        [{ name: 'x', id: randomUUID() }, { 'if-match': '"999"' }],
        [storyWrite(), { 'if-match': '"999"' }],
        [{ preferredName: 'Somebody' }, { 'if-match': '"999"' }],
        [{ to: 'recorded' }, {}],
        [{ consentId: ids.walkIn, scopes: ['recontact'] }, {}],
        [{ name: 'Somebody else' }, {}],
        [GUEST, { 'if-match': '"999"' }],
      ];
      const mayHear = READS_OF(name);
      for (const method of ['put', 'post', 'patch']) {
        for (const route of routes(method)) {
          if (!route.includes(':id')) continue;
          for (const id of idsOf(route)) {
            const path = route.replace(':id', id).replace(':guestId', ids.guest).replace(/:\w+$/, ids.walkIn);
            for (const [body, headers] of bodies) {
              const answer = await send(name, method.toUpperCase(), path, body, headers);
              const leaked = found(answer.text).filter((field) => !mayHear.includes(field));
              expect([method, path, leaked, found(answer.headers)]).toEqual([method, path, [], []]);
              expect(answer.status).not.toBe(500);
            }
          }
        }
      }
    },
    60_000,
  );

  it('is not in the trail, but for the reasons that were given for others to read there', async () => {
    const rows = await app.get(Database).query<{ reason: string | null; rest: string }>(sql`
      select reason, (to_jsonb(audit_event) - 'reason')::text as rest from audit_event`);

    expect(rows.length).toBeGreaterThan(20);
    expect(found(rows.map(({ rest }) => rest).join(' '))).toEqual([]);
    expect(found(rows.map(({ reason }) => reason ?? '').join(' ')).toSorted()).toEqual(
      (['cancelReason', 'reopenReason', 'eventReason', 'revokeReason'] satisfies Field[]).toSorted(),
    );
  });

  it('is in no line of the log, also where we are at fault, or somebody searches for it', async () => {
    const db = app.get(Database);
    // A fault of ours while somebody's words are on their way.
    await db.query(sql`alter table audit_event rename to audit_trail`);
    const write = { preferredName: canary('traineeOfC1') };
    const answer = await send('ada', 'PUT', `/people/${PEOPLE.B}`, write, { 'if-match': '"1"' });
    await db.query(sql`alter table audit_trail rename to audit_event`);
    expect([answer.status, found(answer.text)]).toEqual([500, []]);
    await send('ada', 'GET', `/programmes?q=${canary('summaryOfP1')}`);

    expect(lines.length).toBeGreaterThan(500);
    expect(lines.some((line) => line.includes('"42P01"'))).toBe(true);
    expect(found(lines.join('\n'))).toEqual([]);
    expect(tokens.filter((token) => token === '' || lines.some((line) => line.includes(token)))).toEqual([]);
  });
});
