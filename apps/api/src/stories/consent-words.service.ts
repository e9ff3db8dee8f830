import { Injectable } from '@nestjs/common';
import type { MediaFile } from '@throughline/domain/shared';
import type { WordsBegin } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import type { Incoming } from '../platform/media/incoming';
import { MediaService } from '../platform/media/media.service';
import type { StreamedDocument } from '../platform/media/streamed-document';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { ConsentWordsRepository, type Words } from './consent-words.repository';
import { ConsentsRepository } from './consents.repository';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryErasure } from './story-erasure';

/** What somebody said when they decided, as evidence: for those who answer for it, and each time it is heard leaves a trace. */
@Injectable()
export class ConsentWordsService {
  constructor(
    private readonly words: ConsentWordsRepository,
    private readonly consents: ConsentsRepository,
    private readonly stories: StoriesRepository,
    private readonly media: MediaService,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly audit: Audit,
    erasure: StoryErasure,
  ) {
    erasure.add((storyId) => this.#giveUp(storyId));
  }

  /** Begins to send words, or says where that stands. As other evidence, they may follow at any time. */
  async begin(words: Words, begin: WordsBegin): Promise<MediaFile> {
    await this.#hold(words);
    const { isNew, file } = await this.media.begin(words.wordsId, begin);
    if (isNew) {
      await this.words.begin(words);
      await this.audit.record({ action: 'consent.sendWords', entity: 'consent_record', id: words.consentId });
    } else if ((await this.words.standing(words)) === null) throw new ProblemError('request.alreadyExists');
    return file;
  }

  async receive(words: Words, offset: number, incoming: Incoming): Promise<MediaFile> {
    await this.#expectOwn(words);
    return this.media.receive(words.wordsId, offset, incoming);
  }

  /** All of it is there and is sound: from now on it is evidence. */
  async complete(words: Words): Promise<MediaFile> {
    await this.#expectOwn(words);
    return this.media.complete(words.wordsId, {
      hold: async () => {
        await this.#hold(words);
        await this.#expectOwn(words);
      },
      whenComplete: async () => {
        await this.words.keep(words);
        await this.audit.record({ action: 'consent.addEvidence', entity: 'consent_evidence', id: words.wordsId });
      },
    });
  }

  async read(words: Words): Promise<StreamedDocument> {
    const subject = await this.queries.subject(words.id);
    this.policy.authorise({ read: 'consent.readEvidence', subject });
    const isKept = (await this.words.standing(words)) === 'kept';
    const document = isKept ? await this.media.open(words.wordsId) : null;
    if (!document) throw new ProblemError('request.notFound');
    await this.audit.record({ action: 'consent.readEvidence', entity: 'consent_evidence', id: words.wordsId });
    return document;
  }

  /** Gives up what is on its way. What is kept stays, as all evidence does. */
  async remove(words: Words): Promise<void> {
    await this.#hold(words);
    const standing = await this.words.standing(words);
    if (standing === 'kept') throw new ProblemError('evidence.kept');
    if (standing === null) return;
    await this.words.end(words.wordsId);
    await this.media.remove(words.wordsId);
    await this.audit.record({ action: 'consent.endWords', entity: 'consent_record', id: words.consentId });
  }

  async #hold(words: Words): Promise<void> {
    await this.stories.lock(words.id);
    await this.#expectDecision(words);
  }

  /** Asked each time something arrives: who was sending may not be allowed to any more. */
  async #expectOwn(words: Words): Promise<void> {
    await this.#expectDecision(words);
    if ((await this.words.standing(words)) === null) throw new ProblemError('request.notFound');
  }

  async #expectDecision({ id, consentId }: Words): Promise<void> {
    await this.service.authorise(id, 'consent.record');
    const record = await this.consents.find(consentId);
    if (record?.storyId !== id) throw new ProblemError('request.notFound');
    if (record.decision === 'withdrawn') throw new ProblemError('evidence.ofOther');
  }

  async #giveUp(storyId: string): Promise<void> {
    for (const id of await this.words.coming(storyId)) {
      await this.words.end(id);
      await this.media.remove(id);
    }
  }
}
