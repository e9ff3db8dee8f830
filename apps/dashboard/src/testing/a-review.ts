import { storyReviewPage, type KeyQuote, type StoryReviewPage } from '@throughline/domain/stories';
import { aStory } from './a-story';

export const aQuote = (changes: Partial<KeyQuote> = {}): KeyQuote => ({
  id: '0190a000-0000-7000-8000-000000000040',
  version: 1,
  fromChar: 24,
  toChar: 48,
  text: 'Somebody listened to me.',
  anchor: 'exact',
  markedBy: 'Demo Curator',
  markedAt: '2026-03-12T10:00:00Z',
  ...changes,
});

const may = { ...aStory().may, readReview: true };

/** What `GET /stories/:id/review` answers, for a curator who has reviewed it. */
export const aReviewPage = (changes: Partial<StoryReviewPage> = {}): StoryReviewPage =>
  storyReviewPage.parse({
    story: aStory({
      state: 'inReview',
      title: 'Heard',
      summary: 'Somebody listened.',
      transcript: 'I moved here in spring. Somebody listened to me. That was new.',
      textVersion: 2,
      textIsAgreed: false,
      may,
    }),
    versions: [
      { version: 2, writtenAt: '2026-03-11T10:00:00Z', writtenBy: 'Demo Trainer', isAgreed: false },
      { version: 1, writtenAt: '2026-03-10T10:00:00Z', writtenBy: 'Demo Trainer', isAgreed: true },
    ],
    themes: [],
    reviews: [
      {
        id: '0190a000-0000-7000-8000-000000000041',
        version: 1,
        curator: 'Demo Curator',
        isMine: true,
        textVersion: 2,
        tone: 'mixed',
        insight: 'Being heard comes first.',
        reviewedAt: '2026-03-12T10:00:00Z',
      },
    ],
    quotes: [],
    requests: [],
    may: { review: true, isOwnStory: false },
    ...changes,
  });
