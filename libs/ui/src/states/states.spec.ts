import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { byRole, named } from '../testing/by-role';
import { EmptyState } from './empty-state';
import { FailedState } from './failed-state';
import { ForbiddenState } from './forbidden-state';
import { LoadingState } from './loading-state';
import { NotFoundState } from './not-found-state';

@Component({
  imports: [EmptyState],
  template: `<tl-empty-state headline="No stories yet" text="They appear here."
    ><a href="/new">Log a story</a></tl-empty-state
  >`,
})
class WithNothing {}

@Component({
  imports: [FailedState],
  template: `<tl-failed-state message="Try again shortly." reference="req-7" (retry)="tries = tries + 1" />`,
})
class ThatFailed {
  tries = 0;
}

const show = async <T>(type: new () => T) => {
  const fixture = TestBed.createComponent(type);
  await fixture.whenStable();
  return { page: fixture.nativeElement as HTMLElement, component: fixture.componentInstance, fixture };
};

describe('what stands where nothing is', () => {
  it('says what is missing, and offers what can be done', async () => {
    const { page } = await show(WithNothing);
    expect(page.textContent).toContain('No stories yet');
    expect(page.textContent).toContain('They appear here.');
    expect(named(page, 'link')).toEqual(['Log a story']);
  });

  it('announces a failure with what to do and the reference, and tries again', async () => {
    const { page, component } = await show(ThatFailed);
    const alert = byRole(page, 'alert');
    expect(alert.textContent).toContain('This could not be loaded');
    expect(alert.textContent).toContain('Try again shortly.');
    expect(alert.textContent).toContain('req-7');
    byRole(alert, 'button', 'Try again').click();
    expect(component.tries).toBe(1);
  });

  it('announces loading politely, with as many lines as asked for', async () => {
    const fixture = TestBed.createComponent(LoadingState);
    fixture.componentRef.setInput('lines', 6);
    await fixture.whenStable();
    const status = fixture.nativeElement as HTMLElement;
    expect(status.getAttribute('role')).toBe('status');
    expect(status.textContent.trim()).toBe('Loading…');
    expect(status.querySelectorAll('.line[aria-hidden=true]')).toHaveLength(6);
  });

  it.each([
    [ForbiddenState, 'This is not open to you'],
    [NotFoundState, 'There is nothing here'],
  ])('%o says so in words', async (type, words) => {
    const { page } = await show<unknown>(type);
    expect(page.textContent).toContain(words);
  });
});
