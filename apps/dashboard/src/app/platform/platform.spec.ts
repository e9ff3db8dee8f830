import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { StandardSchemaValidationError } from '@angular/forms/signals';
import { accountWrite, firstAdministratorWrite } from '@throughline/domain/access';
import { localDate } from '@throughline/domain/shared';
import { fieldErrorText } from './field-error-text';
import { today, writeDate, writeDateRange, writeDecimal, writeMonth, writeNumber, writeShare } from './format';
import { newId } from './new-id';
import { Problem, problemOf } from './problem';
import { ProblemText } from './problem-text';
import { pathOf, safePath } from './signed-in';

describe('whatever was thrown, as a problem', () => {
  it.each([
    ['nothing that answers', new HttpErrorResponse({ status: 0 }), 'connection.offline'],
    ['a proxy whose server is away', new HttpErrorResponse({ status: 502, error: '<html>' }), 'server.unavailable'],
    ['an answer that is not ours', new HttpErrorResponse({ status: 418, error: 'teapot' }), 'response.unreadable'],
    ['a fault of our own', new TypeError('x is undefined'), 'response.unreadable'],
    [
      'a problem that a resource wrapped',
      new Error('wrapped', { cause: new Problem({ code: 'a.b', title: 'A' }) }),
      'a.b',
    ],
  ])('%s', (_, thrown, code) => {
    expect(problemOf(thrown).code).toBe(code);
  });

  it('keeps what the server says', () => {
    const error = {
      type: 't',
      title: 'Taken',
      status: 409,
      code: 'account.emailTaken',
      requestId: 'r',
      params: { a: 1 },
    };
    expect(problemOf(new HttpErrorResponse({ status: 409, error }))).toMatchObject({
      ...{ code: 'account.emailTaken', status: 409, requestId: 'r', params: { a: 1 }, errors: [], changed: [] },
    });
  });
});

describe('a problem in words', () => {
  it('is told by its title and reference where nobody has words for it', () => {
    const text = TestBed.inject(ProblemText);
    expect(text.of(new Problem({ code: 'new.kind', title: 'Something new', requestId: 'r7' }))).toBe(
      'Something new (reference r7)',
    );
  });

  it('is told in the words of its room', () => {
    const text = TestBed.inject(ProblemText);
    text.register({ 'new.kind': ({ count }) => `There are ${String(count)}.` });
    expect(text.of(new Problem({ code: 'new.kind', title: 'x', params: { count: 3 } }))).toBe('There are 3.');
  });
});

describe('the way back after signing in', () => {
  it.each([
    ['/sessions/0190-a', '/sessions/0190-a'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a?b=c', '/'],
    [undefined, '/'],
  ])('%s is %s', (next, path) => {
    expect(safePath(next)).toBe(path);
  });

  it('leaves out the query and the fragment', () => {
    expect(pathOf('/stories/1?q=somebody#secret')).toBe('/stories/1');
  });
});

describe('dates and numbers', () => {
  it('writes a day as it stands in the calendar, whatever the time zone', () => {
    expect(writeDate('2026-03-29')).toBe('29 Mar 2026');
    expect(writeDate('2026-03-09', 'long')).toBe('Monday 9 March 2026');
    expect(writeDate('2026-03-09', 'short')).toBe('Mon 9 Mar');
    expect(writeDateRange('2026-03-03', '2026-03-09').replace(/\s*–\s*/, '–')).toBe('3–9 Mar 2026');
    expect(writeMonth('2026-09')).toMatch(/^Sept? 2026$/);
  });

  it('says which day it is on the reader’s calendar', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  it('writes numbers', () => {
    expect([writeNumber(1240), writeDecimal(12.54), writeDecimal(12), writeShare(0.432)]).toEqual([
      '1,240',
      '12.5',
      '12',
      '43%',
    ]);
  });
});

describe('an id for what is about to be made', () => {
  it('is a UUID of version 7, new each time', () => {
    expect(newId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(newId()).not.toBe(newId());
  });
});

describe('what is wrong with a field, in words for people', () => {
  const said = (
    schema: { safeParse(value: unknown): { error?: { issues: readonly object[] } } },
    value: unknown,
  ): string[] =>
    (schema.safeParse(value).error?.issues ?? []).map((issue) =>
      fieldErrorText(new StandardSchemaValidationError(issue as never)),
    );

  it.each([
    [accountWrite.shape.name, '', 'Fill this in.'],
    [accountWrite.shape.name, 'x'.repeat(121), 'Use 120 characters at most.'],
    [accountWrite.shape.email, 'not an address', 'Write an e-mail address, like name@example.org.'],
    [firstAdministratorWrite.shape.password, 'short', 'Use 12 characters or more.'],
    [localDate, '2026-02-30', 'Must be a date that exists, as YYYY-MM-DD.'],
    [localDate, undefined, 'Fill this in.'],
  ])('%#', (schema, value, words) => {
    expect(said(schema, value)[0]).toBe(words);
  });
});
