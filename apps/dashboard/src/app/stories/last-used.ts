import { inject, Service } from '@angular/core';
import * as z from 'zod';
import { id } from '@throughline/domain/shared';
import { KeptHere } from '../platform/kept-here';

const KEY = 'stories.last';
const lastUsed = z.object({ strandId: id, regionId: id, informationSheetVersion: z.string() });
export type LastStory = z.infer<typeof lastUsed>;

/** Where the last story was logged from this browser, so that the next begins there. Nothing about a person. */
@Service()
export class LastUsed {
  private readonly kept = inject(KeptHere);

  read(): LastStory | null {
    return lastUsed.safeParse(this.kept.read(KEY)).data ?? null;
  }

  write(last: LastStory): void {
    this.kept.write(KEY, last);
  }
}
