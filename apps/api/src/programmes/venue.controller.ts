import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { venue, venueList, venueWrite, searchQuery, type Venue, type VenueWrite } from '@throughline/domain/programmes';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { VenueService } from './venue.service';

@Controller('venues')
export class VenueController {
  constructor(private readonly venues: VenueService) {}

  @Get()
  @Can('place.read')
  @Answer(venueList)
  list(@Query({ schema: searchQuery }) { q }: { q?: string }): Promise<{ items: Venue[] }> {
    return this.venues.list(q);
  }

  @Get(':id')
  @Can('place.read')
  @Answer(venue)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Venue> {
    return this.venues.read(id);
  }

  @Put(':id')
  @Can('place.write')
  @Answer(venue)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: venueWrite }) write: VenueWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Venue> {
    return this.venues.put(id, write, ifMatch);
  }
}
