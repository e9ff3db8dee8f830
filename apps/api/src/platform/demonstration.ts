import type { Role } from '@throughline/domain/shared';

/** The accounts with which a demonstration is looked at, and the password that they all have. */
export interface DemonstrationSignIns {
  readonly password: string;
  readonly accounts: readonly {
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly about: string;
  }[];
}

/**
 * The demonstration, as the rest of the API knows it. A global module provides the real one under this class as its token; without
 * such a module there is {@link NoDemonstration}, since whoever asks for it says `@Optional()`.
 */
export abstract class Demonstration {
  /** Fills the empty database. Called once, before anybody is served; writes `installation` when it is done. */
  abstract load(): Promise<void>;

  /** Moves what is under way to today. Called at every later start. */
  abstract refresh(): Promise<void>;

  /** Removes all of it, inside the caller's transaction. What the one who removes it needs to go on is for this to keep. */
  abstract remove(): Promise<void>;

  /** What the sign-in page offers while the data is the demonstration. */
  abstract signIns(): DemonstrationSignIns | null;
}

/** A product that comes without a demonstration. */
export class NoDemonstration extends Demonstration {
  override load(): Promise<void> {
    return Promise.resolve();
  }

  override refresh(): Promise<void> {
    return Promise.resolve();
  }

  override remove(): Promise<void> {
    return Promise.resolve();
  }

  override signIns(): null {
    return null;
  }
}
