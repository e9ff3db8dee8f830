import type { Page } from '@playwright/test';
import { QUESTIONS } from '@throughline/domain/stories';
import { Answers } from '../harness/answers';
import { Api } from '../harness/api';
import { settled } from '../harness/settled';
import { signWithAFinger } from '../harness/sign';
import { expect, test, type Visitor } from '../harness/test';
import { ownAccount, ownWorld, type World } from '../harness/world';

// Nothing of this may be found anywhere once it was taken back. Each is a word that nobody else has ever used, here or in another journey.
const own = (word: string): string => word + crypto.randomUUID().replace(/[^a-f]/g, '');
const FERN = own('Quill');
const MERE = own('Tansy');
const WICK = own('Brindle');
const BENCH = own('Settle');
const SORREL = own('Sorrow');
const WORDS = [FERN, MERE, WICK, BENCH, SORREL];
const PSEUDONYM = `Demo ${FERN}`;
const SUMMARY = `A bus that stopped running past the allotments of ${MERE}.`;
const TITLE = `Waiting by the ${MERE} gate`;
const QUOTE = `${WICK} people walk now`;
const TRANSCRIPT = `${QUOTE}, and nobody asked ${BENCH} before the timetable went.`;
const INSIGHT = `Timetables need ${SORREL} listeners.`;
/** Where it stands on the charity's website: told to those who have to take it down, and to nobody else. */
const ADDRESS = 'https://www.example.org/stories/by-the-gate';

const italian = QUESTIONS.it;

/** The trainer fills in what there is of the story, and gives the phone away for the questions. */
async function gather(page: Page, world: World): Promise<void> {
  await page.goto('/stories/new');
  await settled(page);
  await page.getByLabel('Region').selectOption({ label: world.region.name });
  await page.getByLabel('Technique').selectOption({ label: 'Dialogue interview' });
  await page.getByLabel('Audio').check();
  await page.getByLabel('Language', { exact: true }).selectOption({ label: 'Italian' });
  await page.getByLabel('Storyteller’s pseudonym').fill(PSEUDONYM);
  await page.getByLabel('What it is about').fill(SUMMARY);

  await page.getByRole('button', { name: 'Hand the phone over' }).tap();
  const handed = page.getByRole('dialog', { name: italian.intro });
  await expect(handed).toHaveAttribute('lang', 'it');
  // Nothing else of the phone can be reached as long as it is in their hands.
  await expect(page.locator('dialog:modal')).toHaveCount(1);
  for (const scope of ['record_hold', 'curate', 'publish_web', 'quote_only'] as const) {
    await handed.getByRole('group', { name: italian.scopes[scope] }).getByText(italian.yes, { exact: true }).tap();
  }
  await handed.getByRole('group', { name: italian.scopes.publish_print }).getByText(italian.no, { exact: true }).tap();
  await handed.getByText(italian.identities.firstName, { exact: true }).tap();
  await handed.getByRole('button', { name: italian.done }).tap();
  await expect(handed).toHaveCount(0);

  await expect(page.getByRole('checkbox', { name: /on the website/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /printed/ })).not.toBeChecked();
  await page.getByRole('button', { name: 'Sign on the screen' }).tap();
  await signWithAFinger(page.getByRole('img', { name: /^Sign here/ }));
  await page.getByRole('button', { name: 'Keep the signature' }).tap();
  await expect(page.getByText('The signature is here.')).toBeVisible();
}

/** Whoever may open it sees, on each page that could tell something of the story, and in each answer behind it, no word of it. */
async function seesNothing(page: Page, { world, id }: { world: World; id: string }): Promise<void> {
  const answers = new Answers(page);
  const pages = [
    `/stories?programmeId=${world.programme.id}`,
    `/stories/board?programmeId=${world.programme.id}`,
    ...['', '/text', '/consents', '/use'].map((part) => `/stories/${id}${part}`),
    '/stories/tasks?of=everybody',
    `/programmes/${world.programme.id}/collection`,
  ];
  for (const address of pages) {
    await page.goto(address);
    await settled(page);
    const shown = await page.locator('body').innerText();
    for (const word of WORDS) expect(shown, `${word} at ${address}`).not.toContain(word);
  }
  await page.goto('/stories/search');
  await settled(page);
  for (const word of WORDS) {
    const found = page.waitForResponse((response) => response.url().endsWith('/api/v1/stories/search'));
    await page.getByRole('searchbox').fill(word);
    await found;
    await expect(page.getByText('No story says this')).toBeVisible();
  }
  expect(answers.count).toBeGreaterThan(pages.length);
  // What was looked for comes back in no answer either.
  const told = await answers.text();
  for (const word of WORDS) expect(told, `${word} in an answer`).not.toContain(word);
}

