import { TestBed } from '@angular/core/testing';
import { SoundRecorder, type SoundTake } from '../platform/sound-recorder';
import { EvidenceAdder } from './evidence-adder';

// What jsdom does not have.
URL.createObjectURL = () => 'blob:said';
URL.revokeObjectURL = () => undefined;

const start = (recorder: Partial<SoundRecorder>) => {
  TestBed.configureTestingModule({ providers: [{ provide: SoundRecorder, useValue: recorder }] });
  const fixture = TestBed.createComponent(EvidenceAdder);
  const page = fixture.nativeElement as HTMLElement;
  const settled = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
  };
  const press = async (name: string): Promise<void> => {
    const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name));
    if (!button) throw new Error(`There is no button ${name}: ${page.textContent}`);
    button.click();
    await settled();
  };
  return { fixture, page, press, settled };
};

describe('recording what somebody says', () => {
  it('keeps what was heard, to be listened to and taken away before it is sent', async () => {
    const file = new File(['yes'], 'recording', { type: 'audio/webm' });
    const take: SoundTake = { end: () => Promise.resolve(file), discard: () => undefined };
    const { fixture, page, press, settled } = start({ canRecord: true, begin: () => Promise.resolve(take) });
    await settled();

    await press('Record their words');
    expect(page.textContent).toContain('Recording.');
    await press('Stop and keep it');

    expect(fixture.componentInstance.waiting()).toMatchObject({ kind: 'recordedWords', file });
    expect(page.querySelector('audio')?.getAttribute('src')).toBe('blob:said');
    await press('Take it away');
    expect(fixture.componentInstance.waiting()).toBeNull();
  });

  it('lets go of the microphone when it is thrown away', async () => {
    let isHeld = true;
    const take: SoundTake = { end: () => Promise.reject(new Error('Nobody ends it')), discard: () => (isHeld = false) };
    const { fixture, press, settled } = start({ canRecord: true, begin: () => Promise.resolve(take) });
    await settled();

    await press('Record their words');
    await press('Throw it away');

    expect([isHeld, fixture.componentInstance.waiting()]).toEqual([false, null]);
  });

  it('says what to do when nobody allows the microphone, and is not offered where there is none', async () => {
    const refusing = start({ canRecord: true, begin: () => Promise.reject(new DOMException('', 'NotAllowedError')) });
    await refusing.settled();
    await refusing.press('Record their words');
    expect(refusing.page.querySelector('[role=alert]')?.textContent).toContain('The microphone cannot be used.');
    TestBed.resetTestingModule();

    const { page, settled } = start({ canRecord: false });
    await settled();
    expect(page.textContent).not.toContain('Record their words');
    expect(page.textContent).toContain('Choose a recording');
  });
});
