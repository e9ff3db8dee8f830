import { inject, provideEnvironmentInitializer, Service, type EnvironmentProviders } from '@angular/core';
import { type SHARED_PROBLEMS } from '@throughline/domain/shared';
import { FILE_GONE, OFFLINE, UNREADABLE, type Problem } from './problem';

/** Sentences by code. Each says what to do next; a room keeps its own beside it, in `<room>-problem-texts.ts`. */
export type ProblemTexts<Code extends string = string> = Readonly<Record<Code, (params: Problem['params']) => string>>;

const SHARED_TEXTS: ProblemTexts<keyof typeof SHARED_PROBLEMS | typeof FILE_GONE | typeof OFFLINE | typeof UNREADABLE> =
  {
    'request.invalid': () =>
      $localize`Something that was filled in cannot be taken as it is. Look at the fields that are marked.`,
    'request.notFound': () =>
      $localize`This does not exist, or is not something that you can see. Go back and choose again.`,
    'request.tooLarge': () => $localize`That is more than can be sent at once. Send it in smaller parts.`,
    'request.forbidden': () => $localize`Your role does not allow this. Ask an administrator if it should.`,
    'request.crossSite': () => $localize`The request did not come from this page. Reload the page and try again.`,
    'request.stale': () =>
      $localize`Somebody else changed this while you had it open. Look at what changed, then save again.`,
    'request.alreadyExists': () => $localize`This was saved before with other content. Reload the page to see it.`,
    'request.reference': () => $localize`Something that you chose no longer exists. Reload the page and choose again.`,
    'request.duplicate': () =>
      $localize`There is one like this already. Use that one, or change what makes them the same.`,
    'file.tooLarge': ({ mostBytes }) =>
      typeof mostBytes === 'number'
        ? $localize`That file is larger than ${Math.floor(mostBytes / 1_000_000)}:size: MB. Choose a smaller one, or take a new photo.`
        : $localize`That file is too large. Choose a smaller one, or take a new photo.`,
    'file.type': () => $localize`A file of this type cannot be kept. Choose a photo (JPEG, PNG or WebP) or a PDF.`,
    'media.type': ({ found }) =>
      found === 'image/heic'
        ? $localize`Photos in the HEIC format cannot be kept. On an iPhone, choose Settings, Camera, Formats, Most Compatible, or share the photo as JPEG.`
        : $localize`The content of this file is not of a type that is kept here. Choose a recording (MP3, M4A, WAV, Ogg, Opus, WebM or FLAC, without video), a picture (JPEG, PNG or WebP) or a PDF.`,
    'media.tooLarge': ({ mostBytes }) =>
      typeof mostBytes === 'number' && mostBytes >= 1_000_000
        ? $localize`That file is larger than ${Math.floor(mostBytes / 1_000_000)}:size: MB. Choose a smaller one.`
        : $localize`That file is too large. Choose a smaller one.`,
    'media.offset': () =>
      $localize`This file is being sent from another place as well. Try again to go on from where it stands.`,
    'media.incomplete': () => $localize`Part of the file is still missing. Try again to send the rest.`,
    'media.broken': () => $localize`This picture is broken and cannot be read. Take it again, or choose another one.`,
    'media.pixels': ({ mostPixels }) =>
      typeof mostPixels === 'number'
        ? $localize`This picture has more than ${Math.floor(mostPixels / 1_000_000)}:count: million pixels. Choose a smaller version of it.`
        : $localize`This picture has too many pixels. Choose a smaller version of it.`,
    'media.range': () => $localize`That part of the file does not exist. Reload the page and open it again.`,
    'media.noRoom': () =>
      $localize`There is no room left on the server to keep files. Nothing was lost: tell an administrator, then try again.`,
    'server.failed': () => $localize`Something went wrong on our side. Nothing was changed. Try again in a moment.`,
    'server.unavailable': () => $localize`The service is away for a moment. Nothing was lost: try again shortly.`,
    [FILE_GONE]: () =>
      $localize`The file cannot be read on this device any more. It may have been moved or changed: choose it again.`,
    [OFFLINE]: () => $localize`The server cannot be reached. Check your connection, then try again.`,
    [UNREADABLE]: () =>
      $localize`The answer could not be read. Reload the page; if it happens again, tell an administrator.`,
  };

/** Turns a problem into one sentence. A code that nobody has words for is told by its title and the id of the request. */
@Service()
export class ProblemText {
  private readonly texts = new Map<string, ProblemTexts[string]>(Object.entries(SHARED_TEXTS));

  register(texts: ProblemTexts): void {
    for (const [code, text] of Object.entries(texts)) this.texts.set(code, text);
  }

  of(problem: Problem): string {
    const text = this.texts.get(problem.code);
    if (text) return text(problem.params);
    return problem.requestId === null
      ? problem.title
      : $localize`${problem.title}:title: (reference ${problem.requestId}:requestId:)`;
  }
}

/** For the `providers` of a room's routes: its sentences arrive with the room. */
export const provideProblemTexts = (texts: ProblemTexts): EnvironmentProviders =>
  provideEnvironmentInitializer(() => inject(ProblemText).register(texts));
