import { Module } from '@nestjs/common';
import { constraintProblems } from '../platform/constraint-problems';
import { ConsentsService } from './consents.service';
import { GatherersController } from './gatherers.controller';
import { StoriesController } from './stories.controller';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryMovesService } from './story-moves.service';

constraintProblems({
  story_region_in_strand: 'story.regionOutside',
  story_publish_consent: 'story.publishConsentMissing',
  story_practice_not_published: 'story.practice',
  story_under_18_not_published: 'story.under18',
  consent_record_expiry: 'consent.expiresTooEarly',
});

@Module({
  controllers: [StoriesController, GatherersController],
  providers: [StoriesRepository, StoriesQueries, StoriesService, StoryMovesService, ConsentsService],
  exports: [StoriesQueries, StoriesService, StoryMovesService, ConsentsService],
})
export class StoriesModule {}
