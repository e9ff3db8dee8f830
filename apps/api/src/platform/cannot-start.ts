/** Something that keeps the product from starting and that whoever starts it can mend. The message is the whole of it. */
export class CannotStart extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CannotStart';
    // Whoever prints the error prints the sentence: the place in the code would only hide it.
    this.stack = message;
  }
}
