import { Module } from '@nestjs/common';
import { constraintProblems } from '../platform/constraint-problems';
import { AttentionQueries } from './attention.queries';
import { CollectionController } from './collection.controller';
import { CollectionQueries } from './collection.queries';
import { CollectionService } from './collection.service';
import { CommunityRepository } from './community.repository';
import { CommunityService } from './community.service';
import { CoverageRepository } from './coverage.repository';
import { CoverageService } from './coverage.service';
import { ExplanationController } from './explanation.controller';
import { ExplanationQueries } from './explanation.queries';
import { ExplanationService } from './explanation.service';
import { IndicatorController } from './indicator.controller';
import { IndicatorQueries } from './indicator.queries';
import { IndicatorRepository } from './indicator.repository';
import { IndicatorService } from './indicator.service';
import { KeptFigureRepository } from './kept-figure.repository';
import { PlannerQueries } from './planner.queries';
import { PlannerService } from './planner.service';
import { ProgressQueries } from './progress.queries';
import { ProgressService } from './progress.service';
import { ResultsController } from './results.controller';

constraintProblems({
  community_name_key: 'community.nameTaken',
  coverage_target_region_in_strand: 'coverage.regionOutside',
  coverage_target_community_fkey: 'coverage.communityUnknown',
  indicator_code_key: 'indicator.codeTaken',
  indicator_period_overlap: 'period.overlaps',
});

@Module({
  controllers: [ResultsController, CollectionController, ExplanationController, IndicatorController],
  providers: [
    ...[ProgressQueries, AttentionQueries, ProgressService],
    ...[CollectionQueries, PlannerQueries, CollectionService, PlannerService],
    ...[ExplanationQueries, ExplanationService, KeptFigureRepository],
    ...[IndicatorQueries, IndicatorRepository, IndicatorService],
    ...[CommunityRepository, CommunityService, CoverageRepository, CoverageService],
  ],
  exports: [ProgressQueries, CommunityService, CoverageService, IndicatorService],
})
export class ResultsModule {}
