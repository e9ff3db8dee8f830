import { type STORIES_PROBLEMS } from '@throughline/domain/stories';
import { writeDate } from '../platform/format';
import { type ProblemTexts } from '../platform/problem-text';

/** Each says what to do next. */
export const STORIES_PROBLEM_TEXTS: ProblemTexts<keyof typeof STORIES_PROBLEMS> = {
  'story.transition': () =>
    $localize`The story has moved on meanwhile, and this no longer fits. Reload the page to see how it stands.`,
  'story.holdConsentMissing': () =>
    $localize`The storyteller has not agreed that the recording is kept. Ask them and record what they say; if it is no, delete the recording.`,
  'story.attestationMissing': () =>
    $localize`Say that you hold the consent of everybody in the story, then hand it in. Without it, ask them first.`,
  'story.ownReview': () =>
    $localize`You gathered or logged this story yourself, so somebody else has to approve it and review it. Ask a colleague.`,
  'story.finalNotSeen': () =>
    $localize`Show the storyteller the final version, or ask whether they want to see it. Then approve it.`,
  'story.practice': () => $localize`A practice story is not published. If it is a real one, correct that first.`,
  'story.under18': () =>
    $localize`The storyteller is under 18, so the safeguarding lead decides about publishing. Speak with them first.`,
  'story.held': () =>
    $localize`Somebody raised a concern, and the safeguarding lead has not let go of it yet. Speak with them.`,
  'story.guardianMissing': () =>
    $localize`A parent or guardian has to agree for somebody under 16, and to know for somebody of 16 or 17. Record a decision with what they said.`,
  'story.textNotAgreed': () =>
    $localize`The storyteller has not agreed to the text as it stands. Show it to them, and record that they agree.`,
  'story.adult': () => $localize`Nobody in this story is under 18, so there is nothing to approve.`,
  'story.communityUnknown': () => $localize`The programme does not have this group. Choose another one, or none.`,
  'contributor.decided': () =>
    $localize`They have decided something already, and that is kept. Say that they can no longer be recognised instead.`,
  'asset.fileAndAddress': () =>
    $localize`It is kept here, or it is a link to where it is published: not both. Take one of them away, or add the other one beside it.`,
  'asset.nothingToAnonymise': () =>
    $localize`There is neither a file nor a link yet. Send the file or add the link, look at it or listen to it, and say then that name, face and voice are out of it.`,
  'asset.fileKind': () =>
    $localize`This file is of another kind than what it was added as. Add it beside it, as something of its own.`,
  'concern.transition': () =>
    $localize`The concern has moved on meanwhile, and this no longer fits. Reload the page to see how it stands.`,
  'consent.guardianMissing': () =>
    $localize`The storyteller is under 16: write down which parent or guardian agreed for them.`,
  'consent.textUnknown': () =>
    $localize`The text has changed meanwhile. Reload the page and show them the version that is there now.`,
  'consent.contributorUnknown': () => $localize`This person is not in the story any more. Reload the page.`,
  'story.publishConsentMissing': () =>
    $localize`Somebody in it has not agreed to the website, or no longer does. Ask them, and record what they say.`,
  'story.anonymisedAssetMissing': () =>
    $localize`They do not want to be named. Take name, face and voice out of what is published, and confirm that you did.`,
  'story.regionOutside': () =>
    $localize`The strand does not work in this region. Choose another region, or ask a manager to add this one.`,
  'story.outsideStrand': ({ from, until }) =>
    typeof from === 'string' && typeof until === 'string'
      ? $localize`The strand runs from ${writeDate(from)}:from: to ${writeDate(until)}:until:. Correct the day of the recording, or choose the strand that it belongs to.`
      : $localize`The day of the recording lies outside the dates of the strand. Correct it, or choose another strand.`,
  'story.inFuture': () => $localize`The day of the recording is still to come. Correct it.`,
  'story.gathererUnknown': () =>
    $localize`Whoever you chose does not gather stories in this strand. Choose somebody else, or enrol them first.`,
  'story.withdrawn': () =>
    $localize`The storyteller has withdrawn this story. Nothing more is done with it; delete what you have of it.`,
  'consent.nothingToRenew': () =>
    $localize`Nothing that they agreed to stands any more. Ask everything anew and record what they say.`,
  'consent.renewInFull': () =>
    $localize`For somebody under 18 a parent or guardian has to be asked as well. Record a decision with all of it.`,
  'evidence.ofOther': () =>
    $localize`Nothing is asked to show that they took something back. Add it to the decision in which they agreed.`,
  'evidence.kept': () => $localize`It shows that somebody decided, so it is kept.`,
  'informationSheet.exists': () =>
    $localize`There is a sheet of this version in this language already. Give the new one a new version.`,
  'consent.givenInFuture': () => $localize`The day on which they agreed is still to come. Correct it.`,
  'consent.expiresTooEarly': () => $localize`The consent would end before it begins. Choose a later day for its end.`,
  'consent.nothingToWithdraw': () =>
    $localize`This was not agreed to, so there is nothing to take back. Reload the page to see what they agreed to.`,
  'review.tooEarly': () => $localize`The story has not been handed in yet. Review it once it has.`,
  'review.exists': () => $localize`You have reviewed this story already. Reload the page, and change that review.`,
  'review.missing': () => $localize`Save your review first. Then mark the words that carry it.`,
  'review.themeUnknown': () => $localize`One of the themes is not there any more. Reload the page and choose again.`,
  'quote.notInText': () => $localize`These words do not stand there any more. Reload the page and mark them again.`,
  'theme.exists': () => $localize`There is such a theme already. Choose it from the list.`,
  'output.notCovered': () =>
    $localize`They did not agree to this audience. Ask them and record a new consent, or choose another story.`,
  'output.otherProgramme': () => $localize`Choose a story of the programme that the output belongs to.`,
  'output.quoteUnknown': () => $localize`The quote is gone, or of another story. Choose another one.`,
  'output.cited': () => $localize`It is in the list already. Nothing has to be done.`,
  'output.cites': () => $localize`Take the stories out of it first. Then remove it.`,
  'output.publishedInFuture': () => $localize`Leave the day empty until it is published.`,
  'disclosure.notAgreed': () =>
    $localize`On that day nobody had agreed to this, or no longer. Check the day and what they agreed to. If it was given away all the same, tell your manager at once.`,
  'disclosure.inFuture': () => $localize`Choose the day on which it was given away: today or earlier.`,
  'withdrawalTask.owner': () => $localize`Choose somebody who works in this programme.`,
  'withdrawalTask.openAlready': () => $localize`The same is asked for again further up. Do that one.`,
  'withdrawalLink.unknown': () => $localize`Ask whoever gave you the link for another one.`,
  'erasure.notWithdrawn': () => $localize`Withdraw the story first. Only then can it be erased.`,
  'erasure.tasksOpen': () =>
    $localize`Do what is still open in the list first: once the story is erased, nobody knows where to look.`,
  'collection.nameTaken': () => $localize`The programme has a collection of this name already. Choose another name.`,
  'collection.otherProgramme': () =>
    $localize`A collection holds stories of its own programme. Choose stories of that programme alone.`,
  'collection.archived': () => $localize`The collection was archived meanwhile. Choose another one.`,
  'theme.nameTaken': () => $localize`There is a theme of this name already. Choose another name.`,
  'theme.mergedIntoItself': () => $localize`Choose another theme to merge it into.`,
  'theme.mergeUnknown': () =>
    $localize`The theme that you chose is not there any more. Reload the page and choose another one.`,
  'theme.tooManyNames': () =>
    $localize`Together they would have more than 20 names. Take some of the other names away, and merge them then.`,
  'theme.archived': () => $localize`The theme was archived meanwhile. Choose another one.`,
};
