import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { CAST, NOW, PROGRAMMES, type Name } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { consentWrite } from '../testing/story-thread';
import { STORYLESS_ROUTES } from '../testing/storyless-routes';
import { testApi, type Answer } from '../testing/test-api';
import { heardIn, PLACES, ToldStory, type Place } from '../testing/told-story';

const api = testApi();
const EVERYBODY = [null, ...(Object.keys(CAST) as Name[])];

interface Asked {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** What has to be in it even afterwards. */
  readonly but?: Place;
  /** How many stories an answer counts: those that are `public`, or those that its reader may `read`. */
  readonly counts?: { readonly which: 'public' | 'read'; readonly of: (body: Answer['body']) => number };
}
type Ask = (told: ToldStory) => Asked | Asked[] | Promise<Asked>;

/** Every number under a key, however deep, added up. */
const sum = (body: unknown, key: string): number => {
  if (typeof body !== 'object' || body === null) return 0;
  return Object.entries(body).reduce((all, [name, value]) => {
    return all + (name === key && typeof value === 'number' ? value : sum(value, key));
  }, 0);
};
/** The figures of published stories, however deep. */
const publishedFigures = (body: unknown): number => {
  if (typeof body !== 'object' || body === null) return 0;
  const { metric, actual } = body as { metric?: unknown; actual?: unknown };
  if (metric === 'storiesPublished') return typeof actual === 'number' ? actual : sum(actual, 'value');
  return Object.values(body).reduce<number>((all, value) => all + publishedFigures(value), 0);
};

const figures = { which: 'public', of: publishedFigures } as const;
const readable = { which: 'read', of: (body: Answer['body']) => sum(body, 'stories') } as const;
const at = ({ id }: ToldStory, rest = ''): string => `/stories/${id}${rest}`;

