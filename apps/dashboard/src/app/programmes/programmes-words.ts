import {
  type DateStatus,
  type OrganisationKind,
  type OrganisationRole,
  type RegionLevel,
  type ReportingCadence,
  type StrandKind,
  type Wifi,
} from '@throughline/domain/programmes';

export const ORGANISATION_ROLE_WORDS: Readonly<Record<OrganisationRole, string>> = {
  funder: $localize`Funder`,
  commissioner: $localize`Commissioner`,
  lead: $localize`Lead`,
  delivery: $localize`Delivery partner`,
  evaluator: $localize`Evaluator`,
  licensee: $localize`Social licensee`,
  host: $localize`Host of venues`,
};

export const ORGANISATION_KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  charity: $localize`Charity`,
  funder: $localize`Funder`,
  localAuthority: $localize`Local authority`,
  university: $localize`University`,
  company: $localize`Company`,
  community: $localize`Community group`,
  other: $localize`Something else`,
};

export const STRAND_KIND_WORDS: Readonly<Record<StrandKind, string>> = {
  place: $localize`A place`,
  year: $localize`A year`,
  workPackage: $localize`A work package`,
  method: $localize`A method`,
};

export const REGION_LEVEL_WORDS: Readonly<Record<RegionLevel, string>> = {
  online: $localize`Online, or no one place`,
  country: $localize`Country`,
  region: $localize`Region`,
  combinedAuthority: $localize`Combined authority`,
  localAuthority: $localize`Local authority`,
  city: $localize`City or town`,
  neighbourhood: $localize`Neighbourhood`,
};

export const CADENCE_WORDS: Readonly<Record<ReportingCadence, string>> = {
  monthly: $localize`Every month`,
  quarterly: $localize`Every quarter`,
  halfYearly: $localize`Every half year`,
  yearly: $localize`Every year`,
  endOfGrant: $localize`At the end of the grant`,
};

export const WIFI_WORDS: Readonly<Record<Wifi, string>> = {
  none: $localize`None`,
  weak: $localize`Weak`,
  good: $localize`Good`,
};

export const DATE_STATUS_WORDS: Readonly<Record<DateStatus, string>> = {
  upcoming: $localize`Upcoming`,
  underWay: $localize`Under way`,
  closed: $localize`Closed`,
};
