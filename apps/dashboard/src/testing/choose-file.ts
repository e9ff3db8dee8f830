import { File as ReadableFile } from 'node:buffer';
import { TestBed } from '@angular/core/testing';
import { type AppDriver } from './app-driver';

/** As a person chooses it: the one of the browser that plays here cannot be read. */
export const chooseFile = async (
  app: AppDriver,
  name: string,
  file = { name: 'river.wav', type: 'audio/wav', size: 3000 },
) => {
  const field = await app.find('input[type=file]', name);
  const chosen = new ReadableFile([new Uint8Array(file.size)], file.name, { type: file.type });
  Object.defineProperty(field, 'files', { value: [chosen], configurable: true });
  field.dispatchEvent(new Event('change'));
  await new Promise((done) => setTimeout(done));
  TestBed.tick();
};
