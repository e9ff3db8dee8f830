// The sentences of docs/architecture.md about who may import whom, as files. They are written into a throw-away workspace that has the
// real projects, tags and rules (fixture-workspace.mjs), so nothing here disturbs the lint of the real one.

const BOUNDARIES = '@nx/enforce-module-boundaries';

/** Files that nothing may complain about: without them, a checker that refuses everything would pass. */
export const ALLOWED = {
  'libs/domain/src/shared/index.ts': `export { shared } from './value';`,
  'libs/domain/src/shared/value.ts': `import { z } from 'zod';\nexport const shared = z.string();`,
  'libs/domain/src/training/index.ts': `export { wire } from './training-contract';\nexport { rule } from './rule';`,
  'libs/domain/src/training/training-contract.ts': `import { rule } from './rule';\nexport const wire = rule;`,
  'libs/domain/src/training/rule.ts': `import { shared } from '../shared';\nexport const rule = shared;`,
  'libs/domain/src/training/rule.spec.ts': `import { readFileSync } from 'node:fs';\nimport { wire } from './training-contract';\nexport const spec = [readFileSync, wire];`,

  'libs/ui/src/index.ts': `export { mark } from './mark/mark';`,
  'libs/ui/src/mark/mark.ts': `import { input } from '@angular/core';\nexport const mark = input;`,

  'apps/api/src/main.ts': `import { AppModule } from './app.module';\nexport const main = AppModule;`,
  'apps/api/src/app.module.ts': `import { TrainingModule } from './training/training.module';\nexport const AppModule = TrainingModule;`,
  'apps/api/src/platform/clock.ts': `export const clock = 1;`,
  'apps/api/src/testing/cast.ts': `import { StoryRow } from '../stories/story.row';\nexport const cast = StoryRow;`,
  'apps/api/src/training/training.module.ts': `import { StoriesModule } from '../stories/stories.module';\nimport { TrainingService } from './training.service';\nexport const TrainingModule = [StoriesModule, TrainingService];`,
  'apps/api/src/training/training.service.ts': `import { rule } from '@throughline/domain/training';\nimport { clock } from '../platform/clock';\nimport { StoriesService } from '../stories/stories.service';\nimport { storiesOf } from '../stories/stories.queries';\nexport const TrainingService = [rule, clock, StoriesService, storiesOf];`,
  'apps/api/src/training/training.spec.ts': `import { cast } from '../testing/cast';\nimport { AppModule } from '../app.module';\nexport const spec = [cast, AppModule];`,
  'apps/api/src/stories/stories.module.ts': `import { StoriesService } from './stories.service';\nimport { StoryRow } from './story.row';\nexport const StoriesModule = [StoriesService, StoryRow];`,
  'apps/api/src/stories/stories.service.ts': `import { repository } from './stories.repository';\nexport const StoriesService = repository;`,
  'apps/api/src/stories/stories.repository.ts': `import { StoryRow } from './story.row';\nexport const repository = StoryRow;`,
  'apps/api/src/stories/stories.queries.ts': `import { StoryRow } from './story.row';\nexport const storiesOf = StoryRow;`,
  'apps/api/src/stories/story.row.ts': `import { Entity } from 'typeorm';\nexport const StoryRow = Entity;`,

  'apps/dashboard/src/app/app.routes.ts': `import { shell } from './shell/shell';\nexport const routes = shell;`,
  'apps/dashboard/src/app/platform/http.ts': `import { HttpClient } from '@angular/common/http';\nexport const http = HttpClient;`,
  'apps/dashboard/src/app/shell/shell.ts': `import { routes } from '../training/training.routes';\nimport { http } from '../platform/http';\nexport const shell = [routes, http];`,
  'apps/dashboard/src/app/training/training.routes.ts': `export const routes = import('./register-page');`,
  'apps/dashboard/src/app/training/register-page.ts': `import { wire } from '@throughline/domain/training';\nimport { mark } from '@throughline/ui';\nimport { http } from '../platform/http';\nexport const RegisterPage = [wire, mark, http];`,
  'apps/dashboard/src/app/stories/stories.routes.ts': `export const routes = import('./stories-page');`,
  'apps/dashboard/src/app/stories/stories-page.ts': `import { routes } from '../training/training.routes';\nexport const StoriesPage = routes;`,
};

