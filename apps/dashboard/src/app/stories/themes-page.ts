import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { themeDetails, themeUsage, themeUsageList, type ThemeUsage } from '@throughline/domain/stories';
import { EmptyState, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
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
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly signedIn = inject(SignedIn);

  protected readonly themes = apiResource(themeUsageList, () => '/themes/usage');
  protected readonly items = computed(() => (this.themes.hasValue() ? this.themes.value().items : []));
  protected readonly mayCurate = computed(() => this.signedIn.may('theme.curate'));
  protected readonly edited = signal<string | null>(null);
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
