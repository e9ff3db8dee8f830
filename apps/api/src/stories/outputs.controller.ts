import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import * as stories from '@throughline/domain/stories';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { OutputsService } from './outputs.service';

type CitationParam = z.output<typeof stories.citationParam>;

@Controller('outputs')
export class OutputsController {
  constructor(private readonly outputs: OutputsService) {}

  @Get()
  @Can('output.read')
  @Answer(stories.outputList)
  list(@Query({ schema: stories.outputQuery }) query: stories.OutputQuery): Promise<stories.OutputList> {
    return this.outputs.list(query);
  }

  @Get(':id')
  @Can('output.read')
  @Answer(stories.output)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<stories.Output> {
    return this.outputs.read(id);
  }

  @Put(':id')
  @Can('output.write')
  @Answer(stories.output)
  write(
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() ifMatch: number | null,
    @Body({ schema: stories.outputWrite }) write: stories.OutputWrite,
  ): Promise<stories.Output> {
    return this.outputs.write(id, ifMatch, write);
  }

  /** Takes it out of the list. The same `PUT` brings it back. */
  @Delete(':id')
  @Can('output.write')
  @Answer(null)
  remove(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    return this.outputs.remove(id);
  }

  @Get(':id/citable')
  @Can('output.write')
  @Answer(stories.citableList)
  citable(@Param({ schema: idParam }) { id }: { id: string }): Promise<stories.CitableList> {
    return this.outputs.citable(id);
  }

  @Put(':id/citations/:citationId')
  @Can('output.write')
  @Answer(stories.output)
  cite(
    @Param({ schema: stories.citationParam }) { id, citationId }: CitationParam,
    @Body({ schema: stories.citationWrite }) write: stories.CitationWrite,
  ): Promise<stories.Output> {
    return this.outputs.cite(id, citationId, write);
  }

  @Delete(':id/citations/:citationId')
  @Can('output.write')
  @Answer(stories.output)
  uncite(@Param({ schema: stories.citationParam }) { id, citationId }: CitationParam): Promise<stories.Output> {
    return this.outputs.uncite(id, citationId);
  }
}