test('a story is gathered on a phone, reviewed, published, and taken back by whose it is', async ({
  open,
  api,
  baseURL,
}) => {
  // Four people look at nine pages each.
  test.setTimeout(480_000);
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 1 });
  const inProgramme = { scope: 'programme', scopeId: world.programme.id } as const;
  const curator = await ownAccount(administrator, baseURL ?? '', [{ role: 'curator', ...inProgramme }]);
  const phone = await open({ as: world.trainer.signIn, size: 'phone' });
  let id = '';

  await test.step('on a phone, by touch: the story, and what its storyteller allows in their own language', async () => {
    const { page } = phone;
    await gather(page, world);
    await page.getByRole('button', { name: 'Save, hand in later' }).tap();
    await expect(page.getByText('The story was saved.')).toBeVisible();
    await expect(page).toHaveURL(/\/stories\/[0-9a-f-]{36}$/);
    id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  });

  await test.step('what was said is written down, agreed to, and handed in', async () => {
    const { page } = phone;
    await page.getByRole('link', { name: 'Text and review' }).tap();
    await page.getByRole('button', { name: 'Correct the text' }).tap();
    await page.getByLabel('Title').fill(TITLE);
    await page.getByLabel('Transcript').fill(TRANSCRIPT);
    await page.getByRole('button', { name: 'Save as a new version' }).tap();
    await page.getByRole('button', { name: 'The storyteller has agreed to this text…' }).tap();
    await page.getByRole('button', { name: 'They saw it' }).tap();
    await expect(page.getByText('The storyteller has agreed to this text.')).toBeVisible();
    await page.getByRole('link', { name: 'Overview' }).tap();
    await page.getByRole('button', { name: /^Hand to review/ }).tap();
    await page.getByRole('checkbox', { name: /I hold the consent of everybody/ }).check();
    await page.getByRole('button', { name: 'Hand to review', exact: true }).tap();
    await expect(page.getByText('The story was handed to review.')).toBeVisible();
  });

  await test.step('somebody who did not gather it reviews it', async () => {
    const { page } = await open({ as: curator.signIn });
    await page.goto(`/stories/${id}`);
    await page.getByRole('button', { name: 'Begin the review' }).click();
    await page.getByRole('link', { name: 'Text and review' }).click();
    await page.getByLabel('Tone').selectOption({ label: 'Mixed' });
    await page.getByLabel('Themes').fill(`Getting about ${world.programme.name}`);
    await page.getByRole('button', { name: 'Add theme' }).click();
    await expect(page.getByRole('list', { name: 'Chosen themes' })).toContainText('Getting about');
    await page.getByLabel('Insight').fill(INSIGHT);
    await page.getByRole('button', { name: 'Save your review' }).click();
    await expect(page.getByText('Your review was saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Mark a key quote' }).click();
    await page.getByLabel(/^Select the words/).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    for (const _ of QUOTE) await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'Mark these words' }).click();
    await expect(page.getByRole('list', { name: 'Key quotes' })).toContainText(QUOTE);
  });

  await test.step('a manager approves and publishes it, and has a link for the storyteller', async () => {
    const { page } = await open({ as: world.manager.signIn });
    await page.goto(`/stories/${id}`);
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('checkbox', { name: /The storyteller has seen it/ }).check();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText('The story was approved.')).toBeVisible();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByLabel('Address on the website').fill(ADDRESS);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByText('The story is marked as published.')).toBeVisible();
  });

  const output = crypto.randomUUID();
  const manager = await Api.open(baseURL ?? '', world.manager.signIn);
  await test.step('it is cited in something public', async () => {
    await manager.put(`/outputs/${output}`, {
      ...{ programmeId: world.programme.id, kind: 'film', title: 'Voices of the year', audience: 'public' },
      ...{ publishedOn: world.today, url: null, isPrinted: false },
    });
    await manager.put(`/outputs/${output}/citations/${crypto.randomUUID()}`, { storyId: id, quoteId: null });
  });

  let link = '';
  await test.step('a link is made for the storyteller', async () => {
    const { page } = await open({ as: world.manager.signIn });
    await page.goto(`/stories/${id}/use`);
    await page.getByRole('button', { name: 'Make a link' }).click();
    link = await page.getByRole('textbox', { name: 'Link for the storyteller' }).inputValue();
    expect(link).toContain('/withdraw#');
  });

  await test.step('the storyteller opens it in a browser of their own, and takes everything back', async () => {
    const { page } = await open({ size: 'phone' });
    const answers = new Answers(page);
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1, name: 'What you agreed to' })).toBeVisible();
    // The secret is not left in the address, where it would be kept in the history.
    expect(page.url()).not.toContain('#');
    await page.getByRole('button', { name: 'Take back everything' }).tap();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take back everything' }).tap();
    await expect(page.getByRole('heading', { name: 'You have taken everything back' })).toBeVisible();
    const told = await answers.text();
    for (const word of WORDS) expect(told).not.toContain(word);
  });

  const everybody: readonly (readonly [who: string, Visitor])[] = [
    ['the trainer who gathered it', { as: world.trainer.signIn, size: 'phone' }],
    ['the curator who reviewed it', { as: curator.signIn }],
    ['the manager who published it', { as: world.manager.signIn }],
    ['an administrator', { as: 'administrator' }],
  ];
  for (const [who, visitor] of everybody) {
    await test.step(`${who} sees no word of it any more`, async () => {
      const { page, watch } = await open(visitor);
      // What was taken back is not there for some, and its pages say so.
      watch.expect({ status: 404, path: /^\/api\/v1\/(stories|programmes)\// }, { status: 403, path: /^\/api\/v1\// });
      await seesNothing(page, { world, id });
    });
  }

  await test.step('what cites it says that it is gone, and what is to be done stands in the list of promises', async () => {
    const cited = JSON.stringify(await manager.get(`/outputs/${output}`));
    for (const word of WORDS) expect(cited).not.toContain(word);
    const { page } = await open({ as: world.manager.signIn });
    await page.goto('/stories/tasks?of=everybody');
    await expect(page.getByText('Make sure that the page is gone from the website', { exact: true })).toBeVisible();
    await expect(page.getByText('Take it out of “Voices of the year”', { exact: true })).toBeVisible();
    await page.goto(`/programmes/${world.programme.id}/collection`);
    await expect(page.getByText('1 gathered − 1 withdrawn = 0 net.')).toBeVisible();
  });
  await manager.close();
});
