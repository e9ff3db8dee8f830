import { Body, Controller, Delete, Inject, Post, Req, Res } from '@nestjs/common';
import {
  acceptInvitationWrite,
  account,
  firstAdministratorWrite,
  signInWrite,
  type Account,
  type SignInWrite,
} from '@throughline/domain/access';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can, Public } from '../platform/can';
import { CONFIG, type Config } from '../platform/config';
import { OwnTransaction } from '../platform/transaction.interceptor';
import { FirstAdministratorService } from './first-administrator.service';
import { InvitationService } from './invitation.service';
import { OwnAccountService } from './own-account.service';
import { assertSecure, clearSignInCookie, setSignInCookie } from './sign-in-cookie';
import { SignInService } from './sign-in.service';
import { tokenIn } from './sign-in-token';

/** Getting in, and out. */
@Controller()
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly invitations: InvitationService,
    private readonly firstAdministrator: FirstAdministratorService,
    private readonly accounts: OwnAccountService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sign-in')
  @Public()
  @OwnTransaction()
  @Answer(account)
  async signIn(
    @Body({ schema: signInWrite }) write: SignInWrite,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Account> {
    assertSecure(request, this.config);
    const networkAddress = request.ip ?? '';
    const earlierToken = tokenIn(request.headers.cookie);
    const { accountId, token } = await this.signIns.signIn({ ...write, networkAddress, earlierToken });
    setSignInCookie(response, token);
    return this.accounts.describe(accountId);
  }

  @Post('invitations/accept')
  @Public()
  @Answer(account)
  async acceptInvitation(
    @Body({ schema: acceptInvitationWrite }) write: z.infer<typeof acceptInvitationWrite>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Account> {
    assertSecure(request, this.config);
    const { accountId, token } = await this.invitations.accept(write);
    setSignInCookie(response, token);
    return this.accounts.describe(accountId);
  }

  @Post('first-administrator')
  @Public()
  @Answer(account)
  async createFirstAdministrator(
    @Body({ schema: firstAdministratorWrite }) write: z.infer<typeof firstAdministratorWrite>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Account> {
    assertSecure(request, this.config);
    const { accountId, token } = await this.firstAdministrator.create(write);
    setSignInCookie(response, token);
    return this.accounts.describe(accountId);
  }

  @Delete('sign-in')
  @Can('account.self')
  @Answer(null)
  async signOut(@Res({ passthrough: true }) response: Response): Promise<void> {
    await this.signIns.signOut();
    clearSignInCookie(response);
  }

  @Delete('sign-ins')
  @Can('account.self')
  @Answer(null)
  async signOutEverywhere(@Res({ passthrough: true }) response: Response): Promise<void> {
    await this.signIns.signOutEverywhere();
    clearSignInCookie(response);
  }
}
