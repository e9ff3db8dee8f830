/** Whose stories the programme that is under way seeks, in its second year. */
export const COMMUNITIES: readonly { readonly key: string; readonly name: string }[] = [
  { key: 'carers', name: 'Young carers' },
  { key: 'arrived', name: 'People who came as refugees' },
  { key: 'retired', name: 'People over 70 who live alone' },
];

/** How many from each are sought in each region of its strand; none from a community that is left out. */
export const COVERAGE: readonly (readonly [region: string, community: string, target: number])[] = [
  ['birmingham', 'carers', 5],
  ['birmingham', 'arrived', 6],
  ['birmingham', 'retired', 3],
  ['coventry', 'carers', 2],
  ['coventry', 'arrived', 4],
  ['sandwell', 'carers', 4],
  ['sandwell', 'retired', 3],
  ['shropshire', 'retired', 3],
];

/** Of which community the storytellers of the strand say they are, in turn; most do not say. */
export const SAID: readonly (string | null)[] = ['carers', null, 'arrived', null, 'carers', 'retired', null];
