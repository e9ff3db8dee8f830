// Run by `nx build api` before the compiler, which never deletes what an earlier build left behind.
import { rmSync } from 'node:fs';

for (const folder of ['dist/apps/api', 'dist/libs/domain']) {
  rmSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, force: true });
}
