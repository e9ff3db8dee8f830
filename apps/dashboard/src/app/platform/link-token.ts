const PREFIX = 'throughline.link.';

/**
 * The secret of a link, from the fragment of the address: a fragment is sent to no server and lands in no log. It is taken out of the
 * address at once, so that it does not stay in the history either. Empty when there is none.
 */
export const takeToken = (document: Document): string => {
  const token = document.location.hash.slice(1);
  if (token !== '') document.defaultView?.history.replaceState(null, '', document.location.pathname);
  return token;
};

/**
 * The same for a link that is opened again and again: what was taken stays with this tab, so that reloading the page works. It is gone with
 * the tab, and another link takes its place.
 * @param page which page keeps it, such as `answer`
 */
export const takeTokenAgain = (document: Document, page: string): string => {
  const token = takeToken(document);
  try {
    const storage = document.defaultView?.sessionStorage;
    if (token !== '') storage?.setItem(PREFIX + page, token);
    return storage?.getItem(PREFIX + page) ?? token;
  } catch {
    // A browser that keeps nothing: the page works until it is loaded again.
    return token;
  }
};
