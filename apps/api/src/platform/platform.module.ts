import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { AnswerInterceptor, CHECK_ANSWERS } from './answer.interceptor';
import { AskedInterceptor } from './asked.interceptor';
import { Audit } from './audit';
import { Clock } from './clock';
import { CONFIG, mediaFolder, type Config } from './config';
import { createDataSource, type Migrations } from './data-source';
import { Database } from './database';
import { FileStore } from './files/file-store';
import { Handlers } from './handlers';
import { HealthController } from './health.controller';
import { LOGGER } from './log';
import { DiskMediaStore } from './media/disk-media-store';
import { MediaCheck } from './media/media-check';
import { MediaFileRepository } from './media/media-file.repository';
import { MediaService } from './media/media.service';
import { MediaStore } from './media/media-store';
import { MediaSweep } from './media/media-sweep';
import { Picture } from './media/picture';
import { Migrator } from './migrator';
import { Policy } from './policy';
import { ProblemFilter } from './problem.filter';
import { StrayQueryInterceptor } from './stray-query.interceptor';
import { TransactionInterceptor } from './transaction.interceptor';
import { ValidationPipe } from './validation.pipe';

export interface PlatformOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly migrations: Migrations;
  /** Whether every answer is held to its declared schema: in specs, and while developing. */
  readonly checkAnswers: boolean;
}

const OFFERED = [Audit, Clock, Database, FileStore, Handlers, MediaService, Migrator, Policy];

/** Of the media, known to nobody else. */
const KEPT_BACK = [MediaCheck, MediaFileRepository, MediaSweep, Picture];

/** What every room stands on. Global, so that rooms import only each other. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, log, migrations, checkAnswers }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: log },
        { provide: CHECK_ANSWERS, useValue: checkAnswers },
        { provide: DataSource, useFactory: () => createDataSource(config, migrations) },
        { provide: MediaStore, useFactory: () => new DiskMediaStore(mediaFolder(config)) },
        ...OFFERED,
        ...KEPT_BACK,
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        // From the outside in: what fails in an inner one is rolled back by the transaction around it.
        { provide: APP_INTERCEPTOR, useClass: StrayQueryInterceptor },
        { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AskedInterceptor },
      ],
      exports: [CONFIG, LOGGER, DataSource, ...OFFERED],
    };
  }
}
