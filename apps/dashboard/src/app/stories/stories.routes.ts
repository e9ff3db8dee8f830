import { type CanDeactivateFn, type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { STORIES_PROBLEM_TEXTS } from './stories-problem-texts';

/** A page on which something is typed that is nowhere else yet. */
interface Guarded {
  mayLeave(): Promise<boolean>;
}
const whenSaved: CanDeactivateFn<Guarded> = (page) => page.mayLeave();

const routes: Routes = [
  {
    path: '',
    canMatch: [whenMay('story.read')],
    providers: [provideProblemTexts(STORIES_PROBLEM_TEXTS)],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: $localize`Stories`,
        loadComponent: () => import('./stories-page').then((module) => module.StoriesPage),
      },
      {
        path: 'new',
        title: $localize`Log a story`,
        canMatch: [whenMay('story.write')],
        canDeactivate: [whenSaved],
        loadComponent: () => import('./log-story-page').then((module) => module.LogStoryPage),
      },
      {
        path: 'tasks',
        title: $localize`Promises to keep`,
        canMatch: [whenMay('withdrawalTask.read')],
        loadComponent: () => import('./withdrawal-tasks-page').then((module) => module.WithdrawalTasksPage),
      },
      {
        path: 'consents',
        title: $localize`Consents to see to`,
        canMatch: [whenMay('consent.record')],
        loadComponent: () => import('./attention-page').then((module) => module.AttentionPage),
      },
      {
        path: 'board',
        title: $localize`Board of stories`,
        loadComponent: () => import('./story-board-page').then((module) => module.StoryBoardPage),
      },
      {
        path: 'collections',
        title: $localize`Collections`,
        loadComponent: () => import('./collections-page').then((module) => module.CollectionsPage),
      },
      {
        path: 'collections/:collectionId',
        title: $localize`Collection`,
        loadComponent: () => import('./collection-page').then((module) => module.CollectionPage),
      },
      {
        path: 'themes',
        title: $localize`Themes`,
        loadComponent: () => import('./themes-page').then((module) => module.ThemesPage),
      },
      {
        path: 'outputs',
        title: $localize`Outputs`,
        canMatch: [whenMay('output.read')],
        loadComponent: () => import('./outputs-page').then((module) => module.OutputsPage),
      },
      {
        path: 'outputs/:outputId',
        title: $localize`Output`,
        canMatch: [whenMay('output.read')],
        loadComponent: () => import('./output-page').then((module) => module.OutputPage),
      },
      {
        path: 'disclosures',
        title: $localize`Disclosures`,
        canMatch: [whenMay('storyUse.read')],
        loadComponent: () => import('./disclosures-page').then((module) => module.DisclosuresPage),
      },
      {
        path: 'search',
        title: $localize`Search in stories`,
        loadComponent: () => import('./story-search-page').then((module) => module.StorySearchPage),
      },
      {
        path: ':storyId',
        title: $localize`Story`,
        loadComponent: () => import('./story-page').then((module) => module.StoryPage),
      },
      {
        path: ':storyId/text',
        title: $localize`Text and review`,
        canDeactivate: [whenSaved],
        loadComponent: () => import('./story-text-page').then((module) => module.StoryTextPage),
      },
      {
        path: ':storyId/files',
        title: $localize`People and files of a story`,
        canDeactivate: [whenSaved],
        loadComponent: () => import('./story-files-page').then((module) => module.StoryFilesPage),
      },
      {
        path: ':storyId/edit',
        title: $localize`Correct a story`,
        canDeactivate: [whenSaved],
        loadComponent: () => import('./edit-story-page').then((module) => module.EditStoryPage),
      },
      {
        path: ':storyId/use',
        title: $localize`Where a story is used`,
        canMatch: [whenMay('storyUse.read')],
        loadComponent: () => import('./story-use-page').then((module) => module.StoryUsePage),
      },
      {
        path: ':storyId/concern',
        title: $localize`Raise a concern`,
        canMatch: [whenMay('concern.raise')],
        canDeactivate: [whenSaved],
        loadComponent: () => import('./raise-concern-page').then((module) => module.RaiseConcernPage),
      },
      {
        path: ':storyId/consents',
        title: $localize`Consent of a story`,
        loadComponent: () => import('./story-consents-page').then((module) => module.StoryConsentsPage),
      },
      {
        path: ':storyId/consent',
        title: $localize`Record a decision`,
        canDeactivate: [whenSaved],
        loadComponent: () => import('./consent-page').then((module) => module.ConsentPage),
      },
    ],
  },
];
export default routes;
