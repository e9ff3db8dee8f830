import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  STEPS,
  STRANDS,
  tokenOf,
  VENUES,
  type Name,
} from './cast';
import { createSpecDatabase, type SpecDatabase } from './spec-database';
import { recording } from './media-samples';
import { actionWrite, decisionWrite, deliverableWrite, milestoneWrite, riskWrite } from './plan-thread';
import { JPEG, PDF } from './register-thread';
import { seriesWrite } from './series-thread';
import { assetWrite, consentWrite, storyWrite } from './story-thread';

/**
 * A word that stands nowhere else for each field that holds something about a person, or something in their own words, with those who may
 * come across it. Whoever is not named may not. Where nothing else is said, it lies in P1. The safeguarding lead knows who people are, how
 * to reach them, what they need, and how their training went; a curator knows nobody.
 */
const READERS = {
  traineeOfC1: ['ada', 'maya', 'tess', 'sal'],
  traineeOfC2: ['ada', 'omar', 'sal'],
  walkInOfC1: ['ada', 'maya', 'tess', 'sal'],
  /** What a trainer keeps to herself is for nobody else: no manager, no administrator. */
  privateNote: ['tess'],
  teamNote: ['ada', 'maya', 'tess'],
  absenceReason: ['ada', 'maya', 'tess', 'sal'],
  leaveReason: ['ada', 'maya', 'tess', 'sal'],
  /** How somebody is reached, for those who work with them; what they need, for managers, and for trainers around a session. */
  email: ['ada', 'maya', 'tess', 'sal'],
  needs: ['ada', 'maya', 'tess', 'sal'],
  emergencyContact: ['ada', 'maya', 'tess', 'sal'],
  emailOfD: ['ada', 'omar', 'sal'],
  needsOfD: ['ada', 'omar', 'sal'],
  /** What is in a photograph of a register, and in a guide, as far as there are words in it. */
  registerPhoto: ['ada', 'maya', 'tess', 'sal'],
  guide: ['ada', 'maya', 'tess', 'sal'],
  needsToBring: ['ada', 'maya', 'tess', 'sal'],
  exceptionNote: ['ada', 'maya', 'tess', 'sal'],
  postponeReason: ['ada', 'maya', 'tess', 'sal'],
  cancelReasonOfSeries: ['ada', 'maya', 'tess', 'sal'],
  cancelReason: ['ada', 'maya', 'tess', 'sal'],
  reopenReason: [],
  certificateName: ['ada', 'maya', 'tess', 'sal'],
  revokeReason: ['ada', 'maya', 'tess', 'sal'],
  recognitionNote: ['ada', 'maya', 'tess', 'sal'],
  badgeNote: ['ada', 'maya', 'tess', 'sal'],
  /** Who signed, and what they said: for who answers for it, and never for who curates. */
  consentEvidence: ['ada', 'maya', 'tess'],
  consentRecording: ['ada', 'maya', 'tess'],
  consentWitness: ['ada', 'maya', 'tess'],
  pseudonym: ['ada', 'maya', 'tess', 'cara'],
  summary: ['ada', 'maya', 'tess', 'cara'],
  conversationStarter: ['ada', 'maya', 'tess', 'cara'],
  reviewReason: ['ada', 'maya', 'tess', 'cara'],
  /** What somebody was worried about is for the safeguarding lead, and for who raised it until the lead has taken it up. */
  concernNarrative: ['tess', 'sal'],
  concernAction: ['tess', 'sal'],
  triagedNarrative: ['sal'],
  triageText: ['sal'],
  /** Who else is in it, and what was said when consent was given, are for those who gather and manage; curators read and listen. */
  contributorLabel: ['ada', 'maya', 'tess'],
  consentWords: ['ada', 'maya', 'tess'],
  guardianName: ['ada', 'maya', 'tess'],
  assetDescription: ['ada', 'maya', 'tess', 'cara'],
  /** What was recorded, as far as there are words in it: it lies in a folder. */
  recording: ['ada', 'maya', 'tess', 'cara'],
  /** What curators made of it is for those who review and for its gatherer. */
  insight: ['ada', 'maya', 'tess', 'cara'],
  publicInsight: ['ada', 'maya', 'tess', 'cara'],
  withdrawnInsight: [],
  keyQuote: ['ada', 'maya', 'tess', 'cara'],
  storyTitle: ['ada', 'maya', 'tess', 'cara'],
  withdrawnTranscript: [],
  transcript: ['ada', 'maya', 'tess', 'cara'],
  /** A public story is for every trainer of its strand, for curators there, and for the safeguarding lead. */
  publicPseudonym: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  publicSummary: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  publicStarter: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  publicReason: ['ada', 'maya', 'tess', 'cara'],
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
  permittedQuote: ['ada', 'maya', 'tess', 'tom', 'cara'],
  attribution: ['ada', 'maya', 'tess', 'tom', 'cara'],
  followUp: ['ada', 'maya', 'tess', 'tom', 'cara'],
  eventReason: ['ada', 'maya', 'tess', 'tom', 'cara'],
  /** The plan of a programme, and why it changed, are for those who work in it. */
  milestoneTitle: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  rebaselineReason: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  milestoneReason: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  deliverableTitle: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  riskTitle: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  riskResponse: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  decisionWhy: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  actionTitle: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
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
  venueNotes: ['ada', 'maya', 'omar', 'tess', 'tom', 'cara', 'sal'],
  grantTitle: ['ada', 'maya', 'fiona'],
  summaryOfP1: ['ada', 'maya', 'tess', 'tom', 'fiona', 'cara', 'sal'],
  summaryOfP2: ['ada', 'omar', 'frank', 'sal'],
  /** Addresses are for administrators, and their own for whoever has them. */
  emailOfNora: ['ada', 'nora'],
  emailOfMaya: ['ada', 'maya'],
  /** The name of a colleague is for those who work beside them. */
  nameOfTess: ['ada', 'maya', 'tess', 'tom', 'cara', 'sal'],
  nameOfOmar: ['ada', 'omar'],
  nameOfNora: ['ada', 'nora'],
} as const satisfies Record<string, readonly Name[]>;
type Field = keyof typeof READERS;

