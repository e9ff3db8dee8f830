/** How every "nothing to see here" looks: centred, quiet, with room around it. */
export const STATE_STYLES = `
  :host {
    display: grid;
    gap: var(--tl-space-3);
    justify-items: center;
    padding: var(--tl-space-7) var(--tl-space-4);
    color: var(--tl-quiet-colour);
    text-align: center;
  }

  tl-icon {
    font-size: 1.5rem;
    color: var(--tl-edge-colour);
  }

  .headline {
    color: var(--tl-text-colour);
    font-size: var(--tl-heading-2);
    font-weight: 700;
    line-height: var(--tl-line-tight);
    text-wrap: balance;
  }

  .text {
    max-width: 46ch;
    text-wrap: balance;
  }
`;
