import { MOST_MEDIA_BYTES, type MediaKind } from '@throughline/domain/shared';
import { type AssetPurpose, type ContributorRole } from '@throughline/domain/stories';
import { writeDecimal, writeNumber } from '../platform/format';

export const CONTRIBUTOR_WORDS: Readonly<Record<ContributorRole, string>> = {
  storyteller: $localize`Tells it too`,
  interviewer: $localize`Interviews`,
  thirdParty: $localize`Is named or seen in it`,
};

interface PurposeWords {
  readonly headline: string;
  /** In a form. */
  readonly question: string;
  readonly hint: string;
}

export const PURPOSE_WORDS: Readonly<Record<AssetPurpose, PurposeWords>> = {
  publication: {
    headline: $localize`To be published`,
    question: $localize`To be published`,
    hint: $localize`Whoever may read the story sees and hears it.`,
  },
  source: {
    headline: $localize`As it was recorded`,
    question: $localize`As it was recorded`,
    hint: $localize`For those who work with the story. Who opens it is written down.`,
  },
};

export const MEDIA_KIND_WORDS: Readonly<Record<MediaKind, string>> = {
  audio: $localize`recording`,
  image: $localize`picture`,
  document: $localize`document`,
};

/** "3.4 MB", "820 kB"; "0 kB" for nothing alone. */
export const writeSize = (bytes: number): string =>
  bytes >= 999_500
    ? $localize`${writeDecimal(bytes / 1_000_000)}:size: MB`
    : $localize`${writeNumber(bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1000)))}:size: kB`;

/** What is wrong with the size of a chosen file; null when nothing is. */
export const sizeProblem = ({ size }: Pick<File, 'size'>, kind: MediaKind): string | null => {
  if (size === 0) return $localize`There is nothing in this file. Choose another one.`;
  return size > MOST_MEDIA_BYTES[kind]
    ? $localize`This file is larger than ${writeSize(MOST_MEDIA_BYTES[kind])}:size:. Choose a smaller one.`
    : null;
};
