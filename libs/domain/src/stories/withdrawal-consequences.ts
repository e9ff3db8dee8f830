import { addDays, type LocalDate } from '../shared';
import type { DisclosureScope, OutputAudience, WithdrawalTaskKind } from './use-vocabulary';
import type { AssetPurpose, ConsentScope } from './vocabulary';

/** Where an output reaches people: what decides the scope that it needs. */
export interface OutputReach {
  readonly audience: OutputAudience;
  readonly url: string | null;
  readonly isPrinted: boolean;
}

type Channel = 'internal' | 'funder' | 'web' | 'print' | 'shown';

const channelsOf = ({ audience, url, isPrinted }: OutputReach): readonly Channel[] => {
  if (audience !== 'public') return [audience];
  if (url === null && !isPrinted) return ['shown'];
  return [...(url === null ? [] : (['web'] as const)), ...(isPrinted ? (['print'] as const) : [])];
};

const ANY_PUBLICATION = ['publish_web', 'publish_social', 'publish_print'] as const satisfies ConsentScope[];
const COVERED_BY = {
  internal: ['curate'],
  funder: ['share_funder', ...ANY_PUBLICATION],
  web: ['publish_web'],
  print: ['publish_print'],
  shown: ANY_PUBLICATION,
} as const satisfies Record<Channel, readonly ConsentScope[]>;

const channelIsCovered = (channel: Channel, cited: 'story' | 'quote', scopes: readonly ConsentScope[]): boolean =>
  (COVERED_BY[channel] as readonly ConsentScope[]).some((scope) => scopes.includes(scope)) ||
  (cited === 'quote' && channel !== 'internal' && scopes.includes('quote_only'));

/** Whether an output may cite a story, or a quote of it, with these scopes (B3.20). The database says the same in covers_citation(). */
export const isCovered = (output: OutputReach, cited: 'story' | 'quote', scopes: readonly ConsentScope[]): boolean =>
  channelsOf(output).every((channel) => channelIsCovered(channel, cited, scopes));

/** Everything that uses a story at one moment. `by`: who put it there, and so is the first to be asked to undo it. */
export interface StoryUses {
  readonly wasPublished: boolean;
  readonly assets: readonly {
    readonly id: string;
    readonly purpose: AssetPurpose;
    readonly hasUrl: boolean;
    readonly by: string | null;
  }[];
  readonly ownAddressBy: string | null;
  /** It was published at an address that none of its assets has. */
  readonly hasOwnAddress: boolean;
  readonly citations: readonly (OutputReach & {
    readonly id: string;
    readonly cited: 'story' | 'quote';
    readonly isPublished: boolean;
    readonly by: string | null;
  })[];
  readonly disclosures: readonly { readonly id: string; readonly scope: DisclosureScope; readonly by: string | null }[];
}

/** What somebody took back. */
export interface TakenBack {
  /** Null for the storyteller. */
  readonly contributorId: string | null;
  /** Everything, which is what taking back record_hold means. */
  readonly extent: 'whole' | 'scopes';
  readonly before: readonly ConsentScope[];
  readonly after: readonly ConsentScope[];
}

export interface TaskToDo {
  readonly kind: WithdrawalTaskKind;
  readonly citationId: string | null;
  readonly disclosureId: string | null;
  readonly assetId: string | null;
  readonly contributorId: string | null;
  readonly dueOn: LocalDate;
  readonly firstAsked: string | null;
}

/** What the system undoes by itself, and what it cannot. */
export interface WithdrawalConsequences {
  readonly assetIds: readonly string[];
  readonly citationIds: readonly string[];
  readonly undoesCuration: boolean;
  readonly undoesQuotes: boolean;
  readonly tasks: readonly TaskToDo[];
}

/** Working days until a task has to be done: one for what others can read (domain B2), five for what the charity itself keeps. */
const WORKING_DAYS = {
  takeDownPublished: 1,
  askRecipient: 1,
  redactOutput: 1,
  askPrinter: 1,
  eraseMedia: 5,
  cutContributor: 5,
} as const satisfies Record<WithdrawalTaskKind, number>;

const isWeekend = (day: LocalDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The day that is so many working days after another: Monday to Friday, but for holidays. */
export const addWorkingDays = (
  from: LocalDate,
  days: number,
  isHoliday: (day: LocalDate) => boolean = () => false,
): LocalDate => {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day) && !isHoliday(day)) left -= 1;
  }
  return day;
};

const NOTHING_NAMED = { citationId: null, disclosureId: null, assetId: null, contributorId: null };

/**
 * What follows when somebody takes consent back: as a whole, whatever used the story; else what rested on the scopes that are gone. What is
 * not yet out is undone by the system; what others have becomes somebody's task, for print and copies cannot be recalled.
 */
export const withdrawalConsequences = (
  { contributorId, extent, before, after }: TakenBack,
  uses: StoryUses,
  days: { readonly today: LocalDate; readonly isHoliday?: (day: LocalDate) => boolean },
): WithdrawalConsequences => {
  const isAll = extent === 'whole' && contributorId === null;
  const isGone = (holds: (scopes: readonly ConsentScope[]) => boolean): boolean =>
    isAll || (holds(before) && !holds(after));
  const task = (kind: WithdrawalTaskKind, firstAsked: string | null, named: Partial<TaskToDo> = {}): TaskToDo => ({
    ...NOTHING_NAMED,
    ...named,
    kind,
    firstAsked,
    dueOn: addWorkingDays(days.today, WORKING_DAYS[kind], days.isHoliday),
  });

  const offTheWeb = isGone((scopes) => scopes.includes('publish_web'));
  const down = uses.assets.filter(({ purpose }) => (purpose === 'publication' ? offTheWeb : isAll));
  const fallen = uses.citations
    .map((citation) => ({
      ...citation,
      channels: channelsOf(citation).filter((channel) =>
        isGone((scopes) => channelIsCovered(channel, citation.cited, scopes)),
      ),
    }))
    .filter(({ channels }) => channels.length > 0);

  return {
    assetIds: down.map(({ id }) => id),
    citationIds: fallen.filter(({ isPublished }) => !isPublished).map(({ id }) => id),
    undoesCuration: isGone((scopes) => scopes.includes('curate')),
    undoesQuotes: isGone((scopes) => scopes.includes('curate') || scopes.includes('quote_only')),
    tasks: [
      ...down
        .filter(({ purpose, hasUrl }) => purpose === 'source' || (uses.wasPublished && hasUrl))
        .map(({ id, purpose, by }) =>
          task(purpose === 'source' ? 'eraseMedia' : 'takeDownPublished', by, { assetId: id }),
        ),
      ...(offTheWeb && uses.hasOwnAddress ? [task('takeDownPublished', uses.ownAddressBy)] : []),
      ...fallen
        .filter(({ isPublished }) => isPublished)
        .flatMap(({ id, by, channels }) => [
          ...(channels.some((channel) => channel !== 'print') ? [task('redactOutput', by, { citationId: id })] : []),
          ...(channels.includes('print') ? [task('askPrinter', by, { citationId: id })] : []),
        ]),
      ...uses.disclosures
        .filter(({ scope }) => isGone((scopes) => scopes.includes(scope)))
        .map(({ id, scope, by }) =>
          task(scope === 'publish_print' ? 'askPrinter' : 'askRecipient', by, { disclosureId: id }),
        ),
      ...(extent === 'whole' && contributorId !== null ? [task('cutContributor', null, { contributorId })] : []),
    ],
  };
};
