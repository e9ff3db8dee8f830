import { rmSync } from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const server = globalThis.embeddedPostgres;
  if (!server) return;
  await server.stop({ hurry: true });
  rmSync(server.dataDir, { recursive: true, force: true });
}
