import { Global, Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { Demonstration } from '../platform/demonstration';
import { DemonstrationService } from './demonstration.service';
import { Player } from './player';

/** Whoever asks the platform for the demonstration gets this one. */
@Global()
@Module({
  imports: [AccessModule],
  providers: [Player, { provide: Demonstration, useClass: DemonstrationService }],
  exports: [Demonstration],
})
export class DemonstrationModule {}
