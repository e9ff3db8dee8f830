import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  MARKS,
  tally,
  type DisputedMark,
  type Mark,
  type MarksWrite,
  type Register,
  type RegisterEntry,
} from '@throughline/domain/training';
import { aSession } from '../../testing/a-cohort';
import { FIELD_ERROR_TEXT } from '@throughline/ui';
import { problemInterceptor } from '../platform/interceptors';
import { provideProblemTexts } from '../platform/problem-text';
import { fieldErrorText } from '../platform/field-error-text';
import { SignedIn } from '../platform/signed-in';
import { RegisterOutboxes } from './register-outboxes';
import { RegisterPage } from './register-page';
import { TRAINING_PROBLEM_TEXTS } from './training-problem-texts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const SESSION = id(1);
const ANA = id(2);
const URL = `/api/v1/training-sessions/${SESSION}/register`;
const KEY = `throughline.kept.register.${ANA}.${SESSION}`;

const person = (n: number, mark: Mark = 'notMarked', version = 0): RegisterEntry => ({
  ...{ entryId: id(100 + n), kind: 'enrolled', name: `Demo Trainee 0${n}`, mark, minutes: null, version },
  ...{ recordedAt: version > 0 ? '2026-03-09T10:04:00Z' : null, recordedBy: version > 0 ? 'Ben Demo' : null },
  ...{ source: version > 0 ? 'online' : null, isAssumed: false, absence: null, disputes: [], missedModuleIds: [] },
});
const registerOf = (
  entries: readonly RegisterEntry[],
  state: Register['session']['state'] = 'inProgress',
  changes: Partial<Register> = {},
): Register => ({
  session: aSession({
    ...{ id: SESSION, title: 'Workshop 1', date: '2026-03-09', startTime: '10:00', endTime: '12:00', state },
    ...{ startsAt: '2026-03-09T10:00:00Z', endsAt: '2026-03-09T12:00:00Z', expected: entries.length },
    registerSubmittedAt: state === 'registerSubmitted' ? '2026-03-09T12:00:00Z' : null,
    may: { write: true, record: state !== 'locked', reopen: state === 'locked' },
  }),
  ...{ headcount: null, modules: [], photos: [] },
  entries: [...entries],
  tally: tally(entries.map(({ mark }) => mark)),
  locksAt: state === 'registerSubmitted' ? '2026-03-11T12:00:00Z' : null,
  may: {
    record: state !== 'locked',
    submit: state === 'inProgress' || state === 'reopened',
    ...{ reopen: state === 'locked', switchKind: false, enrol: true },
  },
  ...changes,
});

const DISPUTE: DisputedMark = {
  ...{ mutationId: id(900), mark: 'present', minutes: null, source: 'online' },
  ...{ saidAt: '2026-03-09T10:05:00Z', saidBy: 'Ana Demo' },
};

