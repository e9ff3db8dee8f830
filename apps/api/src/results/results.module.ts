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
import { MilestoneController } from './milestone.controller';
import { MilestoneRepository } from './milestone.repository';
import { MilestoneService } from './milestone.service';
import { DecisionController } from './decision.controller';
import { DecisionService } from './decision.service';
import { DeliverableController } from './deliverable.controller';
import { DeliverableService } from './deliverable.service';
import { RiskController } from './risk.controller';
import { RiskService } from './risk.service';
import { PlanRecordRepository } from './plan-record.repository';
import { PlanWriting } from './plan-writing.service';
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
  indicator_code_key: 'indicator.codeTaken',
  indicator_period_overlap: 'period.overlaps',
  milestone_dependency_circle: 'milestone.circle',
  milestone_dependency_on_fkey: 'milestone.dependsOutside',
  milestone_strand_fkey: 'plan.strandOutside',
  deliverable_code_key: 'deliverable.codeTaken',
  plan_action_decision_fkey: 'action.decisionOutside',
});

@Module({
  controllers: [
    ...[ResultsController, CollectionController, ExplanationController, IndicatorController],
    ...[PlanController, MilestoneController, DeliverableController, RiskController, DecisionController],
  ],
  providers: [
    ...[ProgressQueries, AttentionQueries, ProgressService],
    ...[CollectionQueries, PlannerQueries, CollectionService, PlannerService],
    ...[ExplanationQueries, ExplanationService, KeptFigureRepository],
    ...[IndicatorQueries, IndicatorRepository, IndicatorService],
    ...[PlanQueries, PlanService, PlanWriting, PlanRecordRepository, MilestoneRepository, MilestoneService],
    ...[DeliverableService, RiskService, DecisionService],
    ...[CommunityRepository, CommunityService, CoverageRepository, CoverageService],
  ],
  exports: [
    ...[ProgressQueries, CommunityService, CoverageService, IndicatorService],
    ...[MilestoneService, DeliverableService, RiskService, DecisionService],
  ],
})
export class ResultsModule {}
