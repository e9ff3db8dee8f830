import { TestBed } from '@angular/core/testing';
import { byRole } from '../testing/by-role';
import { Confirm } from './confirm';
import { type Question } from './question';

const REMOVAL: Question = { headline: 'Remove it?', text: 'It is gone for good.', yes: 'Remove', isDangerous: true };

const ask = async (question: Question) => {
  const answer = TestBed.inject(Confirm).ask(question);
  const opened = async (): Promise<HTMLElement> => {
    await new Promise(requestAnimationFrame);
    const dialog = document.querySelector<HTMLElement>('[role=alertdialog]');
    return dialog?.querySelector('button') ? dialog : opened();
  };
  const dialog = await opened();
  return { answer, dialog, press: (name: string) => byRole(dialog, 'button', name).click() };
};

describe('a question before something that cannot be undone', () => {
  it('is named by its headline and described by what will happen', async () => {
    const { answer, dialog, press } = await ask(REMOVAL);
    expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Remove it?');
    expect(document.getElementById(dialog.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'It is gone for good.',
    );
    press('Cancel');
    expect(await answer).toBe(false);
  });

  it('answers yes by its verb', async () => {
    const { answer, press } = await ask(REMOVAL);
    press('Remove');
    expect(await answer).toBe(true);
  });

  it('wants the words typed where it asks for them', async () => {
    const { answer, dialog, press } = await ask({ ...REMOVAL, words: 'remove the demonstration' });
    const yes = byRole(dialog, 'button', 'Remove') as HTMLButtonElement;
    const words = byRole(dialog, 'textbox', 'Type remove the demonstration') as HTMLInputElement;
    const type = (text: string) => {
      words.value = text;
      words.dispatchEvent(new Event('input'));
      TestBed.tick();
    };
    expect(yes.disabled).toBe(true);
    type('remove');
    expect(yes.disabled).toBe(true);
    type(' Remove the demonstration ');
    expect(yes.disabled).toBe(false);
    press('Remove');
    expect(await answer).toBe(true);
  });
});
