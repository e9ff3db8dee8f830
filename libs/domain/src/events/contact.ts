/** What two spellings of one e-mail address or telephone number have in common. Null when nothing was given. */
export const contactKey = (contact: string | null): string | null => {
  if (contact === null) return null;
  const folded = contact.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
  return /^[+\d(][\d().\-/]+$/u.test(folded) ? folded.replaceAll(/[().\-/]/gu, '').replace(/^00/u, '+') : folded;
};
