import { inspect } from 'node:util';

/** Something that keeps the product from starting and that whoever starts it can mend. The message is the whole of it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';

  /** Whoever prints it prints the sentence: the place in the code would only hide it. */
  [inspect.custom](): string {
    return this.message;
  }
}
