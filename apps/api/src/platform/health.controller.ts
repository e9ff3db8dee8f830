import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answer } from './answer';
import { Public } from './can';
import { Migrator } from './migrator';
import { ProblemError } from './problem';

const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
type Health = z.infer<typeof health>;

@Controller('health')
export class HealthController {
  constructor(private readonly migrator: Migrator) {}

  /** Says that the process is alive. Touches nothing, so that a database that is away does not get a healthy process killed. */
  @Get()
  @Public()
  @Answer(health)
  alive(): Health {
    return { status: 'ok' };
  }

  /** Says whether requests can be served: the database answers, and has every migration that this version knows. */
  @Get('ready')
  @Public()
  @Answer(health)
  async ready(): Promise<Health> {
    const pending = await this.migrator.pending().catch(() => null);
    if (pending === null || pending.length > 0) throw new ProblemError('server.unavailable', {}, { retryAfter: 5 });
    return { status: 'ok' };
  }
}
