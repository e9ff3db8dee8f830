import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { StoryWrite } from '@throughline/domain/stories';
import { PROGRAMMES } from './cast';
import { storyFiles } from './story-files-thread';
import { assetWrite, consentWrite, storyWrite } from './story-thread';
import type { Answer, TestApi } from './test-api';

/** Where something of a story is kept, each with a word that stands nowhere else. */
export const PLACES = [
  ...['pseudonym', 'starter', 'warning', 'title', 'summary', 'transcript', 'quote', 'insight', 'reason', 'label'],
  ...['description', 'address', 'file'],
] as const;
export type Place = (typeof PLACES)[number];

export const wordOf = (place: Place): string => `Walkword${place}8k2m`;

/** The places of which something is in an answer. Capitals do not hide it. */
export const heardIn = ({ body, headers }: Answer): Place[] => {
  const said = `${JSON.stringify(body)}${JSON.stringify([...headers])}`.toLowerCase();
  return PLACES.filter((place) => said.includes(wordOf(place).toLowerCase()));
};

const ADDRESS = `https://stories.example.org/${wordOf('address')}`;

/**
 * A story with a girl of sixteen in it, with everything that there can be of a story: it is public until August, reviewed, quoted, in a
 * collection and under a theme, and an output can cite it.
 */
export class ToldStory {
  readonly id = randomUUID();
  readonly childId = randomUUID();
  readonly contributorId = randomUUID();
  readonly assetId = randomUUID();
  /** What is to be published of it as a document, which is kept here. */
  readonly paper = { id: this.id, assetId: randomUUID(), fileId: randomUUID() };
  readonly reviewId = randomUUID();
  readonly quoteId = randomUUID();
  readonly collectionId = randomUUID();
  readonly themeId = randomUUID();
  readonly outputId = randomUUID();

  readonly write: StoryWrite = storyWrite({
    storytellerPseudonym: wordOf('pseudonym'),
    conversationStarter: wordOf('starter'),
    contentWarning: wordOf('warning'),
    summary: wordOf('summary'),
  });
  readonly text = {
    title: wordOf('title'),
    summary: wordOf('summary'),
    transcript: `${wordOf('quote')} ${wordOf('transcript')}`,
  };
  readonly quote = { textVersion: 2, fromChar: 0, toChar: wordOf('quote').length, text: wordOf('quote') };
  readonly collection = { programmeId: PROGRAMMES.P1, name: `What helps ${this.id}` };

  constructor(private readonly api: TestApi) {}

  async tell(): Promise<void> {
    const { api, id } = this;
    const [maya, tess, cara, sal] = [api.as('maya'), api.as('tess'), api.as('cara'), api.as('sal')];
    const at = `/api/v1/stories/${id}`;
    const publication = assetWrite({ url: ADDRESS, description: wordOf('description') });
    const done = [
      await tess.put(at, this.write),
      await tess.put(
        `${at}/consents/${randomUUID()}`,
        consentWrite({
          scopes: ['record_hold', 'curate', 'publish_web', 'publish_print', 'share_funder'],
          expiresOn: '2026-08-01',
        }),
      ),
      await tess.put(`${at}/contributors/${this.contributorId}`, this.contributor(wordOf('label'))),
      await tess.put(`${at}/contributors/${this.childId}`, {
        ...{ role: 'thirdParty', label: wordOf('label'), age: 'from16To17', needsConsent: true },
      }),
      await tess.put(`${at}/consents/${randomUUID()}`, consentWrite({ contributorId: this.childId })),
      await tess.put(
        `${at}/assets/${this.assetId}`,
        assetWrite({ purpose: 'source', url: null, description: 'Tape', isAnonymised: false }),
      ),
      await tess.post(`${at}/moves`, { to: 'submitted', attestsConsent: true }),
      await cara.post(`${at}/moves`, { to: 'inReview' }),
      await cara.post(`${at}/moves`, { to: 'changesRequested', reason: wordOf('reason') }),
      await tess.put(`${at}/texts/2`, this.text),
      await tess.post(`${at}/moves`, { to: 'inReview' }),
      await cara.put(`${at}/reviews/${this.reviewId}`, this.review(wordOf('insight'))),
      await cara.put(`${at}/quotes/${this.quoteId}`, this.quote),
      await sal.post(`${at}/under-18-approval`, { guardianWaived: true }),
      await cara.post(`${at}/moves`, { to: 'approved', storytellerSawFinal: true }),
      await maya.put(`${at}/assets/${randomUUID()}`, publication),
      await maya.put(
        `${at}/assets/${this.paper.assetId}`,
        assetWrite({ kind: 'text', url: null, isAnonymised: false }),
      ),
      await this.#keepPaper(),
      await maya.post(`${at}/moves`, { to: 'published', publishedUrl: ADDRESS }),
      await maya.put(`/api/v1/collections/${this.collectionId}`, this.collection),
      await maya.put(`/api/v1/themes/${this.themeId}`, { name: `Belonging ${this.id}` }),
      await maya.post('/api/v1/stories/bulk', {
        ...{ storyIds: [id], addThemeIds: [this.themeId], addCollectionIds: [this.collectionId] },
      }),
      await maya.put(`/api/v1/outputs/${this.outputId}`, {
        ...{ programmeId: PROGRAMMES.P1, kind: 'film', title: 'Film (demo)', audience: 'public' },
        ...{ publishedOn: null, url: 'https://stories.example.org/film', isPrinted: false },
      }),
    ];
    const refused = done.find(({ status }) => status !== 200);
    if (refused) throw new Error(`The story was not told: ${JSON.stringify(refused.body)}`);
  }

  async #keepPaper(): Promise<Answer> {
    const [files, bytes] = [storyFiles(this.api), Buffer.from(`%PDF-1.7\n${wordOf('file')}\n%%EOF\n`)];
    await files.begin('maya', this.paper, bytes.length, 'document');
    await files.append('maya', this.paper, 0, bytes);
    await files.complete('maya', this.paper);
    return files.putAsset(
      'maya',
      this.id,
      { kind: 'text', isAnonymised: true },
      { id: this.paper.assetId, version: 2 },
    );
  }

  contributor(label: string): object {
    return { role: 'thirdParty', label, age: 'adult', needsConsent: false };
  }
  review(insight: string): object {
    return { textVersion: 2, tone: 'mixed', insight, themeIds: [] };
  }

  /** What an edit has to be made from. */
  async versionOf(table: 'story_contributor' | 'story_review', id: string): Promise<Record<string, string>> {
    const row = await this.api.db.one<{ version: number }>(
      table === 'story_review'
        ? sql`select version from story_review where id = ${id}`
        : sql`select version from story_contributor where id = ${id}`,
    );
    return { 'if-match': `"${String(row?.version ?? 0)}"` };
  }
}
