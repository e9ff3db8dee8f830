import { story, type Story } from '@throughline/domain/stories';

/** What `GET /stories/:id` answers, shaped by the contract. */
export const aStory = (changes: Partial<Story> = {}): Story =>
  story.parse({
    id: '0190a000-0000-7000-8000-000000000030',
    version: 3,
    ref: 'KBOP-012',
    programme: { id: '0190a000-0000-7000-8000-000000000010', name: 'Bridges', code: 'BRIDGES' },
    strand: { id: '0190a000-0000-7000-8000-000000000011', name: 'Kirklees', code: 'KBOP' },
    region: { id: '0190a000-0000-7000-8000-000000000020', name: 'Huddersfield' },
    strandId: '0190a000-0000-7000-8000-000000000011',
    regionId: '0190a000-0000-7000-8000-000000000020',
    technique: 'snapshot',
    media: ['audio'],
    language: 'en',
    recordedOn: '2026-03-09',
    storytellerPseudonym: 'Robin',
    storytellerIsUnder18: false,
    isPractice: false,
    state: 'submitted',
    consentState: 'given',
    consentScopes: ['record_hold', 'publish_web'],
    consentExpiresOn: null,
    conversationStarter: '',
    gatheredBy: { kind: 'trainer', personId: null, organisationId: null, name: 'Demo Trainer' },
    summary: '',
    publishedUrl: null,
    submittedAt: '2026-03-10T10:00:00Z',
    publishedAt: null,
    lastReason: null,
    consents: [
      {
        id: '0190a000-0000-7000-8000-000000000031',
        decision: 'given',
        scopes: ['record_hold', 'publish_web'],
        identityDisplay: 'anonymous',
        method: 'paper',
        informationSheetVersion: '2026-1',
        language: 'en',
        givenOn: '2026-03-09',
        expiresOn: null,
        recordedAt: '2026-03-09T12:00:00Z',
        recordedBy: 'Demo Trainer',
      },
    ],
    moves: [],
    may: { write: false, recordConsent: false, withdraw: false },
    ...changes,
  });

/** What `GET /programmes` answers: one strand with one region, or more of either. */
export const programmesWith = (...regions: readonly string[]) => ({
  items: [
    {
      id: '0190a000-0000-7000-8000-000000000010',
      code: 'BRIDGES',
      name: 'Bridges',
      status: 'underWay',
      strands: [
        {
          id: '0190a000-0000-7000-8000-000000000011',
          code: 'KBOP',
          name: 'Kirklees',
          regions: regions.map((name, index) => ({ id: `0190a000-0000-7000-8000-00000000002${index}`, name })),
        },
      ],
    },
  ],
});
