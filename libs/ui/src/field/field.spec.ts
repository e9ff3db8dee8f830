import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { ErrorSummary } from '../error-summary/error-summary';
import { byRole, nameOf, named } from '../testing/by-role';
import { Control, Field, FIELD_ERROR_TEXT } from './field';

@Component({
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <tl-error-summary [form]="form" [attempts]="attempts()" [problem]="problem()" />
    <tl-field label="Name" hint="As on the badge"><input tlControl [formField]="form.name" /></tl-field>
    <tl-field label="Note" [isOptional]="true"><textarea tlControl [formField]="form.note"></textarea></tl-field>
  `,
})
class Page {
  readonly attempts = signal(0);
  readonly problem = signal<string | null>(null);
  readonly model = signal({ name: '', note: '' });
  readonly form = form(this.model, (path) => {
    required(path.name);
    maxLength(path.note, 3);
  });
}

const show = async () => {
  TestBed.configureTestingModule({
    providers: [
      {
        provide: FIELD_ERROR_TEXT,
        useValue: ({ kind }: { kind: string }) => (kind === 'required' ? 'Fill this in.' : 'Too long.'),
      },
    ],
  });
  const fixture = TestBed.createComponent(Page);
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  return { page: fixture.nativeElement as HTMLElement, component: fixture.componentInstance, fixture };
};

const describedBy = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.replace(/\s+/g, ' ').trim() ?? '')
    .join(' ');

describe('a field', () => {
  it('ties the label and the hint to the control', async () => {
    const { page } = await show();
    const name = byRole(page, 'textbox', 'Name');
    expect(describedBy(name)).toBe('As on the badge');
    expect(name.getAttribute('aria-invalid')).toBeNull();
    expect(nameOf(byRole(page, 'textbox', 'Note'))).toBe('Note (optional)');
  });

  it('says nothing is wrong before the reader has been there, and what is wrong after', async () => {
    const { page, fixture } = await show();
    const name = byRole(page, 'textbox', 'Name');
    name.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(name)).toBe('As on the badge Error: Fill this in.');
  });
});

describe('a summary of errors', () => {
  it('is silent before the first attempt', async () => {
    const { page } = await show();
    expect(named(page, 'alert')).toEqual([]);
  });

  it('takes the focus after an attempt, names each field, and leads to it', async () => {
    const { page, component, fixture } = await show();
    component.model.set({ name: '', note: 'far too long' });
    component.attempts.set(1);
    await fixture.whenStable();
    const alert = byRole(page, 'alert');
    expect(document.activeElement).toBe(alert);
    expect(named(alert, 'button')).toEqual(['Name: Fill this in.', 'Note: Too long.']);
    byRole(alert, 'button', 'Note').click();
    expect(document.activeElement).toBe(byRole(page, 'textbox', 'Note'));
  });

  it('reads on after a label that asks', async () => {
    const { page, component, fixture } = await show();
    byRole(page, 'textbox', 'Name').closest('tl-field')?.querySelector('label')?.firstChild?.replaceWith('Who is it?');
    component.attempts.set(1);
    await fixture.whenStable();
    expect(named(byRole(page, 'alert'), 'button')[0]).toBe('Who is it? Fill this in.');
  });

  it('tells a problem of the whole form, and goes when all is well', async () => {
    const { page, component, fixture } = await show();
    component.model.set({ name: 'Demo Trainee 07', note: '' });
    component.attempts.set(1);
    component.problem.set('Somebody else changed this.');
    await fixture.whenStable();
    expect(byRole(page, 'alert').textContent).toContain('Somebody else changed this.');
    component.problem.set(null);
    await fixture.whenStable();
    expect(named(page, 'alert')).toEqual([]);
  });
});