/** What can yield something of a story, and how it is asked for it so that somebody gets it while the story is there. */
const YIELDS: Readonly<Record<string, Ask>> = {
  'GET /stories': ({ collectionId, themeId }) => [
    { path: '/stories', counts: { which: 'read', of: (body) => liveOnes(body) } },
    { path: '/stories?state=published&sort=state' },
    { path: `/stories?collectionId=${collectionId}`, counts: { which: 'read', of: (body) => sum(body, 'total') } },
    { path: `/stories?themeId=${themeId}`, counts: { which: 'read', of: (body) => sum(body, 'total') } },
  ],
  'GET /stories/board': () => ({ path: '/stories/board' }),
  'GET /stories/export': ({ themeId }) =>
    ['', `?themeId=${themeId}`].map((rest) => ({ path: `/stories/export${rest}` })),
  'POST /stories/search': () => ({ path: '/stories/search', body: { q: 'walkwordtranscript8k2m' } }),
  'GET /stories/:id': (told) => ({ path: at(told) }),
  'PUT /stories/:id': (told) => ({ path: at(told), body: told.write }),
  'POST /stories/:id/moves': (told) => ({ path: at(told, '/moves'), body: { to: 'unpublished' } }),
  'PUT /stories/:id/consents/:consentId': (told) => ({
    path: at(told, `/consents/${randomUUID()}`),
    body: consentWrite(),
  }),
  'POST /stories/:id/withdrawal': (told) => ({
    path: at(told, '/withdrawal'),
    body: { consentId: randomUUID(), scopes: ['share_funder'] },
  }),
  'PUT /stories/:id/renewals/:renewalId': (told) => ({
    path: at(told, `/renewals/${randomUUID()}`),
    body: { method: 'paper', givenOn: '2026-06-15', expiresOn: '2028-06-15' },
  }),
  'PUT /stories/:id/contributors/:contributorId': async (told) => ({
    path: at(told, `/contributors/${told.contributorId}`),
    body: told.contributor('Somebody else'),
    headers: await told.versionOf('story_contributor', told.contributorId),
  }),
  'DELETE /stories/:id/contributors/:contributorId': (told) => ({
    path: at(told, `/contributors/${told.contributorId}`),
  }),
  'PUT /stories/:id/assets/:assetId': (told) => ({
    path: at(told, `/assets/${randomUUID()}`),
    body: { kind: 'audio', purpose: 'source', url: null, description: 'Another tape', isAnonymised: false },
  }),
  'DELETE /stories/:id/assets/:assetId': (told) => ({ path: at(told, `/assets/${told.assetId}`) }),
  'GET /stories/:id/assets/:assetId/files/:fileId/content': ({ paper }) => ({
    path: `/stories/${paper.id}/assets/${paper.assetId}/files/${paper.fileId}/content`,
  }),
  'POST /stories/:id/under-18-approval': (told) => ({
    path: at(told, '/under-18-approval'),
    body: { guardianWaived: true },
  }),
  'DELETE /stories/:id/under-18-approval': (told) => ({ path: at(told, '/under-18-approval') }),
  'GET /stories/:id/texts': (told) => ({ path: at(told, '/texts') }),
  'PUT /stories/:id/texts/:version': (told) => ({ path: at(told, '/texts/2'), body: told.text }),
  'PUT /stories/:id/agreements/:agreementId': (told) => ({
    path: at(told, `/agreements/${randomUUID()}`),
    body: { textVersion: 2, how: 'sawFinal', agreedOn: '2026-06-15' },
  }),
  'GET /stories/:id/review': (told) => ({ path: at(told, '/review') }),
  'PUT /stories/:id/reviews/:reviewId': async (told) => ({
    path: at(told, `/reviews/${told.reviewId}`),
    body: told.review('Anew'),
    headers: await told.versionOf('story_review', told.reviewId),
  }),
  'PUT /stories/:id/quotes/:quoteId': (told) => ({ path: at(told, `/quotes/${told.quoteId}`), body: told.quote }),
  'DELETE /stories/:id/quotes/:quoteId': (told) => ({ path: at(told, `/quotes/${told.quoteId}`) }),
  // A task says where a copy still lies, for whoever has to take it away.
  'GET /stories/:id/use': (told) => ({ path: at(told, '/use'), but: 'address' }),
  'PUT /stories/:id/disclosures/:disclosureId': (told) => ({
    path: at(told, `/disclosures/${randomUUID()}`),
    body: {
      ...{ textVersion: 2, scope: 'publish_web', recipientName: 'Demo Fund', recipientOrganisationId: null },
      ...{ what: 'story', disclosedOn: '2026-06-15', note: '' },
    },
  }),
  'GET /consents/attention': () =>
    ['missing', 'expiring', 'restricted', 'expired'].map((kind) => ({ path: `/consents/attention?kind=${kind}` })),

  'GET /collections': () => ({ path: '/collections', counts: readable }),
  'GET /collections/:id': ({ collectionId }) => ({ path: `/collections/${collectionId}`, counts: readable }),
  'PUT /collections/:id': ({ collectionId, collection }) => ({
    path: `/collections/${collectionId}`,
    body: collection,
    counts: readable,
  }),
  'GET /themes/usage': () => ({ path: '/themes/usage', counts: readable }),
  'PUT /themes/:id/details': ({ themeId }) => ({
    path: `/themes/${themeId}/details`,
    body: { name: 'To belong' },
    headers: { 'if-match': '"1"' },
    counts: readable,
  }),
  'POST /themes/:id/merge': async ({ themeId }) => {
    // Another one that only this asks for: its stories are those that the merged one had.
    const intoId = randomUUID();
    await api.db.query(sql`insert into theme (id, name) values (${intoId}, ${intoId})`);
    return { path: `/themes/${themeId}/merge`, body: { intoId }, counts: readable };
  },
  'GET /outputs/:id/citable': ({ outputId }) => ({
    path: `/outputs/${outputId}/citable`,
    counts: { which: 'public', of: (body) => (body.items as unknown[] | undefined)?.length ?? 0 },
  }),
  'GET /programmes/:id/progress': () => ({ path: `/programmes/${PROGRAMMES.P1}/progress`, counts: figures }),
  'GET /programmes/:id/collection': () => ({
    path: `/programmes/${PROGRAMMES.P1}/collection`,
    counts: { which: 'public', of: (body) => sum(body, 'published') },
  }),
  'GET /programmes/:id/figures/:metric': () => ({
    path: `/programmes/${PROGRAMMES.P1}/figures/storiesPublished`,
    counts: figures,
  }),
  'GET /portfolio': () => ({ path: '/portfolio', counts: figures }),
  'GET /funder/programmes': () => ({ path: '/funder/programmes', counts: figures }),
  'GET /funder/programmes/:id': () => ({ path: `/funder/programmes/${PROGRAMMES.P1}`, counts: figures }),
};

/** Of a page of stories, those that are there: what was withdrawn is shown as that to those who gathered and manage it. */
const liveOnes = (body: Answer['body']): number =>
  ((body.items as { state: string }[] | undefined) ?? []).filter(({ state }) => state !== 'withdrawn').length;

