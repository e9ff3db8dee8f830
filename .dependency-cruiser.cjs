// What may import what *inside* a project: features, layers and cycles. What may import what between projects is in eslint.config.mjs.
// tools/checks/architecture.spec.mjs proves that every rule here refuses what it is for.

// A feature is a folder straight under one of these; every other folder there has to be named in NOT_FEATURES.
const API = '^apps/api/src';
const APP = '^apps/dashboard/src/app';
const DOMAIN = '^libs/domain/src';

/** platform: what is not about the product. demonstration, testing: assemble what features offer. */
const NOT_FEATURES = { api: '(?:platform|demonstration|testing)', dashboard: '(?:platform|shell|testing)' };

const SPEC = '[.]spec[.]ts$|/testing/';

/** npm packages that libs/domain may use: both apps carry them. */
const DOMAIN_PACKAGES = '(?:zod|temporal-polyfill)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Nothing imports itself by a detour, not even for a type: move what both need below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-exist',
      comment: 'What is imported can be found, and is in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'production-code-imports-no-specs',
      comment: 'Specs and what is written for them stay out of what is shipped.',
      severity: 'error',
      from: { pathNot: SPEC },
      to: { path: `(?:^apps|^libs)/.*(?:${SPEC})` },
    },

    {
      name: 'api-features-meet-at-the-front-door',
      comment:
        'A feature of the API uses another only through its *.queries.ts or *.service.ts; modules import modules, which is how Nest is told.',
      severity: 'error',
      from: { path: `${API}/([^/]+)/`, pathNot: `${API}/${NOT_FEATURES.api}/` },
      to: {
        path: `${API}/[^/]+/`,
        pathNot: [`${API}/$1/`, `${API}/${NOT_FEATURES.api}/`, '[.](?:queries|service|module)[.]ts$'],
      },
    },
    {
      name: 'api-modules-are-wired-by-modules',
      comment: "A feature's module file is imported by other modules only.",
      severity: 'error',
      from: { path: `${API}/([^/]+)/`, pathNot: ['[.]module[.]ts$', SPEC, `${API}/${NOT_FEATURES.api}/`] },
      to: { path: `${API}/[^/]+/.*[.]module[.]ts$`, pathNot: [`${API}/$1/`, `${API}/platform/`] },
    },
    {
      name: 'api-platform-knows-no-feature',
      comment: 'The platform of the API is not about the product: features use it, never the other way round.',
      severity: 'error',
      from: { path: `${API}/platform/`, pathNot: SPEC },
      to: { path: `${API}/`, pathNot: `${API}/platform/` },
    },
    {
      name: 'api-features-do-not-know-the-centre',
      comment: 'What assembles the features (files straight under src, the demonstration) is not imported by them.',
      severity: 'error',
      from: { path: `${API}/[^/]+/`, pathNot: [SPEC, `${API}/demonstration/`] },
      to: { path: [`${API}/[^/]+$`, `${API}/demonstration/`] },
    },
    {
      name: 'api-rows-stay-behind-their-repository',
      comment:
        'A row is seen only by its repository, its *.queries.ts, other rows and what registers it (a module, the data source).',
      severity: 'error',
      from: { path: `${API}/`, pathNot: ['[.](?:repository|queries|row|module)[.]ts$', 'data-source[.]ts$', SPEC] },
      to: { path: '[.]row[.]ts$' },
    },

    {
      name: 'dashboard-features-meet-by-their-routes',
      comment: 'A feature of the dashboard knows nothing of another but its routes file.',
      severity: 'error',
      from: { path: `${APP}/([^/]+)/`, pathNot: `${APP}/${NOT_FEATURES.dashboard}/` },
      to: {
        path: `${APP}/[^/]+/`,
        pathNot: [`${APP}/$1/`, `${APP}/(?:platform|testing)/`, '[.-]routes[.]ts$'],
      },
    },
    {
      name: 'dashboard-shell-imports-routes-only',
      comment: 'The shell puts features together by their routes, and knows nothing else of them.',
      severity: 'error',
      from: { path: `${APP}/shell/`, pathNot: SPEC },
      to: { path: `${APP}/[^/]+/`, pathNot: [`${APP}/(?:shell|platform|testing)/`, '[.-]routes[.]ts$'] },
    },
    {
      name: 'dashboard-platform-knows-no-feature',
      comment:
        'The platform of the dashboard is not about the product: features and the shell use it, never the other way round.',
      severity: 'error',
      from: { path: `${APP}/platform/`, pathNot: SPEC },
      to: { path: `${APP}/`, pathNot: `${APP}/(?:platform|testing)/` },
    },

    {
      name: 'domain-rules-know-no-contract',
      comment:
        'In the domain: contract → rules → shared. A rule that needs a schema of the wire has the layers upside down.',
      severity: 'error',
      from: { path: `${DOMAIN}/`, pathNot: ['-contract[.]ts$', '/index[.]ts$', SPEC] },
      to: { path: `${DOMAIN}/.*-contract[.]ts$` },
    },
    {
      name: 'domain-shared-knows-no-room',
      comment: 'What all rooms share depends on none of them.',
      severity: 'error',
      from: { path: `${DOMAIN}/shared/` },
      to: { path: `${DOMAIN}/`, pathNot: `${DOMAIN}/shared/` },
    },
    {
      name: 'domain-uses-nothing-of-node',
      comment: 'The domain runs in a browser as well as in Node: the clock, ids and randomness are parameters.',
      severity: 'error',
      from: { path: `${DOMAIN}/`, pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-uses-only-its-own-packages',
      comment: 'Whatever the domain imports lands in the bundle of the dashboard: a new package is a decision.',
      severity: 'error',
      from: { path: `${DOMAIN}/`, pathNot: SPEC },
      to: { path: 'node_modules/', pathNot: `node_modules/${DOMAIN_PACKAGES}/` },
    },
  ],

  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    // Imports that only fetch a type count: a dependency is one of knowledge, not of bytes.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
