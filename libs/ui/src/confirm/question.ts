/** What is asked through `Confirm`. */
export interface Question {
  /** A question: "Remove the demonstration?" */
  readonly headline: string;
  /** What will happen, and that it cannot be undone. */
  readonly text: string;
  /** The verb on the button: "Remove", never "OK". */
  readonly yes: string;
  readonly no?: string;
  /** Whether saying yes destroys something. */
  readonly isDangerous?: boolean;
  /** Words that have to be typed before yes can be said. */
  readonly words?: string;
}
