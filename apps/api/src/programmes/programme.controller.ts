import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  programme,
  programmeList,
  programmeWrite,
  searchQuery,
  type Programme,
  type ProgrammeList,
  type ProgrammeWrite,
} from '@throughline/domain/programmes';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { ProgrammeService } from './programme.service';

@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly programmes: ProgrammeService) {}

  @Get()
  @Can('programme.read')
  @Answer(programmeList)
  list(@Query({ schema: searchQuery }) { q }: { q?: string }): Promise<ProgrammeList> {
    return this.programmes.list(q);
  }

  @Get(':id')
  @Can('programme.read')
  @Answer(programme)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Programme> {
    return this.programmes.read(id);
  }

  @Put(':id')
  @Can('programme.write')
  @Answer(programme)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: programmeWrite }) write: ProgrammeWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Programme> {
    return this.programmes.put(id, write, ifMatch);
  }
}
