import type { RegionLevel } from '@throughline/domain/programmes';

interface DemonstrationRegion {
  readonly key: string;
  readonly name: string;
  readonly localName?: string;
  readonly aliases?: readonly string[];
  readonly parent: string | null;
  readonly level: RegionLevel;
  readonly country: string | null;
  /** GSS code of the Office for National Statistics. */
  readonly officialCode?: string;
  /** Latitude and longitude of somewhere near the middle. */
  readonly at?: readonly [number, number];
}

const borough = (
  key: string,
  name: string,
  officialCode: string,
  at: readonly [number, number],
): DemonstrationRegion => ({
  key,
  name,
  parent: 'greaterManchester',
  level: 'localAuthority',
  country: 'GB',
  officialCode,
  at,
});

/** Real places; parents before their children. */
export const REGIONS: readonly DemonstrationRegion[] = [
  {
    key: 'online',
    name: 'UK-wide / online',
    aliases: ['Online', 'UK-wide'],
    parent: null,
    level: 'online',
    country: 'GB',
  },
  { key: 'england', name: 'England', parent: null, level: 'country', country: 'GB', officialCode: 'E92000001' },
  { key: 'poland', name: 'Poland', localName: 'Polska', parent: null, level: 'country', country: 'PL' },
  { key: 'estonia', name: 'Estonia', localName: 'Eesti', parent: null, level: 'country', country: 'EE' },
  { key: 'italy', name: 'Italy', localName: 'Italia', parent: null, level: 'country', country: 'IT' },
  { key: 'ireland', name: 'Ireland', localName: 'Éire', parent: null, level: 'country', country: 'IE' },
  {
    key: 'westMidlands',
    name: 'West Midlands',
    parent: 'england',
    level: 'region',
    country: 'GB',
    officialCode: 'E12000005',
    at: [52.5, -2.0],
  },
  {
    key: 'birmingham',
    name: 'Birmingham',
    parent: 'westMidlands',
    level: 'localAuthority',
    country: 'GB',
    officialCode: 'E08000025',
    at: [52.48, -1.9],
  },
  {
    key: 'coventry',
    name: 'Coventry',
    parent: 'westMidlands',
    level: 'localAuthority',
    country: 'GB',
    at: [52.41, -1.51],
  },
  {
    key: 'sandwell',
    name: 'Sandwell',
    parent: 'westMidlands',
    level: 'localAuthority',
    country: 'GB',
    at: [52.51, -2.01],
  },
  {
    key: 'shropshire',
    name: 'Shropshire',
    parent: 'westMidlands',
    level: 'localAuthority',
    country: 'GB',
    at: [52.66, -2.72],
  },
  {
    key: 'kirklees',
    name: 'Kirklees',
    parent: 'england',
    level: 'localAuthority',
    country: 'GB',
    officialCode: 'E08000034',
    at: [53.64, -1.78],
  },
  {
    key: 'calderdale',
    name: 'Calderdale',
    parent: 'england',
    level: 'localAuthority',
    country: 'GB',
    officialCode: 'E08000033',
    at: [53.72, -1.97],
  },
  {
    key: 'northCalderdale',
    name: 'North Calderdale',
    parent: 'calderdale',
    level: 'neighbourhood',
    country: 'GB',
    at: [53.75, -1.95],
  },
  {
    key: 'centralCalderdale',
    name: 'Central Calderdale',
    parent: 'calderdale',
    level: 'neighbourhood',
    country: 'GB',
    at: [53.72, -1.86],
  },
  {
    key: 'greaterManchester',
    name: 'Greater Manchester',
    aliases: ['GMCA', 'GM'],
    parent: 'england',
    level: 'combinedAuthority',
    country: 'GB',
    officialCode: 'E47000001',
    at: [53.5, -2.3],
  },
  borough('bolton', 'Bolton', 'E08000001', [53.58, -2.43]),
  borough('bury', 'Bury', 'E08000002', [53.59, -2.3]),
  borough('manchester', 'Manchester', 'E08000003', [53.48, -2.24]),
  borough('oldham', 'Oldham', 'E08000004', [53.54, -2.12]),
  borough('rochdale', 'Rochdale', 'E08000005', [53.61, -2.16]),
  borough('salford', 'Salford', 'E08000006', [53.49, -2.29]),
  borough('stockport', 'Stockport', 'E08000007', [53.41, -2.16]),
  borough('tameside', 'Tameside', 'E08000008', [53.48, -2.08]),
  borough('trafford', 'Trafford', 'E08000009', [53.42, -2.36]),
  borough('wigan', 'Wigan', 'E08000010', [53.54, -2.64]),
  { key: 'gdansk', name: 'Gdańsk', parent: 'poland', level: 'city', country: 'PL', at: [54.35, 18.65] },
  { key: 'voru', name: 'Võru', aliases: ['Vōru'], parent: 'estonia', level: 'city', country: 'EE', at: [57.84, 27.0] },
  {
    key: 'reggioEmilia',
    name: 'Reggio Emilia',
    localName: "Reggio nell'Emilia",
    parent: 'italy',
    level: 'city',
    country: 'IT',
    at: [44.7, 10.63],
  },
  {
    key: 'galway',
    name: 'Galway',
    localName: 'Gaillimh',
    parent: 'ireland',
    level: 'city',
    country: 'IE',
    at: [53.27, -9.06],
  },
];

/** Venues that are named in public, and invented ones that say so. */
export const VENUES = [
  { key: 'crescent', name: 'Crescent Theatre', region: 'birmingham' },
  { key: 'stThomas', name: 'St Thomas Centre, Ardwick', region: 'manchester' },
  { key: 'scienceMuseum', name: 'Museum of Science and Industry', region: 'manchester' },
  { key: 'zoom', name: 'Online (Zoom)', region: 'online' },
  { key: 'canalHall', name: 'Canalside Hall (demo)', region: 'birmingham' },
  { key: 'spireRooms', name: 'Spire Rooms (demo)', region: 'coventry' },
  { key: 'wrekinBarn', name: 'Wrekin Barn (demo)', region: 'shropshire' },
  { key: 'millRooms', name: 'Mill Rooms (demo)', region: 'kirklees' },
  { key: 'arcade', name: 'The Arcade (demo)', region: 'bolton' },
  { key: 'moorLibrary', name: 'Moor End Library (demo)', region: 'northCalderdale' },
  { key: 'pieceRoom', name: 'Cloth Room (demo)', region: 'centralCalderdale' },
  { key: 'shipyard', name: 'Shipyard Commons (demo)', region: 'gdansk' },
  { key: 'lakeHouse', name: 'Lake House (demo)', region: 'voru' },
  { key: 'cloister', name: 'Cloister Rooms (demo)', region: 'reggioEmilia' },
] as const;
