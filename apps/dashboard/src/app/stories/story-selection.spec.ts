import { signal } from '@angular/core';
import { StorySelection } from './story-selection';

const selection = (...ids: string[]) => {
  const shown = signal<readonly string[]>(ids);
  return { shown, chosen: new StorySelection(shown) };
};

describe('a selection of stories', () => {
  it('takes one at a time, and gives it back', () => {
    const { chosen } = selection('a', 'b', 'c');
    chosen.toggle('b');
    chosen.toggle('a');
    expect(chosen.chosen()).toEqual(['a', 'b']);
    chosen.toggle('b');
    expect(chosen.chosen()).toEqual(['a']);
  });

  it('takes a range in either direction, from the last that was pressed on its own', () => {
    const { chosen } = selection('a', 'b', 'c', 'd', 'e');
    chosen.toggle('d');
    chosen.extendTo('b');
    expect(chosen.chosen()).toEqual(['b', 'c', 'd']);
    chosen.extendTo('e');
    expect(chosen.chosen()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('takes one where no range has begun', () => {
    const { chosen } = selection('a', 'b');
    chosen.extendTo('b');
    expect(chosen.chosen()).toEqual(['b']);
  });

  it('takes all and none, and never what is not shown any more', () => {
    const { shown, chosen } = selection('a', 'b');
    chosen.all();
    expect(chosen.isAll()).toBe(true);
    shown.set(['b', 'c']);
    expect([chosen.chosen(), chosen.isAll()]).toEqual([['b'], false]);
    chosen.clear();
    expect(chosen.chosen()).toEqual([]);
  });
});
