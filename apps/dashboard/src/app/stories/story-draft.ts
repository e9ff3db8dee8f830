import { type Account } from '@throughline/domain/access';
import { type ProgrammeList } from '@throughline/domain/programmes';
import {
  STORY_MEDIA,
  type AgeGroup,
  type GathererKind,
  type Story,
  type StoryMedium,
  type StoryTechnique,
  type StoryWrite,
} from '@throughline/domain/stories';

/** A story as it stands in the form; what is not chosen yet is ''. */
export interface StoryDraft {
  strandId: string;
  regionId: string;
  technique: StoryTechnique | '';
  media: Record<StoryMedium, boolean>;
  language: string;
  conversationStarter: string;
  recordedOn: string;
  /** `me`, or `reporter:` or `partnerOrganisation:` and an id. One choice for the reader; kind and id for the server. */
  gatheredBy: string;
  storytellerPseudonym: string;
  storytellerAge: AgeGroup;
  isPractice: boolean;
  summary: string;
  contentWarning: string;
  durationSeconds: number | null;
  communityId: string | null;
}

export const ME = 'me';
const NO_MEDIA: StoryDraft['media'] = { video: false, audio: false, photo: false, text: false };

export const emptyStory = (recordedOn: string): StoryDraft => ({
  strandId: '',
  regionId: '',
  technique: '',
  media: NO_MEDIA,
  language: 'en',
  conversationStarter: '',
  recordedOn,
  gatheredBy: ME,
  storytellerPseudonym: '',
  storytellerAge: 'adult',
  isPractice: false,
  summary: '',
  contentWarning: '',
  durationSeconds: null,
  communityId: null,
});

const gathererOf = ({ kind, personId, organisationId }: Story['gatheredBy']): string => {
  const id = personId ?? organisationId;
  return id === null ? ME : `${kind}:${id}`;
};

export const storyDraftOf = (story: Story): StoryDraft => ({
  strandId: story.strandId,
  regionId: story.regionId,
  technique: story.technique,
  media: { ...NO_MEDIA, ...Object.fromEntries(story.media.map((medium) => [medium, true])) },
  language: story.language,
  conversationStarter: story.conversationStarter,
  recordedOn: story.recordedOn,
  gatheredBy: gathererOf(story.gatheredBy),
  storytellerPseudonym: story.storytellerPseudonym,
  storytellerAge: story.storytellerAge,
  isPractice: story.isPractice,
  summary: story.summary,
  contentWarning: story.contentWarning,
  durationSeconds: story.durationSeconds,
  communityId: story.communityId,
});

export const mediaOf = (media: StoryDraft['media']): StoryMedium[] => STORY_MEDIA.filter((medium) => media[medium]);

/**
 * What is sent. Check it with `storyWrite` before: a draft is what somebody has typed.
 * @param myKind what `me` is: the one who logs it, or for a correction the kind that was stored
 */
export const storyWriteOf = (draft: StoryDraft, myKind: GathererKind): StoryWrite => {
  const [kind = '', id = null] = draft.gatheredBy.split(':');
  return {
    ...draft,
    technique: draft.technique as StoryTechnique,
    media: mediaOf(draft.media),
    gatheredBy: {
      kind: kind === ME ? myKind : (kind as GathererKind),
      personId: kind === 'reporter' ? id : null,
      organisationId: kind === 'partnerOrganisation' ? id : null,
    },
  };
};

/** A strand with its programme, as somebody who logs a story chooses it. */
export interface StrandChoice {
  readonly id: string;
  readonly label: string;
  readonly programme: string;
  readonly isClosed: boolean;
  readonly regions: ProgrammeList['items'][number]['strands'][number]['regions'];
}

const LOGGING_ROLES = ['administrator', 'programmeManager', 'trainer'];

/**
 * The strands in which an account can log a story, those under way first. For the menu only: the programmes that somebody may read hold
 * strands in which they may not write.
 */
export const strandChoices = (
  programmes: ProgrammeList['items'],
  memberships: Account['memberships'],
): readonly StrandChoice[] => {
  const mayLog = (programmeId: string, strandId: string): boolean =>
    memberships.some(
      ({ role, scopeId }) => LOGGING_ROLES.includes(role) && [null, programmeId, strandId].includes(scopeId),
    );
  const choices = programmes.flatMap(({ id, name, status, strands }) =>
    strands
      .filter((strand) => mayLog(id, strand.id) && strand.regions.length > 0)
      .map((strand) => ({
        id: strand.id,
        label: strand.name,
        programme: name,
        isClosed: status === 'closed',
        regions: strand.regions,
      })),
  );
  return [...choices.filter(({ isClosed }) => !isClosed), ...choices.filter(({ isClosed }) => isClosed)];
};