const setUp = async (told: Register) => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problemInterceptor])),
      provideHttpClientTesting(),
      provideRouter([]),
      provideProblemTexts(TRAINING_PROBLEM_TEXTS),
      { provide: FIELD_ERROR_TEXT, useValue: fieldErrorText },
    ],
  });
  TestBed.inject(SignedIn).begin({
    ...{ id: ANA, name: 'Ana Demo', email: 'ana@example.org', memberships: [], may: ['note.write'] },
    ...{ isDemonstration: false, signIns: 1 },
  });
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(RegisterPage);
  fixture.componentRef.setInput('sessionId', SESSION);
  document.body.append(fixture.nativeElement as HTMLElement);
  TestBed.tick();
  http.expectOne(URL).flush(told);
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
  http.expectOne(`/api/v1/training-sessions/${SESSION}/notes`).flush({ items: [] });
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const outbox = TestBed.inject(RegisterOutboxes).of(SESSION);
  const named = (role: string, name: string) =>
    [...root.querySelectorAll<HTMLElement>(role)].find((each) => each.textContent.replace(/\s+/g, ' ').includes(name));
  const group = (n: number) =>
    [...root.querySelectorAll<HTMLElement>('[role=radiogroup]')].find((each) => {
      const label = document.getElementById(each.getAttribute('aria-labelledby') ?? '');
      return label?.textContent === `Demo Trainee 0${n}`;
    });
  return {
    ...{ fixture, http, root, outbox },
    text: () => root.textContent.replace(/\s+/g, ' '),
    button: (name: string) => {
      const found = named('button', name);
      if (!found) throw new Error(`There is no button “${name}”`);
      return found;
    },
    hasButton: (name: string) => named('button', name) !== undefined,
    radio: (n: number, name: string) => {
      const found = [...(group(n)?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])].find(
        (each) => each.textContent.trim() === name,
      );
      if (!found) throw new Error(`Nobody to mark as ${name}`);
      return found;
    },
    checked: () => [...root.querySelectorAll('[role=radio][aria-checked=true]')].map((each) => each.textContent.trim()),
    focused: () => document.activeElement?.closest('[role=radiogroup]')?.getAttribute('aria-labelledby')?.slice(5),
    /** After an answer has gone through the promises that wait for it. */
    settled: async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    },
    press: async (key: string) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await fixture.whenStable();
    },
    click: async (element: HTMLElement) => {
      element.click();
      await fixture.whenStable();
    },
    /** Answers the marks that are sent next as the server does when nobody else says anything. */
    take: async () => {
      const sending = outbox.flush();
      const request = http.expectOne({ method: 'PATCH', url: `${URL}/marks` });
      const { marks } = request.request.body as MarksWrite;
      const saved = marks.map((change) => ({
        ...(outbox.lines().find(({ entryId }) => entryId === change.entryId) ?? person(0)),
        ...{ mark: change.mark, minutes: change.minutes, version: change.baseVersion + 1 },
      }));
      request.flush({ saved, conflicts: [], tally: tally([]) });
      await sending;
      await fixture.whenStable();
      return marks;
    },
  };
};

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());

describe('a register', () => {
  it('shows everybody with the five marks, and how many are still to mark', async () => {
    const { root, text, radio } = await setUp(registerOf([person(1), person(2, 'late', 1)]));
    expect(root.querySelector('h1')?.textContent).toBe('Workshop 1');
    expect(root.querySelectorAll('[role=radio]')).toHaveLength(10);
    expect(radio(2, 'Late').getAttribute('aria-checked')).toBe('true');
    expect(text()).toContain('1 late');
    expect(text()).toContain('1 to mark');
    expect(text()).toContain('All saved');
  });

  it('marks with one press, shows it at once, and says when it is saved', async () => {
    const { radio, click, checked, take, text } = await setUp(registerOf([person(1), person(2)]));
    await click(radio(1, 'Left early'));
    expect(checked()).toEqual(['Left early']);
    expect(text()).toContain('Saving…');
    expect(await take()).toMatchObject([{ entryId: id(101), mark: 'leftEarly', baseVersion: 0 }]);
    expect(text()).toContain('All saved');
  });

  it('marks everyone else present, and nobody twice', async () => {
    const { radio, click, button, checked, hasButton, text } = await setUp(
      registerOf([person(1), person(2), person(3)]),
    );
    await click(radio(2, 'No-show'));
    await click(button('Everyone else present'));
    expect(checked()).toEqual(['Present', 'No-show', 'Present']);
    expect(text()).toContain('all marked');
    expect(hasButton('Everyone else present')).toBe(false);
  });

  it('notes the minutes of somebody who was late', async () => {
    const { radio, click, button, root, fixture, take } = await setUp(registerOf([person(1)]));
    await click(radio(1, 'Late'));
    await click(button('Minutes'));
    const field = root.querySelector<HTMLInputElement>('input[type=number]');
    if (!field) throw new Error('There is no field for minutes');
    expect(document.activeElement).toBe(field);
    field.value = '75';
    field.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(await take()).toMatchObject([{ mark: 'late', minutes: 75 }]);
  });

  it('leaves the field for minutes open while the mark is being saved', async () => {
    const { radio, click, button, root, take, settled } = await setUp(registerOf([person(1)]));
    await click(radio(1, 'Late'));
    await click(button('Minutes'));
    await take();
    await settled();
    expect(document.activeElement).toBe(root.querySelector('input[type=number]'));
    expect(document.activeElement).not.toBeNull();
  });
});

