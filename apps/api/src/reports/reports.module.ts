import { Module } from '@nestjs/common';
import { ResultsModule } from '../results/results.module';
import { FunderController } from './funder.controller';
import { FunderQueries } from './funder.queries';
import { FunderService } from './funder.service';

@Module({
  imports: [ResultsModule],
  controllers: [FunderController],
  providers: [FunderQueries, FunderService],
})
export class ReportsModule {}
