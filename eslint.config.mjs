import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import typescript from 'typescript-eslint';

// Every rule here is an error, and `nx lint` runs with --max-warnings 0: a warning is a rule that nobody keeps.
// What may import what *inside* a project (features, cycles) is in .dependency-cruiser.cjs; what may import what *between* projects is here.

const ANGULAR = ['apps/dashboard/**', 'libs/ui/**'];
const within = (folders, pattern) => folders.map((folder) => folder.replace('**', `**/${pattern}`));

/** Turns a preset's warnings into errors. */
const asErrors = (configs) =>
  configs.map((config) => ({
    ...config,
    ...(config.rules && {
      rules: Object.fromEntries(
        Object.entries(config.rules).map(([name, setting]) => {
          const [level, ...options] = Array.isArray(setting) ? setting : [setting];
          return [name, level === 'warn' || level === 1 ? ['error', ...options] : setting];
        }),
      ),
    }),
  }));

export default typescript.config(
  {
    ignores: [
      '**/dist',
      '**/tmp',
      '**/data',
      '**/coverage',
      '**/.nx',
      '**/.angular',
      '**/test-results',
      '**/playwright-report',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  { plugins: { '@nx': nx } },

  {
    files: ['**/*.{ts,mjs,cjs,js}'],
    extends: [eslint.configs.recommended],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          // Jest's configurations share two files at the root.
          allow: ['../../jest.paths.cjs', '../../jest.angular.cjs'],
          depConstraints: [
            { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'scope:dashboard', onlyDependOnLibsWithTags: ['scope:dashboard', 'scope:shared'] },
            { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:tools', 'scope:shared'] },
            { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:domain', 'type:ui'] },
            { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:domain'] },
            { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:domain'] },
            {
              // Presentational: knows neither the domain nor HTTP.
              sourceTag: 'type:ui',
              onlyDependOnLibsWithTags: ['type:ui'],
              bannedExternalImports: ['@angular/common/http*', '@nestjs/*', 'typeorm', 'pg', 'zod'],
            },
            {
              // Plain TypeScript and zod. That it uses nothing of Node either is in .dependency-cruiser.cjs.
              sourceTag: 'type:domain',
              onlyDependOnLibsWithTags: ['type:domain'],
              bannedExternalImports: ['@nestjs/*', '@angular/*', 'typeorm', 'pg', 'rxjs', 'rxjs/*', 'express'],
            },
            {
              sourceTag: 'scope:api',
              onlyDependOnLibsWithTags: ['scope:shared'],
              bannedExternalImports: ['@angular/*'],
            },
            {
              sourceTag: 'scope:dashboard',
              onlyDependOnLibsWithTags: ['scope:dashboard', 'scope:shared'],
              bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'express'],
            },
          ],
        },
      ],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'An index names what it exports: no `export *`.' },
        {
          selector: 'TSEnumDeclaration',
          message: 'Vocabulary is an `as const` array, from which types and zod enums derive.',
        },
      ],
    },
  },

  {
    files: ['**/*.ts'],
    extends: [...asErrors(typescript.configs.strictTypeChecked), ...asErrors(typescript.configs.stylisticTypeChecked)],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Nest modules and Angular components can be classes with nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `app.close()` as the body of an afterAll, `void` effects as arrow bodies: shorter and no less clear.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Index signatures are read with brackets: TypeScript's noPropertyAccessFromIndexSignature demands what this rule would undo.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Interface or type, index signature or Record: both read well; making them agree would only be noise in the history.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // A type parameter used once often names what it stands for.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Nest and TypeORM declare their options as classes, and everyone passes object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // The guard against unchecked indexing is in the compiler; after a length check a `!` would be the only way, and that is banned too.
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },

  {
    files: ['**/*.spec.ts', '**/src/testing/**/*.ts'],
    rules: {
      // Specs read answers of unknown shape and say so by asserting on them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: within(ANGULAR, '*.ts'),
    extends: asErrors(angular.configs.tsRecommended),
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'tl', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'tl', style: 'camelCase' }],
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/prefer-output-readonly': 'error',
      '@angular-eslint/use-lifecycle-interface': 'error',
    },
  },
  {
    files: within(ANGULAR, '*.html'),
    extends: [...asErrors(angular.configs.templateRecommended), ...asErrors(angular.configs.templateAccessibility)],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/button-has-type': 'error',
      '@angular-eslint/template/no-positive-tabindex': 'error',
      '@angular-eslint/template/no-duplicate-attributes': 'error',
      // The content security policy refuses style attributes; `[style.width.%]` goes through the CSSOM, which it allows.
      '@angular-eslint/template/no-inline-styles': ['error', { allowBindToStyle: true, allowNgStyle: false }],
      // Text that people read is marked for translation where it stands. Ids are computed from the text.
      '@angular-eslint/template/i18n': [
        'error',
        {
          checkId: false,
          checkText: true,
          checkAttributes: false,
          boundTextAllowedPattern: '[^A-Za-z]*',
          ignoreTags: ['code', 'mat-icon'],
        },
      ],
    },
  },

  {
    // Neither the page around the app nor the templates inside specs are translated.
    files: ['**/src/index.html', '**/*.spec.ts/*.html'],
    rules: { '@angular-eslint/template/i18n': 'off' },
  },

  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        process: 'readonly',
        console: 'readonly',
      },
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      sourceType: 'module',
      globals: Object.fromEntries(
        [
          'AbortController',
          'AbortSignal',
          'Buffer',
          'URL',
          'URLSearchParams',
          'clearInterval',
          'clearTimeout',
          'console',
          'fetch',
          'performance',
          'process',
          'setImmediate',
          'setInterval',
          'setTimeout',
          'structuredClone',
        ].map((name) => [name, 'readonly']),
      ),
    },
    // What runs in a terminal talks to it.
    rules: { 'no-console': 'off' },
  },

  prettier,
);
