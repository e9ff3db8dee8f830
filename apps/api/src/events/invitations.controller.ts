import { Body, Controller, Post, Req } from '@nestjs/common';
import {
  eventInvitation,
  invitationAnswer,
  invitationRead,
  openSignUp,
  signedUp,
  signUpWrite,
  type EventInvitation,
  type InvitationAnswer,
  type InvitationRead,
  type OpenSignUp,
  type SignedUp,
  type SignUpWrite,
} from '@throughline/domain/events';
import type { Request } from 'express';
import { Answer } from '../platform/answer';
import { Public } from '../platform/can';
import { OwnTransaction } from '../platform/transaction.interceptor';
import { InvitationsService } from './invitations.service';

/** What people do who have a link, and no account. Tokens come in the body: an address ends up in logs. */
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post('invitations/read')
  @Public()
  @OwnTransaction()
  @Answer(eventInvitation)
  read(@Body({ schema: invitationRead }) { token }: InvitationRead, @Req() request: Request): Promise<EventInvitation> {
    return this.invitations.read({ token, networkAddress: request.ip ?? '' });
  }

  @Post('invitations/answer')
  @Public()
  @OwnTransaction()
  @Answer(eventInvitation)
  answer(
    @Body({ schema: invitationAnswer }) write: InvitationAnswer,
    @Req() request: Request,
  ): Promise<EventInvitation> {
    return this.invitations.answer({ ...write, networkAddress: request.ip ?? '' });
  }

  @Post('sign-up/read')
  @Public()
  @OwnTransaction()
  @Answer(openSignUp)
  readSignUp(
    @Body({ schema: invitationRead }) { token }: InvitationRead,
    @Req() request: Request,
  ): Promise<OpenSignUp> {
    return this.invitations.readSignUp({ token, networkAddress: request.ip ?? '' });
  }

  @Post('sign-up/join')
  @Public()
  @OwnTransaction()
  @Answer(signedUp)
  signUp(@Body({ schema: signUpWrite }) write: SignUpWrite, @Req() request: Request): Promise<SignedUp> {
    return this.invitations.signUp({ ...write, networkAddress: request.ip ?? '' });
  }
}
