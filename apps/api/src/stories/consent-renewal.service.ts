import { Injectable } from '@nestjs/common';
import { renewable, type ConsentWrite, type RenewalWrite, type Story } from '@throughline/domain/stories';
import { ProblemError } from '../platform/problem';
import { ConsentsRepository, type StoredConsent } from './consents.repository';
import { ConsentsService } from './consents.service';
import { StoriesRepository } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryPartsRepository } from './story-parts.repository';

/** Agreeing again to what stands: a new record, never wider than what is there. */
@Injectable()
export class ConsentRenewalService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly consents: ConsentsRepository,
    private readonly parts: StoryPartsRepository,
    private readonly records: ConsentsService,
    private readonly service: StoriesService,
  ) {}

  async renew(storyId: string, consentId: string, write: RenewalWrite): Promise<Story> {
    const story = await this.stories.lock(storyId);
    await this.service.authorise(storyId, 'consent.record');
    if (!story) throw new ProblemError('request.notFound');
    const earlier = await this.consents.find(consentId);
    if (earlier) return this.#repeat(storyId, earlier, write);
    if (story.withdrawnAt) throw new ProblemError('story.withdrawn');
    const age = write.contributorId === null ? story.storytellerAge : await this.#ageOf(storyId, write.contributorId);
    // A parent or guardian has to be asked again as well, and who that is may have changed.
    if (age !== 'adult') throw new ProblemError('consent.renewInFull');
    const own = (await this.consents.records(storyId)).filter((each) => each.contributorId === write.contributorId);
    const standing = renewable(own);
    if (!standing) throw new ProblemError('consent.nothingToRenew');
    return this.records.record(storyId, consentId, renewed(standing.last, standing.scopes, write));
  }

  async #repeat(storyId: string, earlier: StoredConsent, write: RenewalWrite): Promise<Story> {
    const isSame =
      earlier.storyId === storyId &&
      earlier.decision === 'given' &&
      earlier.contributorId === write.contributorId &&
      earlier.method === write.method &&
      earlier.givenOn === write.givenOn &&
      earlier.expiresOn === write.expiresOn;
    if (!isSame) throw new ProblemError('request.alreadyExists');
    return this.service.answer(storyId);
  }

  async #ageOf(storyId: string, contributorId: string): Promise<string> {
    const contributor = await this.parts.contributor(contributorId);
    if (contributor?.storyId !== storyId) throw new ProblemError('consent.contributorUnknown');
    return contributor.age;
  }
}

/** What they said then in their own words, and who witnessed it, was about then. */
const renewed = (last: StoredConsent, scopes: ConsentWrite['scopes'], write: RenewalWrite): ConsentWrite => ({
  ...write,
  decision: 'given',
  scopes,
  identityDisplay: last.identityDisplay,
  textVersion: last.textVersion,
  controllers: last.controllers,
  informationSheetVersion: last.informationSheetVersion ?? '',
  language: last.language ?? 'en',
  words: '',
  witnessedBy: null,
  guardian: null,
});
