import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import { Api } from '../harness/api';
import { settled } from '../harness/settled';
import { expect, test } from '../harness/test';
import { handIn } from '../harness/hand-in';
import { ownAccount, ownWorld, type World } from '../harness/world';

/** Everything that a browser is given by the API, to be searched afterwards. */
function collect(page: Page): () => Promise<string> {
  const answers: Promise<string>[] = [];
  page.on('response', (response: Response) => {
    if (new URL(response.url()).pathname.startsWith('/api/')) answers.push(response.text().catch(() => ''));
  });
  return async () => (await Promise.all(answers)).join('\n');
}

interface Register {
  readonly entries: readonly { readonly entryId: string; readonly name: string }[];
}

/** All five came to the session, somebody without a name too, and one told a story. */
async function workIsDone(world: World, baseURL: string): Promise<void> {
  const trainer = await Api.open(baseURL, world.trainer.signIn);
  const path = `/training-sessions/${world.session.id}/register`;
  const { entries } = await trainer.get<Register>(path);
  await trainer.patch(`${path}/marks`, {
    marks: entries.map(({ entryId }) => ({
      entryId,
      mark: 'present',
      minutes: null,
      baseVersion: 0,
      mutationId: crypto.randomUUID(),
    })),
  });
  await trainer.post(`${path}/submission`);
  await trainer.close();
}

test('a funder sees the progress of their own grant, in counts that tell of nobody', async ({ open, api, baseURL }) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 5 });
  await workIsDone(world, baseURL ?? '');
  const pseudonym = 'Demo Marram';
  const storyId = await handIn(world, baseURL ?? '', { pseudonym, scopes: ['publish_web'] });
  const funder = await ownAccount(administrator, baseURL ?? '', [
    { role: 'funder', scope: 'grant', scopeId: world.grant.id },
  ]);
  const { page, watch } = await open({ as: funder.signIn });
  const given = collect(page);
  const seen: string[] = [];
  const look = async (path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
    seen.push(await page.locator('body').innerText());
  };

  await test.step('the programme, with head counts below ten held back', async () => {
    await page.goto('/');
    await page.waitForURL('**/progress/**');
    await settled(page);
    await expect(page.getByRole('heading', { level: 1, name: world.programme.name })).toBeVisible();
    const figures = page.getByRole('region', { name: 'Against the targets' });
    await expect(figures.getByText(/fewer than 10/i).first()).toBeVisible();
    const row = page.getByRole('row', { name: new RegExp(`^${world.region.name}`) });
    // Stories are no people: they stand as they are. Participants were five.
    await expect(row.getByRole('cell').nth(0)).toContainText('1 of 4');
    await expect(row).toContainText(/fewer than 10/i);
    expect(await row.innerText()).not.toMatch(/\b5\b/);
    seen.push(await page.locator('body').innerText());
  });

  await test.step('another programme, and what is about people, is not there for them', async () => {
    const foreign = (await administrator.get<{ items: { id: string; code: string }[] }>('/programmes')).items.find(
      ({ code }) => code === 'BRIDGES',
    );
    watch.expect({ status: 404, path: /^\/api\/v1\/funder\/programmes\// });
    await look(`/progress/${foreign?.id ?? ''}`);
    await expect(page.getByText('There is nothing here')).toBeVisible();

    for (const path of [
      `/programmes/${world.programme.id}`,
      '/portfolio',
      '/sessions',
      `/sessions/${world.session.id}/register`,
      `/cohorts/${world.cohort.id}`,
      '/stories',
      `/stories/${storyId}`,
      '/people-with-access',
    ]) {
      await look(path);
      await expect(page.getByText('This is not open to you'), path).toBeVisible();
    }
    await look('/account');
  });

  await test.step('nothing that the API answers holds a name', async () => {
    const client = await Api.open(baseURL ?? '', funder.signIn);
    const document = JSON.parse(readFileSync(join(__dirname, '../../../api/openapi.json'), 'utf8')) as {
      paths: Record<string, { get?: unknown }>;
    };
    const ids: Record<string, string> = {
      programmes: world.programme.id,
      cohorts: world.cohort.id,
      'training-sessions': world.session.id,
      stories: storyId,
      strands: world.strand.id,
      regions: world.region.id,
      accounts: world.trainer.id,
    };
    const paths = Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [path] : []));
    expect(paths.length).toBeGreaterThan(20);
    let answered = '';
    for (const path of paths) {
      const room = path.split('/').at(path.startsWith('/api/v1/funder') ? 4 : 3) ?? '';
      const answer = await client.look(path.replace('{id}', ids[room] ?? world.programme.id));
      answered += `${path} ${answer.status()} ${await answer.text()}\n`;
    }
    await client.close();

    const names = [...world.people, pseudonym, world.trainer.name, world.trainer.email, world.manager.name];
    const everything = [answered, await given(), ...seen].join('\n');
    // The canary sings where it should: somebody who may see names is given them by the same means.
    const manager = await Api.open(baseURL ?? '', world.manager.signIn);
    const register = await (await manager.look(`/api/v1/training-sessions/${world.session.id}/register`)).text();
    await manager.close();
    expect(world.people.every((name) => register.includes(name))).toBe(true);
    expect(everything).toContain(world.programme.name);
    expect(names.filter((name) => everything.includes(name))).toEqual([]);
  });
});

test('a funder of the demonstration meets none of the people in it', async ({ open, api }) => {
  const administrator = await api('administrator');
  const stories = await administrator.get<{ items: { storytellerPseudonym: string }[] }>('/stories?limit=100');
  const pseudonyms = [...new Set(stories.items.map((story) => story.storytellerPseudonym))].filter(Boolean);
  expect(pseudonyms.length).toBeGreaterThan(5);

  const { page } = await open({ as: 'funder' });
  const given = collect(page);
  await page.goto('/');
  await page.waitForURL('**/progress/**');
  await settled(page);
  const everything = `${await given()}\n${await page.locator('body').innerText()}`;

  expect(everything).toContain('Not Another Co-Production');
  expect(everything).not.toMatch(/Demo (Trainee|visitor|Trainer|Manager)/);
  expect(pseudonyms.filter((name) => new RegExp(`\\b${name}\\b`).test(everything))).toEqual([]);
});

test('the funder’s page comes out on paper', async ({ open }) => {
  const { page } = await open({ as: 'funder' });
  await page.goto('/');
  await page.waitForURL('**/progress/**');
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('table', { name: /Figures of each region/ })).toBeVisible();
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  expect(paper.length).toBeGreaterThan(20_000);
});
