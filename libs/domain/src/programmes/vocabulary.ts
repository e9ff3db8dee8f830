/** What an organisation is to a programme. The role is on the link: one organisation can be a funder here and host there. */
export const ORGANISATION_ROLES = [
  'funder',
  'commissioner',
  'lead',
  'delivery',
  'evaluator',
  'licensee',
  'host',
] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

export const ORGANISATION_KINDS = [
  'charity',
  'funder',
  'localAuthority',
  'university',
  'company',
  'community',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What makes a strand a part of its own: a place, a year, an EU work package, or a method. */
export const STRAND_KINDS = ['place', 'year', 'workPackage', 'method'] as const;
export type StrandKind = (typeof STRAND_KINDS)[number];

/** Levels of the region tree, widest first. `online` is for work that has no place. */
export const REGION_LEVELS = [
  'online',
  'country',
  'region',
  'combinedAuthority',
  'localAuthority',
  'city',
  'neighbourhood',
] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** Where a programme or strand stands on a day, from its dates alone. */
export const DATE_STATUSES = ['upcoming', 'underWay', 'closed'] as const;
export type DateStatus = (typeof DATE_STATUSES)[number];

/** How often a funder wants to hear. */
export const REPORTING_CADENCES = ['monthly', 'quarterly', 'halfYearly', 'yearly', 'endOfGrant'] as const;
export type ReportingCadence = (typeof REPORTING_CADENCES)[number];

export const WIFI = ['none', 'weak', 'good'] as const;
export type Wifi = (typeof WIFI)[number];
