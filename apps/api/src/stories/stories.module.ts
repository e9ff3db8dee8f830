import { Module } from '@nestjs/common';
import { constraintProblems } from '../platform/constraint-problems';
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
import { StoryQuotesRepository } from './story-quotes.repository';
import { StoryQuotesService } from './story-quotes.service';
import { StoryReviewsController } from './story-reviews.controller';
import { StoryReviewsQueries } from './story-reviews.queries';
import { StoryReviewsRepository } from './story-reviews.repository';
import { StoryReviewsService } from './story-reviews.service';
import { StorySearchController } from './story-search.controller';
import { StorySearchNamesQueries } from './story-search-names.queries';
import { StorySearchQueries } from './story-search.queries';
import { StorySearchService } from './story-search.service';
import { StoryTextsController } from './story-texts.controller';
import { StoryTextsRepository } from './story-texts.repository';
import { StoryTextsService } from './story-texts.service';
import { ThemesController } from './themes.controller';
import { ThemesQueries } from './themes.queries';
import { ThemesService } from './themes.service';

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
  story_review_own: 'story.ownReview',
  story_review_once: 'review.exists',
  theme_name_key: 'theme.exists',
  consent_record_expiry: 'consent.expiresTooEarly',
});

@Module({
  controllers: [
    StoriesController,
    StorySearchController,
    StoryPartsController,
    StoryTextsController,
    StoryReviewsController,
    ThemesController,
    GatherersController,
  ],
  providers: [
    StoriesRepository,
    StoryTextsRepository,
    StoryPartsRepository,
    ConsentsRepository,
    StoriesQueries,
    StorySearchNamesQueries,
    StorySearchQueries,
    StorySearchService,
    StoryHand,
    StoriesService,
    StoryTextsService,
    StoryQuotesRepository,
    StoryReviewsRepository,
    StoryReviewsQueries,
    StoryReviewsService,
    StoryQuotesService,
    ThemesQueries,
    ThemesService,
    StoryPartsService,
    StoryMovesService,
    ConsentsService,
  ],
  exports: [StoriesQueries, StoriesService, StoryPartsService, StoryMovesService, ConsentsService],
})
export class StoriesModule {}
