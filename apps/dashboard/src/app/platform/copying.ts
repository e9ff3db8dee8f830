import { DOCUMENT, inject, Service } from '@angular/core';
import { Notice } from '@throughline/ui';

/** Puts a text where it can be pasted from, and says whether that worked. */
@Service()
export class Copying {
  private readonly document = inject(DOCUMENT);
  private readonly notice = inject(Notice);

  /** @param done what is said once it is copied: "The link was copied." Whether it was. */
  async copy(text: string, done: string): Promise<boolean> {
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(text);
      this.notice.say(done);
      return true;
    } catch {
      this.notice.say($localize`The browser did not allow it. Select the text and copy it yourself.`);
      return false;
    }
  }
}
