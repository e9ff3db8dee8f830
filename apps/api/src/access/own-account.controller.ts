import { Body, Controller, Get, Put, Req } from '@nestjs/common';
import { account, passwordChange, type Account } from '@throughline/domain/access';
import type { Request } from 'express';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { OwnTransaction } from '../platform/transaction.interceptor';
import { OwnAccountService } from './own-account.service';

@Controller('account')
export class OwnAccountController {
  constructor(private readonly accounts: OwnAccountService) {}

  @Get()
  @Can('account.self')
  @Answer(account)
  read(): Promise<Account> {
    return this.accounts.read();
  }

  @Put('password')
  @Can('account.self')
  @OwnTransaction()
  @Answer(null)
  async changePassword(
    @Body({ schema: passwordChange }) change: z.infer<typeof passwordChange>,
    @Req() request: Request,
  ): Promise<void> {
    await this.accounts.changePassword({ ...change, networkAddress: request.ip ?? '' });
  }
}