/** Reasons that stand in the trail, since whoever is asked for them knows that others read them. */
const GIVEN_FOR_OTHERS = [
  'cancelReason',
  'cancelReasonOfSeries',
  'postponeReason',
  'reopenReason',
  'eventReason',
  'revokeReason',
  'rebaselineReason',
  'milestoneReason',
] as const satisfies Field[];

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
  contributor: randomUUID(),
  asset: randomUUID(),
  publicStory: randomUUID(),
  heldStory: randomUUID(),
  concern: randomUUID(),
  triagedConcern: randomUUID(),
  withdrawnStory: randomUUID(),
  storyOfP2: randomUUID(),
  event: randomUUID(),
  eventOfP2: randomUUID(),
  eventToday: randomUUID(),
  eventLater: randomUUID(),
  guest: randomUUID(),
  walkIn: randomUUID(),
  revokedCertificate: randomUUID(),
  certificate: randomUUID(),
  recognition: randomUUID(),
  badgeChange: randomUUID(),
  series: randomUUID(),
  feed: randomUUID(),
  photo: randomUUID(),
  evidence: randomUUID(),
  words: randomUUID(),
  guide: randomUUID(),
  absence: randomUUID(),
  note: randomUUID(),
  quote: randomUUID(),
  followUp: randomUUID(),
  collection: randomUUID(),
  keptFigure: randomUUID(),
  indicator: randomUUID(),
  milestone: randomUUID(),
  theme: randomUUID(),
  output: randomUUID(),
};

