import * as z from 'zod';
import { EACH_ONCE, eachOnce, id, instant, languageTag, line, prose } from '../shared';

/** `PUT /information-sheets/:id`: what storytellers are told, in one language. A new version is a new sheet; none is ever changed. */
export const informationSheetWrite = z
  .strictObject({
    /** Null for the whole organisation. */
    programmeId: id.nullable(),
    version: line(40),
    language: languageTag,
    title: line(160),
    body: prose(8000),
    /** Who relies on the consent, by name (domain §4). */
    controllers: z.array(line(120)).min(1).max(10).refine(eachOnce, EACH_ONCE).readonly(),
    /** How long a consent lasts unless somebody says otherwise. */
    months: z.int().min(1).max(120),
  })
  .meta({ id: 'InformationSheetWrite' });
export type InformationSheetWrite = z.infer<typeof informationSheetWrite>;

export const informationSheet = z
  .object({
    id,
    programmeId: id.nullable(),
    version: z.string(),
    language: z.string(),
    title: z.string(),
    body: z.string(),
    controllers: z.array(z.string()),
    months: z.int(),
    addedAt: instant,
    addedBy: z.string().nullable(),
  })
  .meta({ id: 'InformationSheet' });
export type InformationSheet = z.infer<typeof informationSheet>;

/** `GET /information-sheets`: those of the organisation and, where one is named, of the programme; newest first. */
export const informationSheetQuery = z.strictObject({ programmeId: id.optional() });
export type InformationSheetQuery = z.infer<typeof informationSheetQuery>;
export const informationSheetList = z.object({ items: z.array(informationSheet) }).meta({ id: 'InformationSheetList' });
export type InformationSheetList = z.infer<typeof informationSheetList>;
