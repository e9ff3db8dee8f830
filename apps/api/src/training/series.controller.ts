import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  series,
  seriesEdit,
  seriesEditAnswer,
  seriesEditParams,
  seriesEditPreview,
  seriesList,
  seriesPreview,
  seriesQuery,
  seriesWrite,
  type Series,
  type SeriesEdit,
  type SeriesEditAnswer,
  type SeriesEditPreview,
  type SeriesList,
  type SeriesPreview,
  type SeriesWrite,
} from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { SeriesEditService } from './series-edit.service';
import { SeriesService } from './series.service';

@Controller('series')
export class SeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly edits: SeriesEditService,
  ) {}

  @Get()
  @Can('trainingSession.read')
  @Answer(seriesList)
  list(@Query({ schema: seriesQuery }) { cohortId }: { cohortId: string }): Promise<SeriesList> {
    return this.series.list(cohortId);
  }

  @Post('preview')
  @Can('trainingSession.write')
  @Answer(seriesPreview)
  preview(@Body({ schema: seriesWrite }) write: SeriesWrite): Promise<SeriesPreview> {
    return this.series.preview(write);
  }

  @Get(':id')
  @Can('trainingSession.read')
  @Answer(series)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Series> {
    return this.series.read(id);
  }

  @Put(':id')
  @Can('trainingSession.write')
  @Answer(series)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: seriesWrite }) write: SeriesWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Series> {
    return this.series.put(id, write, ifMatch);
  }

  @Post(':id/edits/preview')
  @Can('trainingSession.write')
  @Answer(seriesEditPreview)
  previewEdit(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: seriesEdit }) edit: SeriesEdit,
  ): Promise<SeriesEditPreview> {
    return this.edits.preview(id, edit);
  }

  @Put(':id/edits/:editId')
  @Can('trainingSession.write')
  @Answer(seriesEditAnswer)
  edit(
    @Param({ schema: seriesEditParams }) { id, editId }: { id: string; editId: string },
    @Body({ schema: seriesEdit }) edit: SeriesEdit,
    @IfMatch() ifMatch: number | null,
  ): Promise<SeriesEditAnswer> {
    return this.edits.apply(id, editId, edit, ifMatch);
  }
}