/** What can stand further on in a path. */
const INNER: Readonly<Record<string, string>> = {
  ...{ guestId: ids.guest, quoteId: ids.quote, followUpId: ids.followUp },
  ...{
    walkInId: ids.walkIn,
    entryId: ENROLMENTS.A,
    moduleId: MODULES.M1,
    fileId: ids.photo,
    evidenceId: ids.evidence,
    wordsId: ids.words,
    renewalId: ids.walkIn,
    noteId: ids.note,
  },
  ...{ guideId: ids.guide, absenceId: ids.absence, sessionId: SESSIONS.past, stepId: STEPS.A.inTraining },
  ...{ contributorId: ids.contributor, assetId: ids.asset, version: '2' },
  // Nothing lies under these; whoever asks is refused all the same.
  ...{ reviewId: ids.walkIn, agreementId: ids.walkIn },
  ...{ consentId: ids.walkIn, batchId: ids.walkIn, editId: ids.walkIn, disclosureId: ids.walkIn },
  ...{ concernId: ids.walkIn, concernEntryId: ids.walkIn, communityId: ids.walkIn, citationId: ids.walkIn },
  ...{ taskId: ids.walkIn, regionId: REGIONS.north, metric: 'participants' },
  ...{ periodId: ids.walkIn, judgementId: ids.walkIn, indicatorEntryId: ids.walkIn },
};

