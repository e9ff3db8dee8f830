import { Service } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { newId } from '../platform/new-id';
import { FilesUnderWay } from './files-under-way';

export const pathOfWords = (storyId: Id, consentId: Id, wordsId: Id): string =>
  `/stories/${storyId}/consents/${consentId}/words/${wordsId}`;

/** What people said when they decided, on its way from this device: each by its decision. */
@Service()
export class WordsSending extends FilesUnderWay {
  /** Once for a decision: a form that is sent again has nothing new to say. */
  send(storyId: Id, consentId: Id, file: File): void {
    if (!this.of(consentId)) this.start(consentId, pathOfWords(storyId, consentId, newId()), file, 'audio');
  }
}
