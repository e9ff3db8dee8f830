/**
 * The secret of a one-time link, from the fragment of the address: a fragment is sent to no server and lands in no log. It is taken out of
 * the address at once, so that it does not stay in the history either. Empty when there is none.
 */
export const takeToken = (document: Document): string => {
  const token = document.location.hash.slice(1);
  if (token !== '') document.defaultView?.history.replaceState(null, '', document.location.pathname);
  return token;
};
