import { Controller, Get } from '@nestjs/common';

@Controller('health')
export class HealthController {
  /** Says that the process is alive. Touches nothing, so that a database that is away does not get a healthy process killed. */
  @Get()
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
