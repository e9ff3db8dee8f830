import { TestBed } from '@angular/core/testing';
import { byRole, named } from '../testing/by-role';
import { FileProgress, type FileProgressState } from './file-progress';

interface Shown {
  readonly state: FileProgressState;
  readonly share?: number;
  readonly bytes?: number;
  readonly problem?: string | null;
  readonly canRetry?: boolean;
}

const show = async (shown: Shown) => {
  const fixture = TestBed.createComponent(FileProgress);
  const told: string[] = [];
  const change = async (inputs: Partial<Shown>): Promise<void> => {
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
  };
  fixture.componentInstance.retry.subscribe(() => told.push('retry'));
  fixture.componentInstance.leave.subscribe(() => told.push('leave'));
  await change({ ...{ name: 'interview.m4a', bytes: 48_300_000, share: 0 }, ...shown });
  const row = fixture.nativeElement as HTMLElement;
  const status = (): string => byRole(row, 'status').textContent.trim();
  return { row, told, change, status, bar: () => row.querySelector('progress') };
};

describe('a file on its way', () => {
  it('is a group with its name, its size and a bar that says how far it is', async () => {
    const { row, bar } = await show({ state: 'sending', share: 0.439 });

    expect([row.getAttribute('role'), row.getAttribute('aria-label')]).toEqual(['group', 'interview.m4a']);
    expect(row.textContent).toContain('48.3 MB');
    expect([bar()?.getAttribute('aria-label'), bar()?.value]).toEqual(['Progress of interview.m4a', 0.439]);
    expect(bar()?.getAttribute('aria-valuetext')).toBe('43% sent');
  });

  it.each([
    [300, '1 kB'],
    [820_400, '820 kB'],
    [1_000_000, '1 MB'],
    [200_000_000, '200 MB'],
  ])('of %d bytes has %s', async (bytes, size) => {
    expect((await show({ state: 'sending', bytes })).row.textContent).toContain(size);
  });

  it('can be cancelled, by a button that says what', async () => {
    const { row, told } = await show({ state: 'sending' });

    expect(named(row, 'button')).toEqual(['Cancel: interview.m4a']);
    byRole(row, 'button', 'Cancel').click();
    expect(told).toEqual(['leave']);
  });

  it('that waits says that it goes on by itself', async () => {
    const { row, bar } = await show({ state: 'waiting', share: 0.5 });

    expect(row.textContent).toContain('50% sent. No connection: it goes on by itself.');
    expect(bar()?.value).toBe(0.5);
  });

  it('that is looked at shows no number, since nobody knows how long that takes', async () => {
    const { row, bar } = await show({ state: 'checking', share: 1 });

    expect(bar()?.hasAttribute('value')).toBe(false);
    expect(row.textContent).toContain('All of it has arrived. Checking…');
  });

  it('that failed says why, and can be sent again or left', async () => {
    const { row, told, bar } = await show({ state: 'failed', problem: 'There is no room left.' });

    expect(bar()).toBeNull();
    expect(row.textContent).toContain('There is no room left.');
    byRole(row, 'button', 'Try again').click();
    byRole(row, 'button', 'Leave it').click();
    expect(told).toEqual(['retry', 'leave']);
  });

  it('that the same would happen to again can only be left', async () => {
    expect(named((await show({ state: 'failed', canRetry: false })).row, 'button')).toEqual([
      'Leave it: interview.m4a',
    ]);
  });

  it('that is done has nothing more to press', async () => {
    const { row, bar } = await show({ state: 'done', share: 1 });

    expect([bar(), named(row, 'button'), row.textContent.includes('Sent')]).toEqual([null, [], true]);
  });

  it('announces what changes, and not each percent', async () => {
    const { change, status } = await show({ state: 'sending', share: 0.1 });
    const heard = [status()];
    for (const inputs of [
      { share: 0.2 },
      { share: 0.9 },
      { state: 'waiting' },
      { share: 0.95 },
      { state: 'done' },
    ] satisfies Partial<Shown>[]) {
      await change(inputs);
      if (status() !== heard.at(-1)) heard.push(status());
    }

    expect(heard).toEqual([
      'Sending interview.m4a',
      'interview.m4a: no connection, it goes on by itself',
      'interview.m4a: Sent',
    ]);
  });
});
