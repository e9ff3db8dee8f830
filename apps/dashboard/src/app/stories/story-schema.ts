import { schema, validate, validateStandardSchema } from '@angular/forms/signals';
import { localDate } from '@throughline/domain/shared';
import { consentWrite, storyWrite } from '@throughline/domain/stories';
import { today } from '../platform/format';
import { type ConsentDraft, endOf, scopesOf } from './consent-draft';
import { mediaOf, type StoryDraft } from './story-draft';

const isAfterToday = (date: string): boolean => localDate.safeParse(date).success && date > today();

/** What has to be right in a story before it is sent: the schemas of the domain, field by field. */
export const storySchema = schema<StoryDraft>((story) => {
  validateStandardSchema(story.strandId, storyWrite.shape.strandId);
  // Before there is a strand, there is no region to choose from.
  validate(story.regionId, (context) =>
    context.value() === '' && context.valueOf(story.strandId) !== ''
      ? { kind: 'region', message: $localize`Choose one.` }
      : null,
  );
  validateStandardSchema(story.language, storyWrite.shape.language);
  validateStandardSchema(story.conversationStarter, storyWrite.shape.conversationStarter);
  validateStandardSchema(story.recordedOn, storyWrite.shape.recordedOn);
  validateStandardSchema(story.storytellerPseudonym, storyWrite.shape.storytellerPseudonym);
  validateStandardSchema(story.summary, storyWrite.shape.summary);
  validate(story.contentWarning, ({ value }) =>
    value().length > 500 ? { kind: 'length', message: $localize`Say it in 500 characters at most.` } : null,
  );
  validate(story.technique, ({ value }) =>
    value() === '' ? { kind: 'technique', message: $localize`Choose how it was told.` } : null,
  );
  validate(story.media.video, (context) =>
    mediaOf(context.valueOf(story.media)).length === 0
      ? { kind: 'media', message: $localize`Choose at least one: video, audio, photo or text.` }
      : null,
  );
  validate(story.recordedOn, ({ value }) =>
    isAfterToday(value()) ? { kind: 'future', message: $localize`This day is still to come.` } : null,
  );
});

/** The same for what the storyteller agreed to. */
export const consentSchema = schema<ConsentDraft>((consent) => {
  validateStandardSchema(consent.informationSheetVersion, consentWrite.shape.informationSheetVersion);
  validateStandardSchema(consent.language, consentWrite.shape.language);
  validateStandardSchema(consent.words, consentWrite.shape.words);
  for (const field of [consent.guardianName, consent.guardianRelationship]) {
    validate(field, (context) =>
      context.valueOf(consent.guardianPart) !== '' && context.value().trim() === ''
        ? { kind: 'guardian', message: $localize`Say who it was.` }
        : null,
    );
  }
  validateStandardSchema(consent.givenOn, consentWrite.shape.givenOn);
  validate(consent.scopes.record_hold, (context) => {
    if (context.value() || context.valueOf(consent.decision) === 'refused') return null;
    return scopesOf(context.valueOf(consent.scopes)).length === 0
      ? {
          kind: 'scopes',
          message: $localize`Tick what they agreed to. If they did not agree to be recorded, keep nothing.`,
        }
      : { kind: 'scopes', message: $localize`Nothing can be used that may not be kept: ask whether you may keep it.` };
  });
  validate(consent.identityDisplay, (context) =>
    context.value() === '' && context.valueOf(consent.decision) === 'given'
      ? { kind: 'identity', message: $localize`Choose how they want to be named.` }
      : null,
  );
  validate(consent.method, ({ value }) =>
    value() === '' ? { kind: 'method', message: $localize`Choose how they said it.` } : null,
  );
  validate(consent.givenOn, ({ value }) =>
    isAfterToday(value()) ? { kind: 'future', message: $localize`This day is still to come.` } : null,
  );
  validate(consent.expiresOn, (context) => {
    const [end, day] = [context.valueOf(consent.end), endOf(context.valueOf(consent))];
    if (end !== 'onDay' || day === null || context.valueOf(consent.decision) === 'refused') return null;
    if (!localDate.safeParse(day).success) return { kind: 'end', message: $localize`Choose the day on which it ends.` };
    return day > context.valueOf(consent.givenOn)
      ? null
      : { kind: 'end', message: $localize`Choose a day after the one on which they agreed.` };
  });
});
