import { inject, Injectable } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import {
  story,
  type AssetWrite,
  type ContributorWrite,
  type Story,
  type StoryAsset,
} from '@throughline/domain/stories';
import { Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

type Kind = 'contributors' | 'assets';
export type PartWrite = ContributorWrite | AssetWrite;

/** A part of a story that is written: its version is there once it is. */
export interface Part {
  readonly id: Id;
  readonly version?: number;
}

/** What can be written of an asset. */
export const assetWriteOf = ({ kind, purpose, url, description, isAnonymised }: StoryAsset): AssetWrite => ({
  ...{ kind, purpose, url, description, isAnonymised },
});

/**
 * Writes who is in a story, and what is kept of it. Each answer is the story as it stands then; when a public one came down with it, that is
 * what is said.
 */
@Injectable()
export class StoryParts {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  /** @throws Problem */
  async put(before: Story, kind: Kind, { id, version }: Part, body: PartWrite): Promise<Story> {
    return this.api.send('PUT', `/stories/${before.id}/${kind}/${id}`, {
      ...{ body, schema: story },
      ...(version !== undefined && { ifMatch: version }),
    });
  }

  async remove(before: Story, kind: Kind, id: Id): Promise<Story | null> {
    try {
      return await this.api.send('DELETE', `/stories/${before.id}/${kind}/${id}`, { schema: story });
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
      return null;
    }
  }

  /** Brings back what was removed as a new one: the one that was removed is gone. */
  async bringBack(before: Story, kind: Kind, body: PartWrite): Promise<Story | null> {
    try {
      return await this.put(before, kind, { id: newId() }, body);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
      return null;
    }
  }

  say(text: string, before: Story, after: Story, undo?: () => void): void {
    const whole = isDown(before, after) ? `${text} ${$localize`The story came down from the web.`}` : text;
    if (undo) this.notice.sayWithUndo(whole, undo);
    else this.notice.say(whole);
  }
}

const isDown = (before: Story, after: Story): boolean => before.state === 'published' && after.state === 'unpublished';
