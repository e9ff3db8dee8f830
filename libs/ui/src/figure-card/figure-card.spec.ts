import { TestBed } from '@angular/core/testing';
import { byRole, named } from '../testing/by-role';
import { FigureCard } from './figure-card';

const show = async (inputs: Record<string, unknown>) => {
  const fixture = TestBed.createComponent(FigureCard);
  for (const [name, value] of Object.entries({ label: 'Stories gathered', ...inputs }))
    fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
};
const words = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim();

describe('a card with a figure', () => {
  it('never shows a number bare: its target, what was expected, and how it stands', async () => {
    const card = await show({ actual: 3, target: 10, expected: 6, status: 'red' });
    expect(card.getAttribute('aria-label')).toBe('Stories gathered');
    expect(words(card)).toContain('Stories gathered');
    expect(words(card)).toContain('Behind');
    expect(words(card)).toContain('of 10');
    expect(words(card)).toContain('6 expected by now');
    expect(byRole(card, 'image').getAttribute('aria-label')).toBe('Stories gathered: 3 of 10, 6 expected by now');
  });

  it('says when no target was agreed, and draws no line', async () => {
    const card = await show({ actual: 3 });
    expect(words(card)).toContain('No target agreed');
    expect(named(card, 'image')).toEqual([]);
  });

  it('tells a number that must not be told exactly in its words', async () => {
    const card = await show({ actual: 0, valueText: 'fewer than 10', target: 20 });
    expect(words(card)).toContain('fewer than 10');
  });
});
