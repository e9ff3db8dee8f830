import { type Id } from '@throughline/domain/shared';
import { story, type ConsentWrite, type Story, type StoryWrite } from '@throughline/domain/stories';
import { type Api } from '../platform/api';
import { Problem, problemOf } from '../platform/problem';

/** Parts of the form, under which the server's errors are put. */
export type LogPart = 'story' | 'consent' | 'attestsConsent';

/** Everything that is sent of one story. `attach` keeps what shows the consent; the same again is harmless. */
export interface StoryToLog {
  readonly story: StoryWrite;
  readonly consent: ConsentWrite;
  readonly handsIn: boolean;
  readonly attach?: (consentId: Id) => Promise<unknown>;
}

/**
 * Logs one story: the story, then what its storyteller agreed to, then handing it in. Each can be sent again as often as it takes: the
 * ids are chosen here and stay, so an answer that got lost on its way makes nothing twice, and what was corrected between two attempts
 * is corrected on the server too.
 */
export class StoryLog {
  private saved: { readonly sent: string; readonly version: number } | null = null;
  private consent: { readonly id: Id; readonly sent: string } | null = null;

  constructor(
    private readonly api: Pick<Api, 'send' | 'get'>,
    private readonly newId: () => Id,
    readonly storyId: Id = newId(),
  ) {}

  /** Whether the story itself is with the server. */
  get isLogged(): boolean {
    return this.saved !== null;
  }

  /** @throws Problem whose errors begin with the part of the form that they are about */
  async send(write: StoryToLog): Promise<Story> {
    await within('story', () => this.sendStory(write.story));
    const recorded = await within('consent', () => this.sendConsent(write.consent));
    const consentId = this.consent?.id;
    if (consentId) await within('consent', async () => write.attach?.(consentId));
    if (!write.handsIn) return recorded;
    const body = { to: 'submitted', attestsConsent: true };
    return within('attestsConsent', () =>
      this.api.send('POST', `/stories/${this.storyId}/moves`, { body, schema: story }),
    );
  }

  private async sendStory(body: StoryWrite): Promise<void> {
    const sent = JSON.stringify(body);
    if (this.saved?.sent === sent) return;
    const version = this.saved?.version;
    try {
      this.saved = { sent, version: await this.put(body, version) };
    } catch (error) {
      // The first attempt arrived and its answer did not; what was typed has changed since. Nobody else knows this id.
      const isOurs = ['request.alreadyExists', 'request.stale'].includes(problemOf(error).code);
      if (!isOurs) throw error;
      const stored = await this.api.get(`/stories/${this.storyId}`, story);
      this.saved = { sent, version: await this.put(body, stored.version) };
    }
  }

  private async put(body: StoryWrite, ifMatch?: number): Promise<number> {
    const saved = await this.api.send('PUT', `/stories/${this.storyId}`, {
      body,
      schema: story,
      ...(ifMatch !== undefined && { ifMatch }),
    });
    return saved.version;
  }

  /** Decisions are never edited: one that was changed between two attempts is a new one. */
  private async sendConsent(body: ConsentWrite): Promise<Story> {
    const sent = JSON.stringify(body);
    if (this.consent?.sent !== sent) this.consent = { id: this.newId(), sent };
    const answer = await this.api.send('PUT', `/stories/${this.storyId}/consents/${this.consent.id}`, {
      body,
      schema: story,
    });
    if (this.saved) this.saved = { ...this.saved, version: answer.version };
    return answer;
  }
}

const within = async <Answer>(part: LogPart, action: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await action();
  } catch (error) {
    const problem = problemOf(error);
    throw new Problem(
      {
        code: problem.code,
        title: problem.title,
        status: problem.status,
        params: problem.params,
        errors: problem.errors.map(({ path, message }) => ({ path: `${part}.${path}`, message })),
        ...(problem.requestId !== null && { requestId: problem.requestId }),
      },
      { cause: problem },
    );
  }
};