/** Each is one file with one import too many, the rule that must refuse it, and what the refusal must name. */
export const FORBIDDEN = [
  ...['@nestjs/common', '@angular/core', 'typeorm', 'pg', 'rxjs'].map((name) => ({
    sentence: `the domain does not import ${name}`,
    file: `libs/domain/src/training/bad-${name.replace(/\W/g, '')}.ts`,
    source: `import * as bad from '${name}';\nexport const it = bad;`,
    rules: [BOUNDARIES, 'domain-uses-only-its-own-packages'],
    names: name,
  })),
  {
    sentence: 'the domain takes no package without a decision',
    file: 'libs/domain/src/training/bad-package.ts',
    source: `import { v7 } from 'uuid';\nexport const it = v7;`,
    rules: ['domain-uses-only-its-own-packages'],
  },
  {
    sentence: 'the domain does not import Node',
    file: 'libs/domain/src/training/bad-node.ts',
    source: `import { randomUUID } from 'node:crypto';\nexport const it = randomUUID;`,
    rules: ['domain-uses-nothing-of-node'],
  },
  {
    sentence: 'the domain does not import the screens',
    file: 'libs/domain/src/training/bad-ui.ts',
    source: `import { mark } from '@throughline/ui';\nexport const it = mark;`,
    rules: [BOUNDARIES],
    names: 'scope:shared',
  },
  {
    sentence: 'a rule of the domain does not import a contract',
    file: 'libs/domain/src/training/bad-rule.ts',
    source: `import { wire } from './training-contract';\nexport const it = wire;`,
    rules: ['domain-rules-know-no-contract'],
  },
  {
    sentence: "the domain's shared folder does not import a room",
    file: 'libs/domain/src/shared/bad-shared.ts',
    source: `import { rule } from '../training/rule';\nexport const it = rule;`,
    rules: ['domain-shared-knows-no-room'],
  },
  {
    sentence: 'the domain does not import itself by its alias',
    file: 'libs/domain/src/stories/bad-alias.ts',
    source: `import { shared } from '@throughline/domain/shared';\nexport const it = shared;`,
    rules: [BOUNDARIES],
    names: 'relative imports',
  },
  {
    sentence: 'presentational components do not import the domain',
    // In a project of its own: beside "the domain does not import the screens" it would only be refused as half of a cycle.
    file: 'libs/second-ui/src/bad-domain.ts',
    beside: {
      'libs/second-ui/project.json': '{ "name": "second-ui", "tags": ["scope:dashboard", "type:ui"] }',
      'libs/second-ui/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
    },
    source: `import { rule } from '@throughline/domain/training';\nexport const it = rule;`,
    rules: [BOUNDARIES],
    names: 'type:ui',
  },
  {
    sentence: 'presentational components do not import HTTP',
    file: 'libs/ui/src/mark/bad-http.ts',
    source: `import { HttpClient } from '@angular/common/http';\nexport const it = HttpClient;`,
    rules: [BOUNDARIES],
    names: '@angular/common/http',
  },
  {
    sentence: 'the API does not import the screens',
    file: 'apps/api/src/platform/bad-ui.ts',
    source: `import { mark } from '@throughline/ui';\nexport const it = mark;`,
    rules: [BOUNDARIES],
    names: 'scope:api',
  },
  {
    sentence: 'the API does not import the dashboard',
    file: 'apps/api/src/platform/bad-dashboard.ts',
    source: `import { http } from '../../../dashboard/src/app/platform/http';\nexport const it = http;`,
    rules: [BOUNDARIES],
  },
  {
    sentence: 'the API does not import Angular',
    file: 'apps/api/src/platform/bad-angular.ts',
    source: `import { input } from '@angular/core';\nexport const it = input;`,
    rules: [BOUNDARIES],
    names: '@angular/core',
  },
  {
    sentence: 'the dashboard does not import the API',
    file: 'apps/dashboard/src/app/platform/bad-api.ts',
    source: `import { clock } from '../../../../api/src/platform/clock';\nexport const it = clock;`,
    rules: [BOUNDARIES],
  },
  {
    sentence: 'the dashboard does not import Nest',
    file: 'apps/dashboard/src/app/platform/bad-nest.ts',
    source: `import { Module } from '@nestjs/common';\nexport const it = Module;`,
    rules: [BOUNDARIES],
    names: '@nestjs/common',
  },
  {
    sentence: 'journeys drive the product from outside',
    file: 'apps/dashboard-e2e/src/bad-inside.ts',
    source: `import { mark } from '@throughline/ui';\nexport const it = mark;`,
    rules: [BOUNDARIES],
    names: 'type:e2e',
  },
  {
    sentence: 'a project without tags imports nothing',
    file: 'libs/untagged/src/bad-untagged.ts',
    beside: {
      'libs/untagged/project.json': '{ "name": "untagged" }',
      'libs/untagged/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
    },
    source: `import { rule } from '@throughline/domain/training';\nexport const it = rule;`,
    rules: [BOUNDARIES],
    names: 'without tags',
  },

  {
    sentence: 'a feature of the API does not reach into another',
    file: 'apps/api/src/training/bad-reach-in.ts',
    source: `import { repository } from '../stories/stories.repository';\nexport const it = repository;`,
    rules: ['api-features-meet-at-the-front-door'],
  },
  {
    sentence: 'nor only for a type',
    file: 'apps/api/src/training/bad-type.ts',
    source: `import type { repository } from '../stories/stories.repository';\nexport type It = typeof repository;`,
    rules: ['api-features-meet-at-the-front-door'],
  },
  {
    sentence: "a module of the API is another module's to import",
    file: 'apps/api/src/training/bad-module.ts',
    source: `import { StoriesModule } from '../stories/stories.module';\nexport const it = StoriesModule;`,
    rules: ['api-modules-are-wired-by-modules'],
  },
  {
    sentence: 'the platform of the API does not import a feature',
    file: 'apps/api/src/platform/bad-feature.ts',
    source: `import { StoriesService } from '../stories/stories.service';\nexport const it = StoriesService;`,
    rules: ['api-platform-knows-no-feature'],
  },
  {
    sentence: 'a feature of the API does not import what assembles it',
    file: 'apps/api/src/training/bad-centre.ts',
    source: `import { main } from '../main';\nexport const it = main;`,
    rules: ['api-features-do-not-know-the-centre'],
  },
  {
    sentence: 'a service does not see a row',
    file: 'apps/api/src/stories/bad-row.service.ts',
    source: `import { StoryRow } from './story.row';\nexport const it = StoryRow;`,
    rules: ['api-rows-stay-behind-their-repository'],
  },
  {
    sentence: 'what is shipped does not import what is written for specs',
    file: 'apps/api/src/stories/bad-testing.ts',
    source: `import { cast } from '../testing/cast';\nexport const it = cast;`,
    rules: ['production-code-imports-no-specs'],
  },

  {
    sentence: 'a feature of the dashboard does not import another',
    file: 'apps/dashboard/src/app/training/bad-feature.ts',
    source: `import { StoriesPage } from '../stories/stories-page';\nexport const it = StoriesPage;`,
    rules: ['dashboard-features-meet-by-their-routes'],
  },
  {
    sentence: 'a feature of the dashboard does not import the shell',
    file: 'apps/dashboard/src/app/training/bad-shell.ts',
    source: `import { shell } from '../shell/shell';\nexport const it = shell;`,
    rules: ['dashboard-features-meet-by-their-routes'],
  },
  {
    sentence: 'the shell imports nothing of a feature but its routes',
    file: 'apps/dashboard/src/app/shell/bad-page.ts',
    source: `import { StoriesPage } from '../stories/stories-page';\nexport const it = StoriesPage;`,
    rules: ['dashboard-shell-imports-routes-only'],
  },
  {
    sentence: 'the platform of the dashboard does not import a feature',
    file: 'apps/dashboard/src/app/platform/bad-feature.ts',
    source: `import { routes } from '../stories/stories.routes';\nexport const it = routes;`,
    rules: ['dashboard-platform-knows-no-feature'],
  },

  {
    sentence: 'nothing imports itself by a detour',
    file: 'apps/api/src/events/bad-cycle.ts',
    source: `import type { There } from './there';\nexport type Here = There | 1;`,
    beside: {
      'apps/api/src/events/there.ts': `import type { Here } from './bad-cycle';\nexport type There = Here | 2;`,
    },
    rules: ['no-cycles'],
  },
  {
    sentence: 'what is imported exists',
    file: 'apps/api/src/events/bad-nowhere.ts',
    source: `import { it as that } from './nowhere';\nexport const it = that;`,
    rules: ['imports-exist'],
  },
];
