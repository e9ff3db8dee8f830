const ROLES: Readonly<Record<string, string>> = {
  button: 'button, [role=button]',
  link: 'a[href]',
  heading: 'h1, h2, h3',
  image: '[role=img]',
  alert: '[role=alert]',
  status: '[role=status]',
  group: '[role=group]',
  dialog: '[role=alertdialog]',
  textbox: 'input, textarea',
};

/** What a screen reader would call an element, as far as the components here need it. */
export const nameOf = (element: Element): string => {
  const labels = [...((element as Partial<HTMLInputElement>).labels ?? [])];
  const name = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent;
  return name.replace(/\s+/g, ' ').trim();
};

/** The elements of a role, with their names: `named(page, 'button')` → `['Try again']`. */
export const named = (root: ParentNode, role: string): readonly string[] => all(root, role).map(nameOf);

/** The one element of a role whose name holds the text. Fails when there is none. */
export const byRole = (root: ParentNode, role: string, name = ''): HTMLElement => {
  const found = all(root, role).find((element) => nameOf(element).includes(name));
  if (!found) throw new Error(`No ${role} named "${name}"; there are: ${named(root, role).join(' | ')}`);
  return found;
};

const all = (root: ParentNode, role: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(ROLES[role] ?? role),
];
