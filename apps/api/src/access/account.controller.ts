import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  accountWrite,
  invitation,
  managedAccount,
  managedAccountList,
  namedRefList,
  trainerQuery,
  type AccountWrite,
  type ManagedAccount,
} from '@throughline/domain/access';
import { idParam, type Id, type NamedRef } from '@throughline/domain/shared';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { AccountService } from './account.service';
import { InvitationService } from './invitation.service';

@Controller()
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly invitations: InvitationService,
  ) {}

  @Get('accounts')
  @Can('account.manage')
  @Answer(managedAccountList)
  async list(): Promise<{ items: ManagedAccount[] }> {
    return { items: await this.accounts.list() };
  }

  @Get('accounts/:id')
  @Can('account.manage')
  @Answer(managedAccount)
  read(@Param({ schema: idParam }) { id }: { id: Id }): Promise<ManagedAccount> {
    return this.accounts.read(id);
  }

  @Put('accounts/:id')
  @Can('account.manage')
  @Answer(managedAccount)
  put(
    @Param({ schema: idParam }) { id }: { id: Id },
    @Body({ schema: accountWrite }) write: AccountWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<ManagedAccount> {
    return this.accounts.put({ id, ifMatch, write });
  }

  @Post('accounts/:id/invitation')
  @Can('account.manage')
  @Answer(invitation)
  invite(@Param({ schema: idParam }) { id }: { id: Id }): Promise<z.infer<typeof invitation>> {
    return this.invitations.invite(id);
  }

  @Get('trainers')
  @Can('programme.read')
  @Answer(namedRefList)
  async trainers(@Query({ schema: trainerQuery }) { strandId }: { strandId: Id }): Promise<{ items: NamedRef[] }> {
    return { items: await this.accounts.trainersOf(strandId) };
  }
}
