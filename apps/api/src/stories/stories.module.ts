import { Module } from '@nestjs/common';
import { constraintProblems } from '../platform/constraint-problems';
import { CollectionController } from './collection.controller';
import { CollectionQueries } from './collection.queries';
import { CollectionRepository } from './collection.repository';
import { CollectionService } from './collection.service';
import { ConsentsRepository } from './consents.repository';
import { ConsentsService } from './consents.service';
import { GatherersController } from './gatherers.controller';
import { StoriesController } from './stories.controller';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryBulkQueries } from './story-bulk.queries';
import { StoryBulkService } from './story-bulk.service';
import { StoryHand } from './story-hand';
import { StoryListController } from './story-list.controller';
import { StoryListQueries } from './story-list.queries';
import { StoryMovesService } from './story-moves.service';
import { StoryPartsController } from './story-parts.controller';
import { StoryPartsRepository } from './story-parts.repository';
import { StoryPartsService } from './story-parts.service';
import { StoryTextsController } from './story-texts.controller';
import { StoryTextsRepository } from './story-texts.repository';
import { StoryTextsService } from './story-texts.service';
import { ThemeAdminController } from './theme-admin.controller';
import { ThemeAdminRepository } from './theme-admin.repository';
import { ThemeAdminService } from './theme-admin.service';

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
  story_collection_name_key: 'collection.nameTaken',
  story_collection_programme: 'collection.otherProgramme',
  story_curated_not_withdrawn: 'story.withdrawn',
  theme_name_key: 'theme.nameTaken',
  consent_record_expiry: 'consent.expiresTooEarly',
});

@Module({
  controllers: [
    // Before the others: `stories/board` is no story's id.
    StoryListController,
    CollectionController,
    ThemeAdminController,
    StoriesController,
    StoryPartsController,
    StoryTextsController,
    GatherersController,
  ],
  providers: [
    StoriesRepository,
    StoryTextsRepository,
    StoryPartsRepository,
    ConsentsRepository,
    StoriesQueries,
    StoryListQueries,
    StoryBulkQueries,
    CollectionQueries,
    CollectionRepository,
    ThemeAdminRepository,
    StoryHand,
    StoriesService,
    StoryTextsService,
    StoryPartsService,
    StoryMovesService,
    ConsentsService,
    StoryBulkService,
    CollectionService,
    ThemeAdminService,
  ],
  exports: [
    StoryBulkService,
    CollectionService,
    StoriesQueries,
    StoriesService,
    StoryPartsService,
    StoryMovesService,
    ConsentsService,
  ],
})
export class StoriesModule {}
