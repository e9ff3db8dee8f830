import { TestBed } from '@angular/core/testing';
import { RagMark, type RagMarkStatus } from './rag-mark';

const show = async (inputs: { status: RagMarkStatus; label?: string; isCompact?: boolean }) => {
  const fixture = TestBed.createComponent(RagMark);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const mark = fixture.nativeElement as HTMLElement;
  return { words: mark.textContent.trim(), shape: mark.querySelector('path')?.getAttribute('d') ?? '', mark };
};

describe('a mark of how something stands', () => {
  it.each([
    ['green', 'On track'],
    ['amber', 'Slipping'],
    ['red', 'Behind'],
    ['grey', 'Not judged yet'],
  ] as const)('%s is also a word', async (status, words) => {
    expect((await show({ status })).words).toBe(words);
  });

  it('has a shape of its own for each status', async () => {
    const shapes = new Set<string>();
    for (const status of ['green', 'amber', 'red', 'grey'] as const) shapes.add((await show({ status })).shape);
    expect(shapes.size).toBe(4);
  });

  it('takes other words', async () => {
    expect((await show({ status: 'red', label: '3 stories behind' })).words).toBe('3 stories behind');
  });

  it('keeps the word for screen readers where only the shape shows', async () => {
    const { words, mark } = await show({ status: 'amber', isCompact: true });
    expect(words).toBe('Slipping');
    expect(mark.querySelector('span')?.className).toContain('tl-visually-hidden');
  });
});
