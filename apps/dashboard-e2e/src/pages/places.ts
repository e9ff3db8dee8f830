import { v7 } from 'uuid';
import type { AccountName } from '../harness/accounts';
import type { Api } from '../harness/api';

/** Where to see the page of a route: as whom, and at which address. */
export interface Place {
  readonly as: AccountName | null;
  /** The address; with parameters, asked of the API. */
  readonly path: string | ((api: Api) => Promise<string>);
  /** Not a page of its own: the address leads on to another. */
  readonly leadsTo?: RegExp;
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly code?: string; readonly state?: string }[];
}

const first = (items: Listed['items']): string => {
  const [one] = items;
  if (!one) throw new Error('The demonstration has none.');
  return one.id;
};
const underWay = async (api: Api): Promise<string> =>
  first((await api.get<Listed>('/programmes')).items.filter(({ code }) => code === 'NACP-Y2'));
const anyOf = async (api: Api, list: string): Promise<string> => first((await api.get<Listed>(list)).items);

const story = async (api: Api, page: string): Promise<string> =>
  `/stories/${await anyOf(api, '/stories?state=published')}${page}`;

/** Somebody of the cohort that is listed first. */
const somebody = async (api: Api): Promise<string> => {
  const cohort = await api.get<{ readonly members: readonly { readonly personId: string }[] }>(
    `/cohorts/${await anyOf(api, '/cohorts')}`,
  );
  const [one] = cohort.members;
  if (!one) throw new Error('Nobody is in the cohort.');
  return one.personId;
};

interface Linked {
  readonly path: string;
}
const announced = async (api: Api): Promise<string> => `/events/${await anyOf(api, '/events?state=announced')}`;

/** A guest of their own, and the link that is theirs. */
const guestLink = async (api: Api): Promise<string> => {
  const guest = `${await announced(api)}/guests/${v7()}`;
  await api.put(guest, {
    ...{ name: 'Demo Guest of the page', contact: null, role: 'participant', answer: 'notAnswered' },
    ...{ personId: null, organisationId: null },
  });
  return (await api.post<Linked>(`${guest}/link`)).path;
};

/** A figure, kept as it is now. */
const keptFigure = async (api: Api): Promise<string> => {
  const id = v7();
  const whole = { programmeId: await underWay(api), strandId: null, regionId: null };
  await api.put(`/kept-figures/${id}`, { ...whole, metric: 'participants' });
  return `/figures/${id}`;
};

/** By which a storyteller sees what they agreed to. */
const takeBackLink = async (api: Api): Promise<string> => {
  const id = await anyOf(api, '/stories?state=published');
  return (await api.post<Linked>(`/stories/${id}/withdrawal-link`, { contributorId: null })).path;
};

