import { foldForSearch } from '@throughline/domain/shared';

/** Somebody in a list that was typed or pasted. */
export interface ListedGuest {
  readonly name: string;
  /** E-mail address or telephone number, where one stands behind the name. */
  readonly contact: string | null;
}

/** What stands before a name in a list that was copied from somewhere: a number, a dash, a dot. */
const BULLET = /^(?:\d{1,3}[.)]|[-–—*•·])\s+/u;
const CONTACT = /^(?<name>.*?)[\s,<(]*(?<contact>[^\s,<>()]+@[^\s,<>()]+|\+?\d[\d ()./-]{6,}\d)[>)]?$/u;

/**
 * The people in what somebody typed or pasted: one a line, or apart by semicolons, each with an e-mail address or telephone number behind the
 * name or without. Bullets and numbers are left out, and so is who stands there twice. A comma does not part people: "Demo Guest, Town Hall"
 * may be one.
 */
export const guestsIn = (typed: string): readonly ListedGuest[] => {
  const guests = typed
    .split(/[\n\r;]+/u)
    .map((each) => each.replaceAll(/\s+/gu, ' ').trim().replace(BULLET, '').trim())
    .filter((each) => each !== '')
    .map(guestOf);
  return [...new Map(guests.toReversed().map((guest) => [keyOf(guest), guest])).values()].toReversed();
};

const guestOf = (text: string): ListedGuest => {
  const { name = '', contact } = CONTACT.exec(text)?.groups ?? {};
  if (contact === undefined) return { name: text, contact: null };
  // Nothing but an address: it is all that is known of them.
  return { name: name.replace(/^"|"$/gu, '').trim() || contact, contact };
};

const keyOf = ({ name, contact }: ListedGuest): string => `${foldForSearch(name)}\t${contact ?? ''}`;

/** The names among these that are invited already; case and accents do not count. */
export const namesAmong = (guests: readonly ListedGuest[], invited: readonly string[]): readonly string[] => {
  const known = new Set(invited.map(foldForSearch));
  return guests.map(({ name }) => name).filter((name) => known.has(foldForSearch(name)));
};
