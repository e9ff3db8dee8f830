import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { constraintProblems } from '../platform/constraint-problems';
import { AccountController } from './account.controller';
import { AccountQueries } from './account.queries';
import { AccountRepository } from './account.repository';
import { AccountService } from './account.service';
import { FirstAdministratorService } from './first-administrator.service';
import { InvitationService } from './invitation.service';
import { OneTimeLinkRepository } from './one-time-link.repository';
import { OwnAccountController } from './own-account.controller';
import { OwnAccountService } from './own-account.service';
import { RemovalService } from './removal.service';
import { SignInController } from './sign-in.controller';
import { SignInGuard } from './sign-in.guard';
import { SignInQueries } from './sign-in.queries';
import { SignInRepository } from './sign-in.repository';
import { SignInService } from './sign-in.service';
import { StartService } from './start.service';
import { ThrottleService } from './throttle.service';
import { WelcomeController } from './welcome.controller';
import { WelcomeService } from './welcome.service';

constraintProblems({
  account_email_key: 'account.emailTaken',
  membership_role_scope: 'membership.scope',
  membership_scope: 'membership.scope',
  membership_once: 'request.duplicate',
});

@Module({
  controllers: [SignInController, OwnAccountController, AccountController, WelcomeController],
  providers: [
    AccountQueries,
    AccountRepository,
    AccountService,
    FirstAdministratorService,
    InvitationService,
    OneTimeLinkRepository,
    OwnAccountService,
    RemovalService,
    SignInQueries,
    SignInRepository,
    SignInService,
    StartService,
    ThrottleService,
    WelcomeService,
    { provide: APP_GUARD, useClass: SignInGuard },
  ],
  // For what rooms open to people without an account, and for playing the demonstration through the services, as its people.
  exports: [AccountQueries, AccountService, SignInQueries, StartService, ThrottleService],
})
export class AccessModule {}