/** One for each route of the dashboard; a spec holds the two against each other. */
export const PLACES: Readonly<Record<string, Place>> = {
  'sign-in': { as: null, path: '/sign-in' },
  'first-administrator': { as: null, path: '/first-administrator#no-token-at-all-but-long-enough' },
  invitation: { as: null, path: '/invitation#no-token-at-all-but-long-enough' },
  withdraw: { as: null, path: takeBackLink },
  rsvp: { as: null, path: guestLink },
  'sign-up': { as: null, path: async (api) => (await api.post<Linked>(`${await announced(api)}/sign-up`)).path },
  '': { as: 'trainer', path: '/', leadsTo: /\/sessions$/ },
  sessions: { as: 'trainer', path: '/sessions' },
  'sessions/:sessionId': {
    as: 'trainer',
    path: async (api) => `/sessions/${await anyOf(api, '/training-sessions?registerDue=true')}`,
  },
  'sessions/:sessionId/register': {
    as: 'trainer',
    path: async (api) => `/sessions/${await anyOf(api, '/training-sessions?registerDue=true')}/register`,
  },
  'sessions/:sessionId/edit': {
    as: 'trainer',
    path: async (api) => `/sessions/${await anyOf(api, '/training-sessions?registerDue=true')}/edit`,
  },
  cohorts: { as: 'trainer', path: '/cohorts' },
  'cohorts/new': { as: 'manager', path: '/cohorts/new' },
  'cohorts/:cohortId': { as: 'trainer', path: async (api) => `/cohorts/${await anyOf(api, '/cohorts')}` },
  'cohorts/:cohortId/edit': { as: 'manager', path: async (api) => `/cohorts/${await anyOf(api, '/cohorts')}/edit` },
  'cohorts/:cohortId/cover': {
    as: 'manager',
    path: async (api) => `/cohorts/${await anyOf(api, '/cohorts')}/cover`,
  },
  'cohorts/:cohortId/sessions/new': {
    as: 'trainer',
    path: async (api) => `/cohorts/${await anyOf(api, '/cohorts')}/sessions/new`,
  },
  people: { as: 'trainer', path: '/people' },
  'people/:personId': { as: 'manager', path: async (api) => `/people/${await somebody(api)}` },
  'cohorts/:cohortId/completion': {
    as: 'trainer',
    path: async (api) => `/cohorts/${await anyOf(api, '/cohorts')}/completion`,
  },
  'people/:personId/completion': { as: 'manager', path: async (api) => `/people/${await somebody(api)}/completion` },
  'badge-criteria': { as: 'administrator', path: '/badge-criteria' },
  verify: { as: null, path: '/verify' },
  courses: { as: 'manager', path: '/courses' },
  'courses/new': { as: 'manager', path: '/courses/new' },
  'courses/:courseId': { as: 'manager', path: async (api) => `/courses/${await anyOf(api, '/courses')}` },
  calendar: { as: 'manager', path: '/calendar?view=month' },
  'calendar/subscribe': { as: 'trainer', path: '/calendar/subscribe' },
  events: { as: 'trainer', path: '/events' },
  'events/new': { as: 'manager', path: '/events/new' },
  'events/:eventId': { as: 'manager', path: async (api) => `/events/${await anyOf(api, '/events')}` },
  'events/:eventId/edit': { as: 'manager', path: async (api) => `/events/${await anyOf(api, '/events')}/edit` },
  'events/:eventId/guests': { as: 'manager', path: async (api) => `/events/${await anyOf(api, '/events')}/guests` },
  'events/:eventId/door': { as: 'manager', path: async (api) => `/events/${await anyOf(api, '/events')}/door` },
  'events/:eventId/write-up': { as: 'manager', path: async (api) => `/events/${await anyOf(api, '/events')}/write-up` },
  'events/:eventId/follow-ups': {
    as: 'manager',
    path: async (api) => `/events/${await anyOf(api, '/events')}/follow-ups`,
  },
  'events/follow-ups': { as: 'manager', path: '/events/follow-ups?of=everybody' },
  progress: { as: 'administrator', path: '/progress' },
  'progress/:programmeId': {
    as: 'funder',
    path: async (api) => `/progress/${await anyOf(api, '/funder/programmes')}`,
  },
  portfolio: { as: 'manager', path: '/portfolio' },
  'programmes/:programmeId': { as: 'manager', path: async (api) => `/programmes/${await underWay(api)}` },
  'programmes/:programmeId/figures/:metric': {
    as: 'manager',
    path: async (api) => `/programmes/${await underWay(api)}/figures/storiesNet?reason=practice`,
  },
  'programmes/:programmeId/indicators': {
    as: 'manager',
    path: async (api) => `/programmes/${await underWay(api)}/indicators`,
  },
  'indicators/:indicatorId': {
    as: 'manager',
    path: async (api) => `/indicators/${await anyOf(api, `/programmes/${await underWay(api)}/indicators`)}`,
  },
  'figures/:keptFigureId': { as: 'manager', path: keptFigure },
  'programmes/:programmeId/collection': {
    as: 'manager',
    path: async (api) => `/programmes/${await underWay(api)}/collection`,
  },
  'programmes/:programmeId/plan': {
    as: 'manager',
    path: async (api) => `/programmes/${await underWay(api)}/plan`,
  },
  'programmes/new': { as: 'administrator', path: '/programmes/new' },
  'programmes/:programmeId/edit': {
    as: 'administrator',
    path: async (api) => `/programmes/${await underWay(api)}/edit`,
  },
  places: { as: 'administrator', path: '/places' },
  venues: { as: 'administrator', path: '/venues' },
  organisations: { as: 'administrator', path: '/organisations' },
  stories: { as: 'manager', path: '/stories' },
  'stories/new': { as: 'trainer', path: '/stories/new' },
  'stories/board': { as: 'manager', path: '/stories/board' },
  'stories/collections': { as: 'manager', path: '/stories/collections' },
  'stories/collections/:collectionId': {
    as: 'manager',
    path: async (api) => `/stories/collections/${await anyOf(api, '/collections')}`,
  },
  'stories/themes': { as: 'manager', path: '/stories/themes' },
  'stories/outputs': { as: 'manager', path: '/stories/outputs' },
  'stories/outputs/:outputId': {
    as: 'manager',
    path: async (api) => `/stories/outputs/${await anyOf(api, '/outputs')}`,
  },
  'stories/disclosures': { as: 'manager', path: '/stories/disclosures' },
  'stories/search': { as: 'manager', path: '/stories/search' },
  'stories/:storyId': { as: 'manager', path: (api) => story(api, '') },
  'stories/:storyId/text': { as: 'manager', path: (api) => story(api, '/text') },
  'stories/:storyId/files': { as: 'manager', path: (api) => story(api, '/files') },
  'stories/:storyId/edit': { as: 'manager', path: (api) => story(api, '/edit') },
  'stories/tasks': { as: 'manager', path: '/stories/tasks?of=everybody' },
  'stories/:storyId/use': { as: 'manager', path: (api) => story(api, '/use') },
  'stories/:storyId/concern': { as: 'manager', path: (api) => story(api, '/concern') },
  concerns: { as: 'safeguardingLead', path: '/concerns?show=all' },
  'concerns/:concernId': {
    as: 'safeguardingLead',
    path: async (api) => `/concerns/${await anyOf(api, '/concerns?show=all')}`,
  },
  'stories/consents': { as: 'trainer', path: '/stories/consents?kind=missing' },
  'stories/:storyId/consents': { as: 'manager', path: (api) => story(api, '/consents') },
  'stories/:storyId/consent': { as: 'manager', path: (api) => story(api, '/consent') },
  account: { as: 'administrator', path: '/account' },
  'people-with-access': { as: 'administrator', path: '/people-with-access' },
  'people-with-access/new': { as: 'administrator', path: '/people-with-access/new' },
  'people-with-access/:accountId': {
    as: 'administrator',
    path: async (api) => `/people-with-access/${await anyOf(api, '/accounts')}`,
  },
  'not-open': { as: 'funder', path: '/not-open' },
  '**': { as: 'trainer', path: '/no-such-page' },
};
