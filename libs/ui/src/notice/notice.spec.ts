import { TestBed } from '@angular/core/testing';
import { byRole } from '../testing/by-role';
import { Notice } from './notice';

const shown = async (text: string): Promise<HTMLElement> => {
  await new Promise(requestAnimationFrame);
  const line = [...document.querySelectorAll<HTMLElement>('mat-snack-bar-container')].at(-1);
  return line?.textContent.includes(text) ? line : shown(text);
};

describe('a line that says what was done', () => {
  it('says it', async () => {
    TestBed.inject(Notice).say('Saved.');
    expect((await shown('Saved.')).querySelector('button')).toBeNull();
  });

  it('undoes it when asked', async () => {
    let undone = 0;
    TestBed.inject(Notice).sayWithUndo('Marked present.', () => (undone += 1));
    byRole(await shown('Marked present.'), 'button', 'Undo').click();
    expect(undone).toBe(1);
  });
});
