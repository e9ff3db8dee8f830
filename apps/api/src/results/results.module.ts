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
import { KeptFigureRepository } from './kept-figure.repository';
import { MilestoneController } from './milestone.controller';
import { MilestoneRepository } from './milestone.repository';
import { MilestoneService } from './milestone.service';
import { PlanController } from './plan.controller';
import { PlanQueries } from './plan.queries';
import { PlanService } from './plan.service';
import { PlannerQueries } from './planner.queries';
import { PlannerService } from './planner.service';
import { ProgressQueries } from './progress.queries';
import { ProgressService } from './progress.service';
import { ResultsController } from './results.controller';

constraintProblems({
  community_name_key: 'community.nameTaken',
  coverage_target_region_in_strand: 'coverage.regionOutside',
  coverage_target_community_fkey: 'coverage.communityUnknown',
  milestone_dependency_circle: 'milestone.circle',
  milestone_dependency_on_fkey: 'milestone.dependsOutside',
  milestone_strand_fkey: 'plan.strandOutside',
});

@Module({
  controllers: [ResultsController, CollectionController, ExplanationController, PlanController, MilestoneController],
  providers: [
    ...[ProgressQueries, AttentionQueries, ProgressService],
    ...[CollectionQueries, PlannerQueries, CollectionService, PlannerService],
    ...[ExplanationQueries, ExplanationService, KeptFigureRepository],
    ...[PlanQueries, PlanService, MilestoneRepository, MilestoneService],
    ...[CommunityRepository, CommunityService, CoverageRepository, CoverageService],
  ],
  exports: [ProgressQueries, CommunityService, CoverageService, MilestoneService],
})
export class ResultsModule {}
