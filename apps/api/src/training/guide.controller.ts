import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { FILE_TYPES, id, idParam } from '@throughline/domain/shared';
import {
  guide,
  guideList,
  guideQuery,
  type Guide,
  type GuideList,
  type GuideQuery,
} from '@throughline/domain/training';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { AnswerDocument, Document } from '../platform/document';
import { TakesFile, Uploaded, UploadedFile } from '../platform/files/uploaded';
import { GuideService } from './guide.service';

const guideParam = z.strictObject({ id, guideId: id });

@Controller('cohorts/:id/guides')
export class GuideController {
  constructor(private readonly guides: GuideService) {}

  @Get()
  @Can('cohort.read')
  @Answer(guideList)
  list(@Param({ schema: idParam }) { id }: { id: string }): Promise<GuideList> {
    return this.guides.list(id);
  }

  @Put(':guideId')
  @Can('guide.write')
  @TakesFile()
  @Answer(guide)
  add(
    @Param({ schema: guideParam }) { id, guideId }: z.output<typeof guideParam>,
    @Query({ schema: guideQuery }) about: GuideQuery,
    @Uploaded() { bytes }: UploadedFile,
  ): Promise<Guide> {
    return this.guides.add(id, guideId, { bytes, about });
  }

  @Get(':guideId')
  @Can('cohort.read')
  @AnswerDocument(...FILE_TYPES)
  read(@Param({ schema: guideParam }) { id, guideId }: z.output<typeof guideParam>): Promise<Document> {
    return this.guides.read(id, guideId);
  }

  @Delete(':guideId')
  @Can('guide.write')
  @Answer(null)
  remove(@Param({ schema: guideParam }) { id, guideId }: z.output<typeof guideParam>): Promise<void> {
    return this.guides.remove(id, guideId);
  }
}
