import { type Action } from '@throughline/domain/access';
import { type Role } from '@throughline/domain/shared';
import { type IconName } from '@throughline/ui';

/** One place that the navigation leads to. */
export interface NavigationItem {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** Offered to those who may do any of these to anything at all. */
  readonly actions: readonly Action[];
  /** Offered to these roles only; to every role when left out. */
  readonly roles?: readonly Role[];
}

/** In the order in which they are offered. The first four, and a menu of the others, stand at the foot of a phone. */
export const NAVIGATION: readonly NavigationItem[] = [
  {
    path: '/portfolio',
    label: $localize`Portfolio`,
    icon: 'portfolio',
    actions: ['progress.read'],
    roles: ['administrator', 'programmeManager'],
  },
  {
    path: '/sessions',
    label: $localize`Sessions`,
    icon: 'sessions',
    actions: ['register.record', 'trainingSession.read'],
  },
  {
    path: '/calendar',
    label: $localize`Calendar`,
    icon: 'calendar',
    actions: ['trainingSession.read', 'event.read'],
  },
  { path: '/stories', label: $localize`Stories`, icon: 'stories', actions: ['story.read'] },
  {
    path: '/concerns',
    label: $localize`Concerns`,
    icon: 'warning',
    actions: ['concern.work'],
    roles: ['safeguardingLead'],
  },
  { path: '/events', label: $localize`Events`, icon: 'events', actions: ['event.read'] },
  { path: '/cohorts', label: $localize`Cohorts`, icon: 'cohorts', actions: ['cohort.read'] },
  { path: '/people', label: $localize`People`, icon: 'account', actions: ['person.read'] },
  {
    path: '/progress',
    label: $localize`Progress`,
    icon: 'progress',
    actions: ['funderProgress.read'],
    roles: ['funder'],
  },
  {
    path: '/places',
    label: $localize`Set-up`,
    icon: 'setUp',
    actions: ['place.write'],
  },
  { path: '/people-with-access', label: $localize`Access`, icon: 'access', actions: ['account.manage'] },
];

/** What an account is offered. */
export const navigationFor = (roles: ReadonlySet<Role>, may: (action: Action) => boolean): readonly NavigationItem[] =>
  NAVIGATION.filter(
    (item) => item.actions.some((action) => may(action)) && (item.roles?.some((role) => roles.has(role)) ?? true),
  );

const ON_A_PHONE = 5;

/** Splits what does not fit at the foot of a phone into a menu, which takes a place of its own. */
export const forPhone = (
  items: readonly NavigationItem[],
): { readonly bar: readonly NavigationItem[]; readonly more: readonly NavigationItem[] } =>
  items.length <= ON_A_PHONE
    ? { bar: items, more: [] }
    : { bar: items.slice(0, ON_A_PHONE - 1), more: items.slice(ON_A_PHONE - 1) };
