import {
  type DisclosedPart,
  type OutputAudience,
  type OutputKind,
  type StoryUse,
  type WithdrawalTask,
  type WithdrawalTaskKind,
} from '@throughline/domain/stories';
import { writeDate } from '../platform/format';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const OUTPUT_KIND_WORDS: Words<OutputKind> = {
  insightBriefing: $localize`Insight briefing`,
  featureArticle: $localize`Feature article`,
  insightReport: $localize`Insight report`,
  film: $localize`Film`,
  playlist: $localize`Playlist`,
  other: $localize`Something else`,
};

export const AUDIENCE_WORDS: Words<OutputAudience> = {
  internal: $localize`for those who work here`,
  funder: $localize`for funders`,
  public: $localize`public`,
};

export const DISCLOSED_WORDS: Words<DisclosedPart> = {
  story: $localize`The story`,
  quote: $localize`A quote`,
  media: $localize`A recording or picture`,
};

/** What has to be done, in one sentence that begins with a verb. */
export const taskSentence = ({ kind, about, textVersion, disclosedOn }: WithdrawalTask): string => {
  const name = about ?? '';
  const given = disclosedOn === null ? '' : writeDate(disclosedOn);
  switch (kind) {
    case 'takeDownPublished':
      return $localize`Make sure that the page is gone from the website`;
    case 'askRecipient':
      return $localize`Ask ${name}:recipient: to delete version ${String(textVersion)}:version:, sent ${given}:day:`;
    case 'askPrinter':
      return disclosedOn === null
        ? $localize`Ask the printer to leave it out of “${name}:output:”: what is printed stays`
        : $localize`Ask ${name}:recipient: to print no more of version ${String(textVersion)}:version:, sent ${given}:day:`;
    case 'redactOutput':
      return $localize`Take it out of “${name}:output:”`;
    case 'eraseMedia':
      return $localize`Erase the recording wherever it is kept`;
    case 'cutContributor':
      return $localize`Cut out the part of somebody who took their consent back`;
  }
};

const countOf = (kind: WithdrawalTaskKind, count: number): string => {
  switch (kind) {
    case 'takeDownPublished':
      return count === 1 ? $localize`1 page to take down` : $localize`${String(count)}:count: pages to take down`;
    case 'askRecipient':
      return count === 1 ? $localize`1 recipient to ask` : $localize`${String(count)}:count: recipients to ask`;
    case 'askPrinter':
      return count === 1 ? $localize`1 printer to ask` : $localize`${String(count)}:count: printers to ask`;
    case 'redactOutput':
      return count === 1
        ? $localize`1 publication to take it out of`
        : $localize`${String(count)}:count: publications to take it out of`;
    case 'eraseMedia':
      return count === 1 ? $localize`1 recording to erase` : $localize`${String(count)}:count: recordings to erase`;
    case 'cutContributor':
      return $localize`1 part to cut out`;
  }
};

/** "1 page to take down, 2 recipients to ask"; empty when nobody has to do anything. */
export const askedList = (asked: StoryUse['wouldAsk']): string =>
  asked.map(({ kind, count }) => countOf(kind, count)).join(', ');
