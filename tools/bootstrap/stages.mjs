import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { programOf } from './command.mjs';
import { ROOT } from './workspace.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name by which `--only` picks it
 * @property {string} heading
 * @property {string[]} args of Node
 * @property {boolean} [counts] whether runners of tests sum up in its output
 * @property {boolean} [browser] whether it needs one
 */

/** From the quickest answer to the slowest. */
const PROJECTS_WITH_SPECS = ['domain', 'ui', 'dashboard', 'tools', 'api'];

/**
 * Everything that has to hold, in order.
 *
 * @param {string} [root]
 * @returns {Stage[]}
 */
export function allStages(root = ROOT) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [
    { name: 'format', heading: 'Formatting', args: [programOf('prettier'), '--check', '--log-level=warn', '.'] },
    { name: 'lint', heading: 'Lint', args: nx('lint') },
    ...(scripts['check:architecture']
      ? [{ name: 'architecture', heading: 'Architecture', args: ['--run', 'check:architecture'], counts: true }]
      : []),
    { name: 'typecheck', heading: 'Types', args: nx('typecheck') },
    ...PROJECTS_WITH_SPECS.map((project) => ({
      name: project,
      heading: `Specs of ${project}`,
      args: nx('test', project, '--skip-nx-cache'),
      counts: true,
    })),
    {
      name: 'api-e2e',
      heading: 'The API as several processes',
      args: nx('e2e', 'api-e2e', '--skip-nx-cache'),
      counts: true,
    },
    {
      name: 'dashboard-e2e',
      heading: 'Journeys in a browser',
      args: nx('e2e', 'dashboard-e2e', '--skip-nx-cache'),
      counts: true,
      browser: true,
    },
  ];
}

/**
 * @param {string} target
 * @param {string} [projects]
 * @param {string[]} more
 */
function nx(target, projects, ...more) {
  const which = projects ? ['-p', projects] : [];
  return [programOf('nx'), 'run-many', '-t', target, ...which, '--parallel=2', '--output-style=stream', ...more];
}
