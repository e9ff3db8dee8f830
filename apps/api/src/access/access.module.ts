import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SignInGuard } from './sign-in.guard';
import { SignInQueries } from './sign-in.queries';

@Module({
  providers: [SignInQueries, { provide: APP_GUARD, useClass: SignInGuard }],
  exports: [SignInQueries],
})
export class AccessModule {}
