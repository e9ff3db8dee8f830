import { Body, Controller, Get, Inject, Post, Req } from '@nestjs/common';
import { removal, removalWrite, welcome, type Removal, type Welcome } from '@throughline/domain/access';
import type { Request } from 'express';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can, Public } from '../platform/can';
import { CONFIG, type Config } from '../platform/config';
import { isSecureConnection } from '../platform/connection';
import { RemovalService } from './removal.service';
import { WelcomeService } from './welcome.service';

@Controller()
export class WelcomeController {
  constructor(
    private readonly welcomes: WelcomeService,
    private readonly removal: RemovalService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('welcome')
  @Public()
  @Answer(welcome)
  async read(@Req() request: Request): Promise<Welcome> {
    return { ...(await this.welcomes.read()), canSignInHere: isSecureConnection(request, this.config) };
  }

  @Post('demonstration/removal')
  @Can('demonstration.remove')
  @Answer(removal)
  remove(@Body({ schema: removalWrite }) write: z.infer<typeof removalWrite>): Promise<Removal> {
    return this.removal.remove(write);
  }
}
