import type { Locator } from '@playwright/test';

/** Draws a stroke over a field for signatures, as a finger does it. */
export async function signWithAFinger(field: Locator): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error('There is nowhere to sign.');
  const at = (part: number): { clientX: number; clientY: number } => ({
    clientX: box.x + box.width * (0.2 + 0.6 * part),
    clientY: box.y + box.height * (0.5 + 0.3 * Math.sin(part * 9)),
  });
  const finger = { pointerType: 'touch', pointerId: 1, isPrimary: true, bubbles: true };
  await field.dispatchEvent('pointerdown', { ...finger, ...at(0) });
  for (let step = 1; step <= 12; step++) await field.dispatchEvent('pointermove', { ...finger, ...at(step / 12) });
  await field.dispatchEvent('pointerup', { ...finger, ...at(1) });
}
