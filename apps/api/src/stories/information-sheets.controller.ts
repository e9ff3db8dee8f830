import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  informationSheet,
  informationSheetList,
  informationSheetQuery,
  informationSheetWrite,
  type InformationSheet,
  type InformationSheetList,
  type InformationSheetQuery,
  type InformationSheetWrite,
} from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { InformationSheetsService } from './information-sheets.service';

@Controller('information-sheets')
export class InformationSheetsController {
  constructor(private readonly sheets: InformationSheetsService) {}

  @Get()
  @Can('informationSheet.read')
  @Answer(informationSheetList)
  list(@Query({ schema: informationSheetQuery }) query: InformationSheetQuery): Promise<InformationSheetList> {
    return this.sheets.list(query);
  }

  @Put(':id')
  @Can('informationSheet.write')
  @Answer(informationSheet)
  add(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: informationSheetWrite }) write: InformationSheetWrite,
  ): Promise<InformationSheet> {
    return this.sheets.add(id, write);
  }
}
