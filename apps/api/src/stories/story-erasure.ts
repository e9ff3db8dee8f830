import { Injectable } from '@nestjs/common';

/** What another part of the product deletes of a story that is erased, in the same transaction. */
export type ErasureHook = (storyId: string) => Promise<void>;

/** Who else keeps something of stories says here how it goes: `erasure.add(...)` when its module starts. */
@Injectable()
export class StoryErasure {
  readonly #hooks: ErasureHook[] = [];

  add(hook: ErasureHook): void {
    this.#hooks.push(hook);
  }

  async run(storyId: string): Promise<void> {
    for (const hook of this.#hooks) await hook(storyId);
  }
}