describe('what people told, and who they are', () => {
  const lines: string[] = [];
  /** Of links that people open without an account. */
  const tokens: string[] = [];
  /** Addresses that are known to whoever was given them, and open without an account. */
  const opened = { certificate: '', feed: '' };
  /** Sessions of the series: the first is postponed, the last cancelled. */
  let ofSeries: readonly string[] = [];
  /** Of the withdrawn story: it was given to somebody, who is to be asked for it. */
  let taskId = '';
  const folder = join(tmpdir(), `throughline-canary-${randomUUID()}`);
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
    const read = readConfig({ DATABASE_URL: database.url, MEDIA_DIR: folder });
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
    await rm(folder, { recursive: true, force: true });
  });

  const sendRecording = async (path: string, field: Field): Promise<void> => {
    const bytes = Buffer.concat([recording(500), Buffer.from(canary(field))]);
    await did('tess', 'PUT', path, { kind: 'audio', bytes: bytes.length });
    await fetch(`${url}/api/v1${path}/content?offset=0`, {
      method: 'PATCH',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/octet-stream',
        cookie: `__Host-throughline=${tokenOf('tess')}`,
      },
      body: bytes,
    });
    await did('tess', 'POST', `${path}/completion`);
  };

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
      const guardian = { part: 'notified', name: canary('guardianName'), relationship: 'Aunt' } as const;
      const told =
        id === ids.story ? { words: canary('consentWords'), witnessedBy: canary('consentWitness'), guardian } : {};
      await did(name, 'PUT', `/stories/${id}/consents/${id}`, consentWrite(told));
      await did(name, 'POST', `/stories/${id}/moves`, { to: 'submitted', attestsConsent: true });
    }
    const somebody = { role: 'thirdParty', label: canary('contributorLabel'), age: 'adult', needsConsent: true };
    await did('tess', 'PUT', `/stories/${ids.story}/contributors/${ids.contributor}`, somebody);
    const kept = { url: null, isAnonymised: false, description: canary('assetDescription') };
    await did('tess', 'PUT', `/stories/${ids.story}/assets/${ids.asset}`, assetWrite({ purpose: 'source', ...kept }));
    await sendRecording(`/stories/${ids.story}/assets/${ids.asset}/files/${ids.photo}`, 'recording');
    await sendRecording(`/stories/${ids.story}/consents/${ids.story}/words/${ids.words}`, 'consentRecording');
    await did('maya', 'PUT', `/stories/${ids.publicStory}/assets/${randomUUID()}`, assetWrite());
    const asks = async (id: string, field: Field): Promise<void> => {
      await did('maya', 'POST', `/stories/${id}/moves`, { to: 'inReview' });
      await did('maya', 'POST', `/stories/${id}/moves`, { to: 'changesRequested', reason: canary(field) });
    };
    await asks(ids.story, 'reviewReason');
    await asks(ids.publicStory, 'publicReason');
    await asks(ids.withdrawnStory, 'withdrawnReason');
    const reviews = async (id: string, field: Field): Promise<void> => {
      const write = { textVersion: 1, tone: 'mixed', insight: canary(field), themeIds: [] };
      await did('cara', 'PUT', `/stories/${id}/reviews/${randomUUID()}`, write);
    };
    await reviews(ids.story, 'insight');
    await reviews(ids.publicStory, 'publicInsight');
    await reviews(ids.withdrawnStory, 'withdrawnInsight');
    const [said, keyWords] = [canary('transcript'), canary('keyQuote')];
    const text = { title: canary('storyTitle'), summary: canary('summary'), transcript: `${keyWords} ${said}` };
    await did('tess', 'PUT', `/stories/${ids.story}/texts/2`, text);
    const words = { textVersion: 2, fromChar: 0, toChar: keyWords.length, text: keyWords };
    await did('cara', 'PUT', `/stories/${ids.story}/quotes/${ids.quote}`, words);
    const gone = { title: '', summary: canary('withdrawnSummary'), transcript: canary('withdrawnTranscript') };
    await did('tess', 'PUT', `/stories/${ids.withdrawnStory}/texts/2`, gone);
    await did('tess', 'POST', `/stories/${ids.publicStory}/moves`, { to: 'inReview' });
    await did('maya', 'POST', `/stories/${ids.publicStory}/moves`, { to: 'approved', storytellerSawFinal: true });
    await did('maya', 'POST', `/stories/${ids.publicStory}/moves`, { to: 'published' });
    await did('maya', 'PUT', `/stories/${ids.withdrawnStory}/disclosures/${randomUUID()}`, {
      ...{ textVersion: 1, scope: 'publish_web', recipientName: 'Demo Paper', recipientOrganisationId: null },
      ...{ what: 'story', disclosedOn: '2026-06-15', note: '' },
    });
    await did('tess', 'POST', `/stories/${ids.withdrawnStory}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });
    const [task] = await db.query<{ id: string }>(sql`select id from withdrawal_task`);
    taskId = task?.id ?? '';
    await did('maya', 'PUT', `/outputs/${ids.output}`, {
      ...{ programmeId: PROGRAMMES.P1, kind: 'film', title: 'Film (demo)', audience: 'public' },
      ...{ publishedOn: null, url: null, isPrinted: false },
    });
    await did('maya', 'PUT', `/outputs/${ids.output}/citations/${randomUUID()}`, {
      ...{ storyId: ids.publicStory, quoteId: null },
    });

    await did('tess', 'PUT', `/stories/${ids.heldStory}`, storyWrite());
    const concerns: readonly [string, Field, string][] = [
      [ids.concern, 'concernNarrative', canary('concernAction')],
      [ids.triagedConcern, 'triagedNarrative', ''],
    ];
    for (const [id, field, immediateAction] of concerns) {
      const write = { category: 'other', narrative: canary(field), immediateAction };
      await did('tess', 'PUT', `/stories/${ids.heldStory}/concerns/${id}`, write);
    }
    const triage = { to: 'triaged', holds: true, text: canary('triageText') };
    await did('sal', 'POST', `/concerns/${ids.triagedConcern}/moves`, triage);

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
    await did('maya', 'PUT', `${quotes}/${ids.quote}`, quote('quote', 'none'));
    await did('maya', 'PUT', `${quotes}/${randomUUID()}`, quote('permittedQuote', 'public', canary('attribution')));
    await did('omar', 'PUT', `/events/${ids.eventOfP2}/quotes/${randomUUID()}`, quote('quoteOfP2', 'public'));
    const followUp = { text: canary('followUp'), ownerId: CAST.maya, dueOn: '2026-07-08' };
    await did('maya', 'PUT', `/events/${ids.event}/follow-ups/${ids.followUp}`, followUp);
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
    await did('maya', 'PUT', `${notes}/${ids.note}`, { text: canary('teamNote'), visibility: 'team' });
    const away = { from: '2026-06-08', until: '2026-06-08', reason: canary('absenceReason') };
    await did('tess', 'PUT', `/enrolments/${ENROLMENTS.A}/absences/${ids.absence}`, away);
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
    await did('tess', 'PUT', `/certificates/${ids.revokedCertificate}`, certificate);
    await did('maya', 'POST', `/certificates/${ids.revokedCertificate}/revocation`, { reason: canary('revokeReason') });
    const valid = await send('tess', 'PUT', `/certificates/${ids.certificate}`, certificate);
    const { number } = JSON.parse(valid.text) as { number: string };
    opened.certificate = `/certificates/${number}`;
    const badge = { personId: PEOPLE.A, level: 'gold', change: 'recommended', note: canary('badgeNote') };
    await did('tess', 'PUT', `/badge-changes/${ids.badgeChange}`, badge);
    const left = { to: 'withdrew', on: '2026-06-14', reason: canary('leaveReason') };
    await did('tess', 'POST', `/enrolments/${ENROLMENTS.C}/moves`, left);

    const known = { phone: '0161 496 0000', preference: null, language: null };
    const needing = { accessNeeds: [] };
    const emergency = { name: canary('emergencyContact'), phone: '0161 496 0001' };
    await did('tess', 'PUT', `/people/${PEOPLE.A}/contact`, { ...known, email: `${canary('email')}@example.org` });
    await did('omar', 'PUT', `/people/${PEOPLE.D}/contact`, { ...known, email: `${canary('emailOfD')}@example.org` });
    const needsOfA = { ...needing, note: canary('needs'), emergencyContact: emergency };
    await did('maya', 'PUT', `/people/${PEOPLE.A}/needs`, needsOfA);
    const needsOfD = { ...needing, note: canary('needsOfD'), emergencyContact: null };
    await did('omar', 'PUT', `/people/${PEOPLE.D}/needs`, needsOfD);

    const texts = { needsToBring: canary('needsToBring'), exceptionNote: canary('exceptionNote') };
    await did('tess', 'PUT', `/series/${ids.series}`, seriesWrite(texts));
    const series = await send('tess', 'GET', `/series/${ids.series}`);
    ofSeries = (JSON.parse(series.text) as { sessions: { id: string }[] }).sessions.map(({ id }) => id);
    const [first = '', last = ''] = [ofSeries[0], ofSeries.at(-1)];
    await did('tess', 'POST', `/training-sessions/${first}/postpone`, { reason: canary('postponeReason') });
    const cancel = { scope: 'this', sessionId: last, cancel: { reason: canary('cancelReasonOfSeries') } };
    await did('tess', 'PUT', `/series/${ids.series}/edits/${randomUUID()}`, cancel, ETAG);

    const feed = await send('tess', 'PUT', `/calendar-feeds/${ids.feed}`, { kind: 'own', cohortId: null });
    opened.feed = (JSON.parse(feed.text) as { address: string }).address.replace('/api/v1', '');
    tokens.push(opened.feed.split('/').at(-1) ?? '');

    const file = async (id: string, type: string, bytes: Buffer): Promise<void> => {
      await db.query(sql`
        insert into stored_file (id, content_type, sha256, bytes) values (${id}, ${type}, '', ${bytes})`);
    };
    await file(ids.photo, 'image/jpeg', Buffer.concat([JPEG, Buffer.from(canary('registerPhoto'))]));
    await file(ids.evidence, 'image/jpeg', Buffer.concat([JPEG, Buffer.from(canary('consentEvidence'))]));
    await db.query(sql`
      insert into consent_evidence (id, story_id, consent_id, kind, file_id, added_at, added_by)
      values (${ids.evidence}, ${ids.story}, ${ids.story}, 'signature', ${ids.evidence}, now(), ${CAST.tess})`);
    await file(ids.guide, 'application/pdf', Buffer.concat([PDF, Buffer.from(canary('guide'))]));
    await db.query(sql`insert into register_photo (file_id, session_id) values (${ids.photo}, ${SESSIONS.past})`);
    await db.query(sql`
      insert into cohort_guide (file_id, cohort_id, title, agreed_on)
      values (${ids.guide}, ${COHORTS.C1}, 'Our guide', '2026-06-01')`);

    await did('maya', 'PUT', `/indicators/${ids.indicator}`, {
      ...{
        programmeId: PROGRAMMES.P1,
        strandId: null,
        code: 'I1',
        title: 'Stories',
        resultType: 'output',
        measure: 'unit',
      },
      ...{ aggregation: 'sum', calculation: 'storiesNet', isAscending: true, unitLabel: 'stories', outcome: '' },
      ...{ baseline: 0, baselineYear: 2024, levels: [], tolerance: { amber: 0.1, red: 0.25 } },
      ...{ isKey: false, isPublicToFunder: false, isArchived: false },
    });
    await did('maya', 'PUT', `/kept-figures/${ids.keptFigure}`, {
      ...{ programmeId: PROGRAMMES.P1, metric: 'participants', strandId: null, regionId: null },
    });
    await did('maya', 'PUT', `/milestones/${ids.milestone}`, milestoneWrite({ title: canary('milestoneTitle') }));
    const agreed = { baselineDate: '2026-09-01', reason: canary('rebaselineReason') };
    await did('maya', 'POST', `/milestones/${ids.milestone}/rebaseline`, agreed);
    const dropped = { to: 'dropped', on: '2026-06-15', reason: canary('milestoneReason') };
    await did('maya', 'POST', `/milestones/${ids.milestone}/moves`, dropped);
    const planned = (field: Field) => ({ title: canary(field) });
    await did('maya', 'PUT', `/deliverables/${ids.milestone}`, deliverableWrite(planned('deliverableTitle')));
    const response = { response: canary('riskResponse') };
    await did('maya', 'PUT', `/risks/${ids.milestone}`, riskWrite({ ...planned('riskTitle'), ...response }));
    await did('maya', 'PUT', `/decisions/${ids.milestone}`, decisionWrite({ why: canary('decisionWhy') }));
    await did('maya', 'PUT', `/actions/${ids.milestone}`, actionWrite(planned('actionTitle')));
    await did('maya', 'PUT', `/collections/${ids.collection}`, { programmeId: PROGRAMMES.P1, name: 'What helps' });
    await db.query(sql`insert into theme (id, name) values (${ids.theme}, 'Belonging')`);
    const both = {
      storyIds: [ids.story, ids.publicStory],
      addThemeIds: [ids.theme],
      addCollectionIds: [ids.collection],
    };
    await did('maya', 'POST', '/stories/bulk', both);
    await db.query(sql`update venue set notes = ${canary('venueNotes')} where id = ${VENUES.northHall}`);
    await db.query(sql`update funding_grant set title = ${canary('grantTitle')} where id = ${GRANTS.G1}`);
    await db.query(sql`update programme set summary = ${canary('summaryOfP1')} where id = ${PROGRAMMES.P1}`);
    await db.query(sql`update programme set summary = ${canary('summaryOfP2')} where id = ${PROGRAMMES.P2}`);
  };

  /** The ids that can stand in a path, by its first word. A route of something else has to be added here. */
  const idsOf = (route: string): readonly string[] => {
    const kinds: Readonly<Record<string, readonly string[]>> = {
      'badge-changes': [ids.badgeChange],
      'calendar-feeds': [ids.feed],
      communities: [ids.walkIn],
      'kept-figures': [ids.keptFigure],
      indicators: [ids.indicator],
      milestones: [ids.milestone],
      deliverables: [ids.milestone],
      risks: [ids.milestone],
      decisions: [ids.milestone],
      actions: [ids.milestone],
      outputs: [ids.output],
      concerns: [ids.concern, ids.triagedConcern],
      'withdrawal-tasks': [taskId],
      certificates: [ids.certificate, ids.revokedCertificate],
      'module-completions': [ids.recognition],
      accounts: [CAST.tess, CAST.omar, CAST.nora, CAST.maya],
      collections: [ids.collection],
      themes: [ids.theme],
      cohorts: Object.values(COHORTS),
      courses: Object.values(COURSES),
      enrolments: [ENROLMENTS.A, ENROLMENTS.C, ENROLMENTS.D],
      events: [ids.event, ids.eventOfP2, ids.eventToday, ids.eventLater],
      funder: Object.values(PROGRAMMES),
      grants: Object.values(GRANTS),
      // A sheet that there is not: whoever may write one is told what is wrong with it.
      'information-sheets': [ids.walkIn],
      organisations: Object.values(ORGANISATIONS),
      people: [PEOPLE.A, PEOPLE.C, PEOPLE.D],
      programmes: Object.values(PROGRAMMES),
      regions: [REGIONS.north, REGIONS.east],
      series: [ids.series],
      stories: [ids.story, ids.publicStory, ids.heldStory, ids.withdrawnStory, ids.storyOfP2],
      strands: [STRANDS.S1, STRANDS.T1],
      'training-sessions': [...Object.values(SESSIONS), ofSeries[0] ?? '', ofSeries.at(-1) ?? ''],
      venues: Object.values(VENUES),
    };
    const found = kinds[route.split('/')[1] ?? ''];
    if (!found) throw new Error(`Nobody listens at ${route}`);
    return found;
  };
  /** A route with everything in its path that can stand there. */
  const pathsOf = (route: string): readonly string[] => {
    // Words belong to a decision that is there; under `:consentId` alone one is made.
    const inner = route
      .replace(':consentId/words', `${ids.story}/words`)
      .replaceAll(/:(?!id\b)(\w+)/g, (_, name: string) => {
        const found = INNER[name];
        if (found === undefined) throw new Error(`Nobody knows what ${name} is at ${route}`);
        return found;
      });
    return inner.includes(':id') ? idsOf(route).map((id) => inner.replace(':id', id)) : [inner];
  };
  const routes = (method: string): string[] => {
    const { router } = app.getHttpAdapter().getInstance() as {
      router: { stack: readonly { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    return router.stack.flatMap(({ route }) =>
      route?.path.startsWith('/api/v1/') && route.methods[method] ? [route.path.replace('/api/v1', '')] : [],
    );
  };
  /** They open with what stands in them, whoever asks: what they tell has a spec of its own. */
  const CAPABILITIES = ['/certificates/:number', '/feeds/:name'];
  const QUERIES: Readonly<Record<string, readonly string[]>> = {
    '/consents/attention': ['missing', 'expiring', 'restricted', 'expired'].map((kind) => `?kind=${kind}`),
    '/trainers': Object.values(STRANDS).map((strandId) => `?strandId=${strandId}`),
    '/programmes/:id/progress': ['', `?strandId=${STRANDS.S1}`, `?regionId=${REGIONS.north}`],
    '/programmes/:id/collection': ['', `?strandId=${STRANDS.S1}`, `?regionId=${REGIONS.north}`],
    '/calendar': ['?from=2026-06-01&until=2026-07-20'],
    '/stories': ['', '?sort=state', `?collectionId=${ids.collection}`, `?themeId=${ids.theme}`],
    '/stories/board': ['', `?collectionId=${ids.collection}`],
    '/stories/export': ['', `?themeId=${ids.theme}`],
    '/series': Object.values(COHORTS).map((cohortId) => `?cohortId=${cohortId}`),
    '/absences': ['', '?called=true'],
  };
  /** What is read with a body. */
  const ASKED: Readonly<Record<string, () => unknown>> = {
    '/stories/search': () => ({ q: 'Canary' }),
    '/people/search': () => ({ name: 'Canary' }),
    '/series/preview': () => seriesWrite(),
    '/series/:id/edits/preview': () => ({ scope: 'all', sessionId: ofSeries[1], change: { title: 'Evening' } }),
    '/cover/preview': () => ({ outId: CAST.tess, inId: CAST.tom, from: '2026-06-01', until: '2026-07-31' }),
  };

  /** @param answered takes every route that answered with something */
  const heardBy = async (name: Name | null, answered = new Set<string>()): Promise<Set<Field>> => {
    const heard = new Set<Field>();
    const listen = ({ status, text, headers }: Heard, route: string, path: string): void => {
      if (status === 200) answered.add(route);
      for (const field of found(text)) heard.add(field);
      expect([path, found(headers)]).toEqual([path, []]);
    };
    for (const route of routes('get').filter((each) => !CAPABILITIES.includes(each))) {
      for (const path of pathsOf(route)) {
        for (const query of QUERIES[route] ?? ['']) listen(await send(name, 'GET', path + query), route, path);
      }
    }
    for (const [route, body] of Object.entries(ASKED)) {
      for (const path of pathsOf(route)) listen(await send(name, 'POST', path, body()), route, path);
    }
    return heard;
  };

  const READS_OF = (name: Name): Field[] =>
    (Object.keys(READERS) as Field[]).filter((field) => (READERS[field] as readonly Name[]).includes(name)).toSorted();

  it('is kept at all: every word is in the database, or in the folder beside it', async () => {
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
    const files = await db.query<{ text: string }>(sql`select encode(bytes, 'escape') as text from stored_file`);
    everything.push(...files.map(({ text }) => text));
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) everything.push(await readFile(join(entry.parentPath, entry.name), 'latin1'));
    }
    expect(found(everything.join(' '))).toEqual(Object.keys(READERS));
  });

  it('is listened for everywhere: there is no route that answers nobody', async () => {
    const answered = new Set(CAPABILITIES);
    for (const name of ['ada', 'fiona', 'sal'] as const) await heardBy(name, answered);

    expect([...routes('get'), ...Object.keys(ASKED)].filter((route) => !answered.has(route))).toEqual([]);
  }, 30_000);

  it('is, of a certificate, heard by whoever was given its number: the name on it, and nothing else', async () => {
    const { status, text } = await send(null, 'GET', opened.certificate);

    expect([status, found(text)]).toEqual([200, ['certificateName']]);
  });

  it('is, in a feed, of the work alone, and of nobody', async () => {
    const { status, text } = await send(null, 'GET', opened.feed);

    expect([status, found(text.replaceAll('\r\n ', ''))]).toEqual([200, []]);
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
      const stale = { 'if-match': '"999"' };
      const refused: readonly [unknown, object][] = [
        [{}, {}],
        [{ name: 'Somebody else' }, {}],
      ];
      const bodies: Readonly<Record<'put' | 'post' | 'patch', readonly [unknown, object][]>> = {
        put: [
          ...refused,
          [{ name: 'x', id: randomUUID() }, stale],
          [storyWrite(), stale],
          [{ preferredName: 'Somebody' }, stale],
          [GUEST, stale],
        ],
        post: [...refused, [{ to: 'recorded' }, {}], [{ consentId: ids.walkIn, scopes: ['recontact'] }, {}]],
        patch: refused,
      };
      const mayHear = READS_OF(name);
      for (const method of ['put', 'post', 'patch'] as const) {
        for (const route of routes(method)) {
          if (!route.includes(':id')) continue;
          for (const path of pathsOf(route)) {
            for (const [body, headers] of bodies[method]) {
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
      [...GIVEN_FOR_OTHERS].toSorted(),
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
