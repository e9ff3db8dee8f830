import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  region,
  regionList,
  regionWrite,
  searchQuery,
  type Region,
  type RegionWrite,
} from '@throughline/domain/programmes';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { RegionService } from './region.service';

@Controller('regions')
export class RegionController {
  constructor(private readonly regions: RegionService) {}

  @Get()
  @Can('place.read')
  @Answer(regionList)
  list(@Query({ schema: searchQuery }) { q }: { q?: string }): Promise<{ items: Region[] }> {
    return this.regions.list(q);
  }

  @Get(':id')
  @Can('place.read')
  @Answer(region)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Region> {
    return this.regions.read(id);
  }

  @Put(':id')
  @Can('place.write')
  @Answer(region)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: regionWrite }) write: RegionWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Region> {
    return this.regions.put(id, write, ifMatch);
  }
}