describe('with the keyboard', () => {
  it('has one place for the Tab key; letters mark and go on; arrows, Home and End go through the people', async () => {
    const { root, press, focused, checked, radio } = await setUp(registerOf([person(1), person(2), person(3)]));
    expect([...root.querySelectorAll('[role=radio][tabindex="0"]')]).toEqual([radio(1, 'Present')]);
    radio(1, 'Present').focus();
    for (const key of ['p', 'L', 'a']) await press(key);
    expect(checked()).toEqual(['Present', 'Late', 'Apology']);
    expect(focused()).toBe(id(103));
    await press('Home');
    expect(focused()).toBe(id(101));
    await press('ArrowDown');
    expect(focused()).toBe(id(102));
    await press('End');
    await press('ArrowUp');
    expect(focused()).toBe(id(102));
    await press('e');
    await press('n');
    expect(checked()).toEqual(['Present', 'Left early', 'No-show']);
    await press('Delete');
    expect(checked()).toEqual(['Present', 'Left early']);
    expect([...root.querySelectorAll('[role=radio][tabindex="0"]')]).toEqual([radio(3, 'Present')]);
  });

  it('leaves the keys of the browser alone', async () => {
    const { radio, checked } = await setUp(registerOf([person(1)]));
    radio(1, 'Present').focus();
    radio(1, 'Present').dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true }));
    expect(checked()).toEqual([]);
  });
});

describe('walk-ins', () => {
  it('are on the list at once, and the field is ready for the next', async () => {
    const { root, http, outbox, text, fixture, click, button } = await setUp(registerOf([]));
    expect(text()).toContain('Nobody was expected');
    const field = root.querySelector<HTMLInputElement>('.walk-in input');
    if (!field) throw new Error('There is no field for a walk-in');
    field.value = ' River ';
    await click(button('Add as present'));
    expect(text()).toContain('River');
    expect(text()).toContain('1 present');
    expect([document.activeElement, field.value]).toEqual([field, '']);
    const sending = outbox.flush();
    const [walkIn] = outbox.lines();
    const request = http.expectOne({ method: 'PUT', url: `${URL}/walk-ins/${walkIn?.entryId}` });
    expect(request.request.body).toEqual({ name: 'River' });
    request.flush({ ...person(1, 'present', 1), entryId: walkIn?.entryId, name: 'River', kind: 'walkIn' });
    await sending;
    await fixture.whenStable();
    expect(text()).toContain('All saved');
  });
});

describe('without a connection', () => {
  it('says what is not sent, keeps it without a name, and forgets it once it is sent', async () => {
    const { radio, click, http, outbox, fixture, text, take } = await setUp(registerOf([person(1)]));
    await click(radio(1, 'Late'));
    const sending = outbox.flush();
    http.expectOne(`${URL}/marks`).error(new ProgressEvent('error'));
    await sending;
    await fixture.whenStable();
    expect(text()).toContain('1 not sent yet — no connection, will send by itself');
    expect(localStorage.getItem(KEY)).toContain(id(101));
    expect(localStorage.getItem(KEY)).not.toContain('Demo');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    await take();
    expect(localStorage.getItem(KEY)).toBeNull();
  });
});

