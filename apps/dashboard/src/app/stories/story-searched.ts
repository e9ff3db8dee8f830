import { Service, signal } from '@angular/core';

/**
 * What somebody looks for in stories, so that it is still there when they come back from one of them. In memory alone: the words can be
 * about a person, and an address would keep them in the history of a browser that others use too.
 */
@Service()
export class StorySearched {
  readonly words = signal('');
}
