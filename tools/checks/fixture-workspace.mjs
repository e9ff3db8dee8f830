import { execFile } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const COPIED = [
  '.dependency-cruiser.cjs',
  'eslint.config.mjs',
  'nx.json',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** A workspace with the real projects, tags and rules, and only the given files in it. */
export async function fixtureWorkspace(files) {
  // Outside the checkout: Nx and Git would otherwise see it as part of the real one.
  const root = await mkdtemp(join(tmpdir(), 'throughline-architecture-'));
  const projects = await Array.fromAsync(glob('{apps,libs}/*/{project,tsconfig*}.json', { cwd: ROOT }));
  for (const file of [...COPIED, ...projects]) await cp(join(ROOT, file), join(root, file));
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const [file, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), `${source}\n`);
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** The projects of a workspace, with their tags, as Nx sees them. Also brings up to date the graph that the boundary rule reads. */
export async function projectsOf(root) {
  const file = join(root, '.nx', 'architecture-graph.json');
  await run(root, 'nx/dist/bin/nx.js', ['graph', `--file=${file}`]);
  const { graph } = JSON.parse(await readFile(file, 'utf8'));
  return Object.values(graph.nodes).map(({ name, data }) => ({ name, tags: data.tags ?? [] }));
}

/** What ESLint and dependency-cruiser refuse in a workspace: `{ file, rule, message }`, files relative to its root. */
export async function refusals(root, folders = ['apps', 'libs']) {
  const linted = JSON.parse(await run(root, 'eslint/bin/eslint.js', [...folders, '--format', 'json']));
  const cruised = JSON.parse(
    await run(root, 'dependency-cruiser/bin/dependency-cruiser.mjs', [...folders, '--output-type', 'json']),
  );
  return [
    ...linted.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => ({ file: relativeTo(root, filePath), rule: ruleId, message })),
    ),
    ...cruised.summary.violations.map(({ from, to, rule }) => ({ file: from, rule: rule.name, message: to })),
  ];
}

function relativeTo(root, file) {
  return file.slice(root.length + 1).replaceAll('\\', '/');
}

function run(root, script, args) {
  // When this itself runs as a task of Nx, its variables would lead the inner Nx to the outer workspace.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_')));
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(ROOT, 'node_modules', script), ...args],
      { cwd: root, env: { ...env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        // A checker that refuses something exits with a code, which is what is wanted here; one that broke has nothing to say.
        if (error && (stdout === '' || typeof error.code !== 'number'))
          reject(new Error(`${script}: ${stderr || error.message}`));
        else resolve(stdout);
      },
    );
  });
}
