import { TestBed } from '@angular/core/testing';
import { BulletBar } from './bullet-bar';

const show = async (inputs: { actual: number; target?: number | null; expected?: number | null }) => {
  const fixture = TestBed.createComponent(BulletBar);
  for (const [name, value] of Object.entries({ label: 'Stories', ...inputs }))
    fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const bar = fixture.nativeElement as HTMLElement;
  const at = (selector: string, property: string): string | null =>
    bar.querySelector<HTMLElement>(selector)?.style.getPropertyValue(property) ?? null;
  return {
    name: bar.getAttribute('aria-label'),
    actual: at('.actual', 'inline-size'),
    target: at('.target', 'inset-inline-start'),
    expected: at('.expected', 'inset-inline-start'),
  };
};

describe('a bullet bar', () => {
  it.each([
    ['under way', { actual: 3, target: 10, expected: 6 }, 'Stories: 3 of 10, 6 expected by now', '30%', null, '60%'],
    [
      'at nothing',
      { actual: 0, target: 10, expected: 2.5 },
      'Stories: 0 of 10, 2.5 expected by now',
      '0%',
      null,
      '25%',
    ],
    ['without a target', { actual: 7 }, 'Stories: 7, no target', '0%', null, null],
    ['with a target of none', { actual: 2, target: 0 }, 'Stories: 2 of 0', '0%', null, null],
    [
      'over its target',
      { actual: 20, target: 10, expected: 5 },
      'Stories: 20 of 10, 5 expected by now',
      '100%',
      '50%',
      '25%',
    ],
    ['below nothing', { actual: -1, target: 10, expected: null }, 'Stories: -1 of 10', '0%', null, null],
    ['of thousands', { actual: 1200, target: 2400 }, 'Stories: 1,200 of 2,400', '50%', null, null],
  ])('%s', async (_, inputs, name, actual, target, expected) => {
    expect(await show(inputs)).toEqual({ name, actual, target, expected });
  });
});
