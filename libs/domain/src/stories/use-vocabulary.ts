/** What is made of stories (domain B1): a briefing, an article, a film. */
export const OUTPUT_KINDS = [
  'insightBriefing',
  'featureArticle',
  'insightReport',
  'film',
  'playlist',
  'other',
] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** Who an output is for. It decides which consent a story needs to be cited in it (B3.20). */
export const OUTPUT_AUDIENCES = ['internal', 'funder', 'public'] as const;
export type OutputAudience = (typeof OUTPUT_AUDIENCES)[number];

/** Scopes under which something of a story can be given to somebody. */
export const DISCLOSURE_SCOPES = [
  'share_partners',
  'share_funder',
  'publish_web',
  'publish_social',
  'publish_print',
  'use_in_training',
  'quote_only',
] as const;
export type DisclosureScope = (typeof DISCLOSURE_SCOPES)[number];

/** What of a story was given away. */
export const DISCLOSED_PARTS = ['story', 'quote', 'media'] as const;
export type DisclosedPart = (typeof DISCLOSED_PARTS)[number];

/** What a person has to do after a withdrawal, since no system can (domain B2). */
export const WITHDRAWAL_TASK_KINDS = [
  'takeDownPublished',
  'askRecipient',
  'redactOutput',
  'askPrinter',
  'eraseMedia',
  'cutContributor',
] as const;
export type WithdrawalTaskKind = (typeof WITHDRAWAL_TASK_KINDS)[number];
