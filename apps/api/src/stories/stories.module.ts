import { Module } from '@nestjs/common';
import { constraintProblems } from '../platform/constraint-problems';
import { ConcernsController } from './concerns.controller';
import { ConcernsQueries } from './concerns.queries';
import { ConcernsRepository } from './concerns.repository';
import { ConcernsService } from './concerns.service';
import { ConsentsRepository } from './consents.repository';
import { ConsentsService } from './consents.service';
import { GatherersController } from './gatherers.controller';
import { StoriesController } from './stories.controller';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryHand } from './story-hand';
import { StoryMovesService } from './story-moves.service';
import { StoryPartsController } from './story-parts.controller';
import { StoryPartsRepository } from './story-parts.repository';
import { StoryPartsService } from './story-parts.service';
import { StoryTextsController } from './story-texts.controller';
import { StoryTextsRepository } from './story-texts.repository';
import { StoryTextsService } from './story-texts.service';
import { Under18Service } from './under-18.service';

constraintProblems({
  story_region_in_strand: 'story.regionOutside',
  story_publish_consent: 'story.publishConsentMissing',
  story_practice_not_published: 'story.practice',
  story_under_18_not_published: 'story.under18',
  story_held_not_published: 'story.held',
  story_guardian: 'story.guardianMissing',
  story_text_agreed: 'story.textNotAgreed',
  story_anonymised_asset: 'story.anonymisedAssetMissing',
  story_community_fkey: 'story.communityUnknown',
  consent_record_expiry: 'consent.expiresTooEarly',
});

@Module({
  controllers: [StoriesController, StoryPartsController, StoryTextsController, GatherersController, ConcernsController],
  providers: [
    StoriesRepository,
    StoryTextsRepository,
    StoryPartsRepository,
    ConsentsRepository,
    StoriesQueries,
    StoryHand,
    StoriesService,
    StoryTextsService,
    StoryPartsService,
    StoryMovesService,
    ConsentsService,
    ConcernsRepository,
    ConcernsQueries,
    ConcernsService,
    Under18Service,
  ],
  exports: [StoriesQueries, StoriesService, StoryPartsService, StoryMovesService, ConsentsService, ConcernsService],
})
export class StoriesModule {}
