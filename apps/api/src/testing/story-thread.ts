import { randomUUID } from 'node:crypto';
import type { AssetWrite, ConsentWrite, StoryMove, StoryState, StoryWrite } from '@throughline/domain/stories';
import { REGIONS, STRANDS, type Name } from './cast';
import type { Answer, TestApi } from './test-api';

/** A story as tess would log it on 15 June: gathered by herself, in the north, by somebody who is called River here. */
export const storyWrite = (changes: Partial<StoryWrite> = {}): StoryWrite => ({
  strandId: STRANDS.S1,
  regionId: REGIONS.north,
  technique: 'dialogueInterview',
  media: ['audio'],
  language: 'en',
  conversationStarter: 'What helped?',
  recordedOn: '2026-06-14',
  gatheredBy: { kind: 'trainer', personId: null, organisationId: null },
  storytellerPseudonym: 'River (demo)',
  storytellerAge: 'adult',
  isPractice: false,
  summary: 'Somebody listened.',
  contentWarning: '',
  durationSeconds: null,
  communityId: null,
  ...changes,
});

/** Yes to being kept and to being put on the web, for two years, under a pseudonym. */
export const consentWrite = (changes: Partial<ConsentWrite> = {}): ConsentWrite => ({
  decision: 'given',
  scopes: ['record_hold', 'curate', 'publish_web'],
  identityDisplay: 'pseudonym',
  method: 'paper',
  informationSheetVersion: '2026-1',
  language: 'en',
  givenOn: '2026-06-14',
  expiresOn: '2028-06-14',
  contributorId: null,
  textVersion: null,
  controllers: ['Demo Lead Charity'],
  words: '',
  witnessedBy: null,
  guardian: null,
  ...changes,
});

/** A recording for the website, with name, face and voice out of it. */
export const assetWrite = (changes: Partial<AssetWrite> = {}): AssetWrite => ({
  kind: 'audio',
  purpose: 'publication',
  url: 'https://stories.example.org/river.mp3',
  description: '',
  isAnonymised: true,
  ...changes,
});

/** What the ordinary way of a story takes, by whom: gathered by a trainer, reviewed and published by the manager. */
const STEPS: readonly { readonly by: Name; readonly move: Partial<StoryMove> & { to: StoryMove['to'] } }[] = [
  { by: 'tess', move: { to: 'submitted', attestsConsent: true } },
  { by: 'maya', move: { to: 'inReview' } },
  { by: 'maya', move: { to: 'approved', storytellerSawFinal: true } },
  {
    by: 'maya',
    move: { to: 'published', publishedUrl: 'https://stories.example.org/river' },
  },
  { by: 'maya', move: { to: 'unpublished' } },
  { by: 'maya', move: { to: 'archived' } },
];

const expectDone = ({ status, body }: Answer): void => {
  if (status !== 200) throw new Error(`A step on the way was refused: ${JSON.stringify(body)}`);
};

export interface Thread {
  readonly write?: Partial<StoryWrite>;
  readonly consent?: Partial<ConsentWrite> | null;
  readonly to?: StoryState;
}

/** Takes a story of tess along its ordinary way as far as asked, and gives its id. Without a consent it stays planned. */
export const startStory = async (api: TestApi, { write, consent, to = 'recorded' }: Thread = {}): Promise<string> => {
  const id = randomUUID();
  expectDone(await api.as('tess').put(`/api/v1/stories/${id}`, storyWrite(write)));
  if (consent === null || to === 'planned') return id;
  expectDone(await api.as('tess').put(`/api/v1/stories/${id}/consents/${randomUUID()}`, consentWrite(consent)));
  const last = STEPS.findIndex(({ move }) => move.to === to);
  for (const { by, move } of STEPS.slice(0, last + 1)) {
    if (move.to === 'published') {
      expectDone(await api.as(by).put(`/api/v1/stories/${id}/assets/${randomUUID()}`, assetWrite()));
    }
    expectDone(await api.as(by).post(`/api/v1/stories/${id}/moves`, move));
  }
  return id;
};
