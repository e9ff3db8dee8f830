import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { themeDetails, themeUsage, themeUsageList, type ThemeUsage } from '@throughline/domain/stories';
import { Confirm, EmptyState, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { writeNumber } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { namesOf } from './curated-draft';
import { StoriesNav } from './stories-nav';

/** What stories are about, in words that all programmes share; and how many have each. */
@Component({
  selector: 'tl-themes-page',
  imports: [EmptyState, PageHeader, ResourceState, RouterLink, StoriesNav],
  templateUrl: './themes-page.html',
  styles: `
    form {
      display: grid;
      gap: var(--tl-space-3);
    }

    label {
      display: grid;
      gap: var(--tl-space-1);
      font-size: var(--tl-text-small);
    }
  `,
})
export class ThemesPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly signedIn = inject(SignedIn);

  protected readonly themes = apiResource(themeUsageList, () => '/themes/usage');
  protected readonly items = computed(() => (this.themes.hasValue() ? this.themes.value().items : []));
  protected readonly mayCurate = computed(() => this.signedIn.may('theme.curate'));
  protected readonly edited = signal<string | null>(null);
  /** The one that is to be merged into another one. */
  protected readonly merged = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected async save(theme: ThemeUsage, typed: { readonly name: string; readonly aliases: string }): Promise<void> {
    const write = { name: typed.name, aliases: namesOf(typed.aliases), isArchived: theme.isArchived };
    if (await this.send(theme, write)) this.notice.say($localize`The theme was saved.`);
  }

  protected async archive(theme: ThemeUsage): Promise<void> {
    const { name, aliases, isArchived } = theme;
    if (!(await this.send(theme, { name, aliases, isArchived: !isArchived }))) return;
    this.notice.say(isArchived ? $localize`The theme is back.` : $localize`The theme was archived.`);
  }

  /** Those that another one can be merged into. */
  protected othersThan(theme: ThemeUsage): readonly ThemeUsage[] {
    return this.items().filter(({ id, isArchived }) => id !== theme.id && !isArchived);
  }

  protected async merge(theme: ThemeUsage, intoId: string): Promise<void> {
    const into = this.items().find(({ id }) => id === intoId);
    this.problem.set(into ? null : $localize`Choose the theme that stays.`);
    if (!into || this.isSending()) return;
    const isSure = await this.confirm.ask({
      headline: $localize`Merge ${theme.name}:theme: into ${into.name}:other theme:?`,
      text: mergeText(theme, into),
      yes: $localize`Merge the themes`,
      isDangerous: true,
    });
    if (!isSure) return;
    this.isSending.set(true);
    try {
      await this.api.send('POST', `/themes/${theme.id}/merge`, { body: { intoId }, schema: themeUsage });
      this.merged.set(null);
      this.notice.say($localize`The themes were merged.`);
    } catch (error) {
      const problem = problemOf(error);
      const isGone = problem.code === 'request.notFound';
      this.problem.set(isGone ? $localize`Somebody has merged this theme already.` : this.texts.of(problem));
    } finally {
      this.isSending.set(false);
      this.themes.reload();
    }
  }

  private async send(theme: ThemeUsage, write: object): Promise<boolean> {
    const body = themeDetails.safeParse(write);
    this.problem.set(body.success ? null : $localize`Give the theme a name.`);
    if (!body.success) return false;
    this.isSending.set(true);
    try {
      const options = { body: body.data, schema: themeUsage, ifMatch: theme.version };
      await this.api.send('PUT', `/themes/${theme.id}/details`, options);
      this.edited.set(null);
      this.themes.reload();
      return true;
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isSending.set(false);
    }
  }
}

/** The stories are those that the reader may read; there can be others, which are told by nobody. */
const mergeText = ({ name, stories }: ThemeUsage, into: ThemeUsage): string => {
  const after = $localize`${name}:theme: is then found as another name of ${into.name}:other theme:, and can be chosen no more. This cannot be undone.`;
  const count =
    stories === 1
      ? $localize`1 story that you may read is about ${into.name}:other theme: afterwards, and so is any that you may not read.`
      : $localize`${writeNumber(stories)}:count: stories that you may read are about ${into.name}:other theme: afterwards, and so are any that you may not read.`;
  return `${count} ${after}`;
};
