import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { constraintProblems } from '../platform/constraint-problems';
import { CollectionController } from './collection.controller';
import { CollectionQueries } from './collection.queries';
import { CollectionRepository } from './collection.repository';
import { CollectionService } from './collection.service';
import { ConcernsController } from './concerns.controller';
import { ConcernsQueries } from './concerns.queries';
import { ConcernsRepository } from './concerns.repository';
import { ConcernsService } from './concerns.service';
import { ConsentsRepository } from './consents.repository';
import { ConsentsService } from './consents.service';
import { GatherersController } from './gatherers.controller';
import { OutputsController } from './outputs.controller';
import { OutputsService } from './outputs.service';
import { ConsentAttentionController } from './consent-attention.controller';
import { ConsentAttentionQueries } from './consent-attention.queries';
import { ConsentEvidenceController } from './consent-evidence.controller';
import { ConsentEvidenceRepository } from './consent-evidence.repository';
import { ConsentEvidenceService } from './consent-evidence.service';
import { ConsentRenewalService } from './consent-renewal.service';
import { ConsentWordsController } from './consent-words.controller';
import { ConsentWordsRepository } from './consent-words.repository';
import { ConsentWordsService } from './consent-words.service';
import { InformationSheetsController } from './information-sheets.controller';
import { InformationSheetsRepository } from './information-sheets.repository';
import { InformationSheetsService } from './information-sheets.service';
import { StoriesController } from './stories.controller';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryErasure } from './story-erasure';
import { StoryBulkQueries } from './story-bulk.queries';
import { StoryBulkService } from './story-bulk.service';
import { StoryExportService } from './story-export.service';
import { StoryFilesController } from './story-files.controller';
import { StoryFilesRepository } from './story-files.repository';
import { StoryFilesService } from './story-files.service';
import { StoryHand } from './story-hand';
import { StoryListController } from './story-list.controller';
import { StoryListQueries } from './story-list.queries';
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
import { StoryUseController } from './story-use.controller';
import { StoryUseQueries } from './story-use.queries';
import { StoryUseRepository } from './story-use.repository';
import { StoryUseService } from './story-use.service';
import { TakeBackService } from './take-back.service';
import { WithdrawalRepository } from './withdrawal.repository';
import { WithdrawalService } from './withdrawal.service';
import { ThemeAdminController } from './theme-admin.controller';
import { ThemeAdminRepository } from './theme-admin.repository';
import { ThemeAdminService } from './theme-admin.service';
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
  story_review_own: 'story.ownReview',
  story_review_once: 'review.exists',
  output_citation_consent: 'output.notCovered',
  curated_output_cites: 'output.cites',
  output_citation_programme: 'output.otherProgramme',
  output_citation_quote: 'output.quoteUnknown',
  output_citation_once: 'output.cited',
  disclosure_scope_stands: 'disclosure.notAgreed',
  disclosure_in_future: 'disclosure.inFuture',
  withdrawal_task_open: 'withdrawalTask.openAlready',
  story_collection_name_key: 'collection.nameTaken',
  story_collection_programme: 'collection.otherProgramme',
  story_curated_not_withdrawn: 'story.withdrawn',
  theme_name_key: 'theme.nameTaken',
  // Merged into another one between looking and giving.
  story_theme_theme_fkey: 'review.themeUnknown',
  information_sheet_version: 'informationSheet.exists',
  story_asset_file_or_address: 'asset.fileAndAddress',
  story_asset_file_removed: 'story.withdrawn',
  story_asset_anonymised: 'asset.nothingToAnonymise',
  consent_record_expiry: 'consent.expiresTooEarly',
});

@Module({
  imports: [AccessModule],
  controllers: [
    // Before the others: `stories/board` is no story's id.
    StoryListController,
    StoriesController,
    StorySearchController,
    StoryPartsController,
    StoryFilesController,
    StoryTextsController,
    StoryReviewsController,
    ThemesController,
    GatherersController,
    StoryUseController,
    OutputsController,
    CollectionController,
    ThemeAdminController,
    ConcernsController,
    ConsentEvidenceController,
    ConsentWordsController,
    ConsentAttentionController,
    InformationSheetsController,
  ],
  providers: [
    StoriesRepository,
    StoryTextsRepository,
    StoryPartsRepository,
    ConsentsRepository,
    StoriesQueries,
    StoryListQueries,
    StoryExportService,
    StoryBulkQueries,
    CollectionQueries,
    CollectionRepository,
    ThemeAdminRepository,
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
    ...[StoryFilesRepository, StoryFilesService],
    StoryMovesService,
    ConsentsService,
    ...[StoryUseQueries, StoryUseRepository, StoryUseService, OutputsService, TakeBackService],
    ...[WithdrawalRepository, WithdrawalService, StoryErasure],
    ...[StoryBulkService, CollectionService, ThemeAdminService],
    ...[ConcernsRepository, ConcernsQueries, ConcernsService, Under18Service],
    ...[ConsentRenewalService, ConsentEvidenceRepository, ConsentEvidenceService, ConsentAttentionQueries],
    ...[ConsentWordsRepository, ConsentWordsService],
    ...[InformationSheetsRepository, InformationSheetsService],
  ],
  exports: [
    ConsentEvidenceService,
    ConsentRenewalService,
    InformationSheetsService,
    ConcernsService,
    Under18Service,
    StoryBulkService,
    CollectionService,
    StoriesQueries,
    StoriesService,
    StoryPartsService,
    StoryMovesService,
    ConsentsService,
    StoryUseService,
    OutputsService,
    StoryErasure,
  ],
})
export class StoriesModule {}
