import { Module } from '@nestjs/common';
import { AttentionQueries } from './attention.queries';
import { ProgressQueries } from './progress.queries';
import { ProgressService } from './progress.service';
import { ResultsController } from './results.controller';

@Module({
  controllers: [ResultsController],
  providers: [ProgressQueries, AttentionQueries, ProgressService],
  exports: [ProgressQueries],
})
export class ResultsModule {}