describe('when somebody else marked differently', () => {
  it('shows theirs with both ways out, and sends mine again on their version', async () => {
    const { radio, click, button, http, outbox, fixture, root, text, checked, take, hasButton } = await setUp(
      registerOf([person(1)]),
    );
    await click(radio(1, 'Present'));
    const sending = outbox.flush();
    const theirs = { ...person(1, 'late', 1), disputes: [DISPUTE] };
    http.expectOne(`${URL}/marks`).flush({ saved: [], conflicts: [theirs], tally: tally(['late']) });
    await sending;
    await fixture.whenStable();
    expect(checked()).toEqual(['Late']);
    const label = root.querySelector('.dispute')?.getAttribute('aria-label');
    expect(label).toMatch(/Ben Demo marked Demo Trainee 01 late at .*10:04.* You said present\./);
    expect(text()).toMatch(/Ben Demo, .*10:04.*Keep late.*You, .*10:05.*Use present/);
    expect(hasButton('Keep late')).toBe(true);
    await click(button('Use present'));
    expect(await take()).toMatchObject([{ mark: 'present', baseVersion: 1 }]);
    expect(checked()).toEqual(['Present']);
    expect(hasButton('Keep late')).toBe(false);
  });
});

describe('submitting', () => {
  it('is never a dead button: it says what is missing and goes there', async () => {
    const { button, click, root, focused } = await setUp(registerOf([person(1, 'present', 1), person(2), person(3)]));
    expect(button('Submit').hasAttribute('disabled')).toBe(false);
    await click(button('Submit'));
    expect(root.querySelector('.obstacle')?.textContent).toContain('2 people are not marked yet.');
    expect(focused()).toBe(id(102));
  });

  it('says what was recorded and until when it can be corrected', async () => {
    const entries = [person(1, 'present', 1), person(2, 'apology', 1)];
    const { button, click, http, settled, text, hasButton } = await setUp(registerOf(entries));
    await click(button('Submit'));
    http.expectOne({ method: 'POST', url: `${URL}/submission` }).flush(registerOf(entries, 'registerSubmitted'));
    await settled();
    expect(text()).toContain('The register is submitted');
    expect(text()).toContain('Recorded: 1 present, 1 apology.');
    expect(text()).toMatch(/You can correct it until .*11 Mar 2026/);
    expect(hasButton('Submit')).toBe(false);
  });

  it('waits for what has not been sent', async () => {
    const { radio, button, click, http, settled, root } = await setUp(registerOf([person(1)]));
    await click(radio(1, 'Present'));
    button('Submit').click();
    http.expectOne(`${URL}/marks`).error(new ProgressEvent('error'));
    await settled();
    expect(root.querySelector('.obstacle')?.textContent).toContain('Not everything has reached the server yet.');
    http.expectNone(`${URL}/submission`);
  });

  it('tells in words why the server refused', async () => {
    const { button, click, http, settled, root } = await setUp(registerOf([person(1, 'present', 1)]));
    await click(button('Submit'));
    const problem = {
      type: 'x',
      title: 'x',
      status: 422,
      code: 'register.unmarked',
      requestId: 'r',
      params: { count: 1 },
    };
    http.expectOne(`${URL}/submission`).flush(problem, { status: 422, statusText: '' });
    await settled();
    http.expectOne(URL).flush(registerOf([person(1, 'present', 1), person(2)]));
    await settled();
    expect(root.querySelector('.obstacle')?.textContent).toContain('One person is not marked yet.');
  });
});

describe('a locked register', () => {
  it('is told, not offered; a manager reopens it with a reason', async () => {
    const locked = registerOf([person(1, 'noShow', 1)], 'locked');
    const { root, text, click, button, http, fixture, settled } = await setUp(locked);
    expect(root.querySelectorAll('[role=radio]')).toHaveLength(0);
    expect(text()).toContain('No-show');
    await click(button('Reopen the register…'));
    await click(button('Reopen the register'));
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Fill this in.');
    const reason = root.querySelector<HTMLInputElement>('tl-register-standing input');
    if (!reason) throw new Error('There is no field for the reason');
    reason.value = 'One came after all';
    reason.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    await click(button('Reopen the register'));
    const request = http.expectOne(`${URL}/reopen`);
    expect(request.request.body).toEqual({ reason: 'One came after all' });
    request.flush(registerOf([person(1, 'noShow', 1)], 'reopened'));
    await settled();
    expect(text()).toContain('open for correction');
    expect(root.querySelectorAll('[role=radio]')).toHaveLength(MARKS.length - 1);
  });
});
