import * as z from 'zod';
import { aliases, EACH_ONCE, eachOnce, id, line, localDate, namedRef, prose, recordHead } from '../shared';
import { timeZone } from '../shared/time';
import {
  DATE_STATUSES,
  ORGANISATION_KINDS,
  ORGANISATION_ROLES,
  REGION_LEVELS,
  REPORTING_CADENCES,
  STRAND_KINDS,
  WIFI,
} from './vocabulary';

const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,19}$/, 'must be 2 to 20 letters, digits or hyphens');
const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country code such as GB');
/** How many are aimed at. 0 says that none are; where a target is optional, null says that none was agreed. */
const target = z.int().min(0).max(1_000_000);

/**
 * `?q=` of `GET /programmes`, `/regions`, `/organisations` and `/venues`: part of a name, a code or an alias; case and accents do
 * not count. Programmes are found by their strands, too.
 */
export const searchQuery = z.strictObject({ q: line(120).optional() });

const inOrder = <Span extends { startDate: string; endDate: string }>(span: Span): boolean =>
  span.endDate >= span.startDate;
const END_AFTER_START = { path: ['endDate'], message: 'must not be before the first day' };

/** `PUT /programmes/:id` */
export const programmeWrite = z
  .strictObject({
    code,
    name: line(160),
    aliases,
    summary: prose(4000),
    startDate: localDate,
    endDate: localDate,
    timeZone,
    publicationDisclaimer: prose(1000).nullable(),
    organisations: z
      .array(z.strictObject({ organisationId: id, role: z.enum(ORGANISATION_ROLES) }))
      .max(50)
      .refine((links) => eachOnce(links.map((link) => `${link.organisationId} ${link.role}`)), EACH_ONCE)
      .readonly(),
  })
  .refine(inOrder, END_AFTER_START)
  .meta({ id: 'ProgrammeWrite' });
export type ProgrammeWrite = z.infer<typeof programmeWrite>;

/** `PUT /strands/:id`: a strand with the regions it works in and what is aimed at in each. */
export const strandWrite = z
  .strictObject({
    programmeId: id,
    code,
    name: line(160),
    aliases,
    kind: z.enum(STRAND_KINDS),
    commissionerId: id.nullable(),
    startDate: localDate,
    endDate: localDate,
    regions: z
      .array(
        z.strictObject({
          regionId: id,
          storyTarget: target,
          reporterTarget: target,
          sessionTarget: target.nullable(),
          participantTarget: target.nullable(),
        }),
      )
      .max(100)
      .refine((regions) => eachOnce(regions.map((each) => each.regionId)), EACH_ONCE)
      .readonly(),
  })
  .refine(inOrder, END_AFTER_START)
  .meta({ id: 'StrandWrite' });
export type StrandWrite = z.infer<typeof strandWrite>;

/** `PUT /regions/:id` */
export const regionWrite = z
  .strictObject({
    name: line(120),
    localName: line(120).nullable(),
    aliases,
    parentId: id.nullable(),
    level: z.enum(REGION_LEVELS),
    countryCode: countryCode.nullable(),
    /** GSS code in the United Kingdom, NUTS or LAU code elsewhere. */
    officialCode: line(20).nullable(),
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
  })
  .meta({ id: 'RegionWrite' });
export type RegionWrite = z.infer<typeof regionWrite>;

/** `PUT /organisations/:id` */
export const organisationWrite = z
  .strictObject({
    name: line(160),
    kind: z.enum(ORGANISATION_KINDS),
    charityNumber: line(20).nullable(),
    countryCode: countryCode.nullable(),
  })
  .meta({ id: 'OrganisationWrite' });
export type OrganisationWrite = z.infer<typeof organisationWrite>;

/** `PUT /grants/:id`. Field names follow the 360Giving standard where it has one. */
export const grantWrite = z
  .strictObject({
    programmeId: id,
    fundingOrganisationId: id,
    title: line(160),
    amountAwarded: z.number().min(0).max(1e10).multipleOf(0.01),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as GBP'),
    awardDate: localDate,
    startDate: localDate,
    endDate: localDate,
    reportingCadence: z.enum(REPORTING_CADENCES),
  })
  .refine(inOrder, END_AFTER_START)
  .meta({ id: 'GrantWrite' });
export type GrantWrite = z.infer<typeof grantWrite>;

/** `PUT /venues/:id` */
export const venueWrite = z
  .strictObject({
    name: line(160),
    regionId: id,
    stepFree: z.boolean().nullable(),
    hearingLoop: z.boolean().nullable(),
    wifi: z.enum(WIFI).nullable(),
    notes: prose(1000),
  })
  .meta({ id: 'VenueWrite' });
export type VenueWrite = z.infer<typeof venueWrite>;

export const region = z
  .object({ ...recordHead, ...regionWrite.shape, path: z.array(z.string()) })
  .meta({ id: 'Region', description: 'path: names of the regions above it, widest first' });
export type Region = z.infer<typeof region>;
export const regionList = z.object({ items: z.array(region) }).meta({ id: 'RegionList' });

export const organisation = z.object({ ...recordHead, ...organisationWrite.shape }).meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisation>;
export const organisationList = z.object({ items: z.array(organisation) }).meta({ id: 'OrganisationList' });

export const venue = z.object({ ...recordHead, ...venueWrite.shape, region: namedRef }).meta({ id: 'Venue' });
export type Venue = z.infer<typeof venue>;
export const venueList = z.object({ items: z.array(venue) }).meta({ id: 'VenueList' });

export const grant = z
  .object({ ...recordHead, ...grantWrite.shape, fundingOrganisation: namedRef })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof grant>;

export const strand = z
  .object({
    ...recordHead,
    ...strandWrite.shape,
    regions: z.array(strandWrite.shape.regions.unwrap().element.extend({ region: namedRef }).strip()),
    status: z.enum(DATE_STATUSES),
  })
  .meta({ id: 'Strand' });
export type Strand = z.infer<typeof strand>;

/** `GET /programmes/:id`: a programme with everything that its edit screens need. */
export const programme = z
  .object({
    ...recordHead,
    ...programmeWrite.shape,
    organisations: z.array(z.object({ organisationId: id, role: z.enum(ORGANISATION_ROLES), organisation: namedRef })),
    status: z.enum(DATE_STATUSES),
    isDemonstration: z.boolean(),
    strands: z.array(strand),
    grants: z.array(grant),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof programme>;

/** `GET /programmes`: just enough for menus and filters. The portfolio screen reads `GET /portfolio`. */
export const programmeList = z
  .object({
    items: z.array(
      z.object({
        id,
        code: z.string(),
        name: z.string(),
        status: z.enum(DATE_STATUSES),
        strands: z.array(z.object({ id, code: z.string(), name: z.string(), regions: z.array(namedRef) })),
      }),
    ),
  })
  .meta({ id: 'ProgrammeList' });
export type ProgrammeList = z.infer<typeof programmeList>;