interface Heard {
  readonly places: Set<Place>;
  readonly public: number;
  readonly read: number;
}
/** What somebody hears at a route, in words and in numbers. Nothing that they do there lasts. */
const hear = async (name: Name | null, route: string, told: ToldStory): Promise<Heard> => {
  const [method = ''] = route.split(' ');
  const heard = { places: new Set<Place>(), public: 0, read: 0 };
  const asked = (await YIELDS[route]?.(told)) ?? [];
  for (const { path, body, headers, counts, but } of [asked].flat()) {
    await api.db.query(sql`savepoint step`);
    const answer = await api.as(name).send(method, `/api/v1${path}`, { body, ...(headers && { headers }) });
    await api.db.query(sql`rollback to savepoint step`);
    for (const place of heardIn(answer)) if (place !== but) heard.places.add(place);
    if (counts && answer.status === 200) heard[counts.which] += counts.of(answer.body);
  }
  return heard;
};

const ROUTES = Object.keys(YIELDS);
const told = async (): Promise<ToldStory> => {
  const story = new ToldStory(api);
  await story.tell();
  return story;
};

it('knows of every route whether it can yield anything of a story', () => {
  const { router } = api.app.getHttpAdapter().getInstance() as {
    router: { stack: readonly { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  const routes = router.stack.flatMap(({ route }) =>
    route?.path.startsWith('/api/v1/')
      ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path.replace('/api/v1', '')}`)
      : [],
  );

  expect([...ROUTES, ...STORYLESS_ROUTES].toSorted()).toEqual([...new Set(routes)].toSorted());
});

it('finds at every route, while the story is there, something that somebody may hear; and every word of it somewhere', async () => {
  const story = await told();
  const places = new Set<Place>();
  const silent: string[] = [];
  for (const route of ROUTES) {
    let isHeard = false;
    for (const name of EVERYBODY) {
      const heard = await hear(name, route, story);
      for (const place of heard.places) places.add(place);
      isHeard ||= heard.places.size + heard.public + heard.read > 0;
    }
    if (!isHeard) silent.push(route);
  }

  expect(silent).toEqual([]);
  expect([...places].toSorted()).toEqual(PLACES.toSorted());
});

const take =
  (scopes: unknown, whose: (story: ToldStory) => string | null = () => null) =>
  async (story: ToldStory): Promise<void> => {
    const withdrawal = { consentId: randomUUID(), scopes, contributorId: whose(story) };
    const { status } = await api.as('tess').post(`/api/v1/stories/${story.id}/withdrawal`, withdrawal);
    expect(status).toBe(200);
  };

interface Ending {
  readonly how: string;
  readonly end?: (story: ToldStory) => Promise<void>;
  readonly on?: string;
  /** Who has to have it in hand to see to what follows. Nobody else hears anything, and nobody counts it as published. */
  readonly keepers: readonly Name[];
}
const KEEPERS: readonly Name[] = ['ada', 'maya', 'tess', 'sal'];

it.each<Ending>([
  { how: 'everything was taken back', end: take('all'), keepers: [] },
  { how: 'what made it public was taken back', end: take(['publish_web', 'curate']), keepers: KEEPERS },
  {
    how: 'somebody else in it took everything back',
    end: take('all', ({ childId }) => childId),
    keepers: [...KEEPERS, 'cara'],
  },
  { how: 'the consent has run out', on: '2026-08-01T10:00:00.000Z', keepers: KEEPERS },
])('yields nothing to anybody but its keepers, and counts nowhere as published, after $how', async (ending) => {
  const { end, on = NOW, keepers } = ending;
  const story = await told();
  await end?.(story);

  const [leaks, kept]: [unknown[], string[]] = [[], []];
  await signedInAt(api, on, async () => {
    for (const route of ROUTES) {
      for (const name of EVERYBODY) {
        const { places, read, public: published } = await hear(name, route, story);
        const isKeeper = name !== null && keepers.includes(name);
        if (published > 0) leaks.push([route, name, 'counts it as published']);
        if (!isKeeper && places.size + read > 0) leaks.push([route, name, [...places], read]);
        if (route === 'GET /stories/:id' && isKeeper && places.has('title')) kept.push(name);
      }
    }
  });

  expect(leaks).toEqual([]);
  expect(kept).toEqual(EVERYBODY.filter((name) => name !== null && keepers.includes(name)));
});
