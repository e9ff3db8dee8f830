import { Controller, Get, Param } from '@nestjs/common';
import {
  funderProgramme,
  funderProgrammeList,
  type FunderProgramme,
  type FunderProgrammeList,
} from '@throughline/domain/reports';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { FunderService } from './funder.service';

@Controller('funder/programmes')
export class FunderController {
  constructor(private readonly funder: FunderService) {}

  @Get()
  @Can('funderProgress.read')
  @Answer(funderProgrammeList)
  list(): Promise<FunderProgrammeList> {
    return this.funder.list();
  }

  @Get(':id')
  @Can('funderProgress.read')
  @Answer(funderProgramme)
  programme(@Param({ schema: idParam }) { id }: { id: string }): Promise<FunderProgramme> {
    return this.funder.programme(id);
  }
}
