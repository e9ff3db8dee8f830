import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessModule } from './access/access.module';
import { CalendarModule } from './calendar/calendar.module';
import { DemonstrationModule } from './demonstration/demonstration.module';
import { EventsModule } from './events/events.module';
import { MIGRATIONS } from './migrations';
import { PeopleModule } from './people/people.module';
import { configureHttp, refuseTheRest } from './platform/http';
import { NestLog } from './platform/log';
import { serveDocument } from './platform/openapi';
import { PlatformModule, type PlatformOptions } from './platform/platform.module';
import { ProgrammesModule } from './programmes/programmes.module';
import { ReportsModule } from './reports/reports.module';
import { ResultsModule } from './results/results.module';
import { StoriesModule } from './stories/stories.module';
import { CompletionModule } from './training/completion.module';
import { TrainingModule } from './training/training.module';

/** Every room. */
const ROOMS = [
  DemonstrationModule,
  AccessModule,
  ProgrammesModule,
  EventsModule,
  StoriesModule,
  PeopleModule,
  TrainingModule,
  CompletionModule,
  CalendarModule,
  ResultsModule,
  ReportsModule,
];

export type AppOptions = Omit<PlatformOptions, 'migrations'>;

@Module({})
export class AppModule {
  static with(options: AppOptions): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with({ ...options, migrations: MIGRATIONS }), ...ROOMS] };
  }
}

/** The application, ready to be started: nothing is connected and nothing listens yet. */
export const createApp = async (options: AppOptions): Promise<NestExpressApplication> => {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
    logger: new NestLog(options.log),
  });
  configureHttp(app);
  serveDocument(app);
  refuseTheRest(app);
  return app;
};
