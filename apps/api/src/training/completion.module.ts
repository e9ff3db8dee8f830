import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { PeopleModule } from '../people/people.module';
import { constraintProblems } from '../platform/constraint-problems';
import { BadgeController } from './badge.controller';
import { BadgeQueries } from './badge.queries';
import { BadgeRepository } from './badge.repository';
import { BadgeService } from './badge.service';
import { CertificatePrinter } from './certificate-printer';
import { CertificateController } from './certificate.controller';
import { CertificateQueries } from './certificate.queries';
import { CertificateRepository } from './certificate.repository';
import { CertificateService } from './certificate.service';
import { CompletionController } from './completion.controller';
import { CompletionQueries } from './completion.queries';
import { CompletionRepository } from './completion.repository';
import { CompletionService } from './completion.service';
import { ModuleCompletionController } from './module-completion.controller';
import { ModuleCompletionRepository } from './module-completion.repository';
import { ModuleCompletionService } from './module-completion.service';
import { TrainingModule } from './training.module';

constraintProblems({
  module_completion_once: 'moduleCompletion.twice',
  module_completion_module_fkey: 'course.moduleInUse',
  certificate_once: 'certificate.alreadyIssued',
  certificate_replaced_once: 'certificate.revoked',
  certificate_needs_completion: 'certificate.notCompleted',
  enrolment_keeps_certificate: 'certificate.stands',
});

/** What training comes to: modules held, courses completed, certificates and badges. */
@Module({
  imports: [AccessModule, PeopleModule, TrainingModule],
  controllers: [CompletionController, CertificateController, BadgeController, ModuleCompletionController],
  providers: [
    ...[CompletionRepository, CertificateRepository, BadgeRepository, ModuleCompletionRepository],
    ...[CompletionQueries, CertificateQueries, BadgeQueries, CertificatePrinter],
    ...[CompletionService, CertificateService, BadgeService, ModuleCompletionService],
  ],
  exports: [CompletionService, CertificateService, BadgeService, ModuleCompletionService],
})
export class CompletionModule {}
