import { Component, computed, input } from '@angular/core';

/** Drawn on a grid of 24, in lines of one weight, as one path each. */
const PATHS = {
  portfolio: 'M4 20V11M10 20V4M16 20v-6M22 20H2',
  sessions: 'M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM8 3v4M16 3v4M8.5 14l2.5 2.5 4.5-5',
  calendar:
    'M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM8 3v4M16 3v4M4 10h16M8 13.500h.01M12 13.500h.01M16 13.500h.01M8 16.800h.01M12 16.800h.01',
  stories:
    'M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.500v8a1.5 1.5 0 0 1-1.5 1.500H12l-4.5 4V16h-2A1.5 1.5 0 0 1 4 14.500ZM8 9h8M8 12.200h5',
  events: 'M12 21c4-4.2 7-7.7 7-11a7 7 0 1 0-14 0c0 3.3 3 6.8 7 11ZM12 12.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  cohorts:
    'M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-3.3 2.9-5.5 6.5-5.500s6.5 2.2 6.5 5.500M16 4.800a3.5 3.5 0 0 1 0 6.400M18 15c2.1.8 3.5 2.6 3.5 5',
  progress: 'M3 17c5 0 5-9 9-9s4 6 9 6M17 10.500l4 3.5-3.5 4',
  access: 'M15 4a5 5 0 1 1-3.8 8.200L4 19.500V21h3v-2.500h2.500V16l3-3M15.5 8.500h.01',
  setUp:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9 19.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500c0-3.6 3.4-6 7.5-6s7.5 2.4 7.5 6',
  more: 'M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0',
  back: 'M19 12H5M11 6l-6 6 6 6',
  forward: 'M5 12h14M13 6l6 6-6 6',
  chevron: 'M9 6l6 6-6 6',
  signOut: 'M9 4H5.500A1.5 1.5 0 0 0 4 5.500v13A1.5 1.5 0 0 0 5.5 20H9M15 16l4-4-4-4M19 12H9',
  add: 'M12 5v14M5 12h14',
  remove: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.500l4.5 4.500L19 7',
  edit: 'M4 20l1-4.500L15.5 5a2 2 0 0 1 3 0l.5.500a2 2 0 0 1 0 3L8.5 19ZM13.5 7l3.5 3.5',
  copy: 'M9 8.500h10a.5.5 0 0 1 .5.5v11a.5.5 0 0 1-.5.5H9a.5.5 0 0 1-.5-.5V9a.5.5 0 0 1 .5-.5ZM15.5 8.500V4a.5.5 0 0 0-.5-.5H5a.5.5 0 0 0-.5.5v11a.5.5 0 0 0 .5.5h3.5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l4.5 4.5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  offline:
    'M3 3l18 18M8.5 16.500a5 5 0 0 1 5.5-1M5 13a10 10 0 0 1 5-2.700M19 13a10 10 0 0 0-2-1.500M2 9a15 15 0 0 1 4.5-2.800M22 9a15 15 0 0 0-10.5-4M12 20h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.500M12 7.500h.01',
  warning: 'M12 4L2.5 20h19ZM12 10v4.500M12 17.200h.01',
  lock: 'M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM8 11V8a4 4 0 0 1 8 0v3',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  print: 'M7 9V4h10v5M7 17H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M7 14h10v6H7Z',
} as const;
export type IconName = keyof typeof PATHS;

/** A small picture beside words. Decoration only: whatever it says, words near it say too, so screen readers never meet it. */
@Component({
  selector: 'tl-icon',
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 24 24" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
    }

    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => PATHS[this.name()]);
}
