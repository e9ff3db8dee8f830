import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  guest,
  guestLink,
  guestList,
  guestParam,
  guestQuery,
  guestWrite,
  placeHistory,
  type Guest,
  type GuestLink,
  type GuestList,
  type GuestWrite,
  type PlaceHistory,
} from '@throughline/domain/events';
import { idParam } from '@throughline/domain/shared';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import type { GuestQuery } from './guests.queries';
import { GuestsService } from './guests.service';

type GuestParam = z.output<typeof guestParam>;

/** Who is on the list of an event, and the links with which they answer. */
@Controller('events/:id')
export class GuestsController {
  constructor(private readonly guests: GuestsService) {}

  @Get('guests')
  @Can('event.write')
  @Answer(guestList)
  list(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: guestQuery }) query: GuestQuery,
  ): Promise<GuestList> {
    return this.guests.list(id, query);
  }

  @Get('guests/:guestId')
  @Can('event.write')
  @Answer(guest)
  read(@Param({ schema: guestParam }) { id, guestId }: GuestParam): Promise<Guest> {
    return this.guests.read(id, guestId);
  }

  @Get('guests/:guestId/places')
  @Can('event.write')
  @Answer(placeHistory)
  places(@Param({ schema: guestParam }) { id, guestId }: GuestParam): Promise<PlaceHistory> {
    return this.guests.placeHistory(id, guestId);
  }

  @Put('guests/:guestId')
  @Can('event.write')
  @Answer(guest)
  write(
    @Param({ schema: guestParam }) { id, guestId }: GuestParam,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: guestWrite }) write: GuestWrite,
  ): Promise<Guest> {
    return this.guests.write(id, guestId, ifMatch, write);
  }

  @Delete('guests/:guestId')
  @Can('event.write')
  @Answer(null)
  remove(@Param({ schema: guestParam }) { id, guestId }: GuestParam): Promise<void> {
    return this.guests.remove(id, guestId);
  }

  @Post('guests/:guestId/link')
  @Can('event.write')
  @Answer(guestLink)
  link(@Param({ schema: guestParam }) { id, guestId }: GuestParam): Promise<GuestLink> {
    return this.guests.link(id, guestId);
  }

  @Delete('guests/:guestId/link')
  @Can('event.write')
  @Answer(null)
  unlink(@Param({ schema: guestParam }) { id, guestId }: GuestParam): Promise<void> {
    return this.guests.unlink(id, guestId);
  }

  @Post('sign-up')
  @Can('event.write')
  @Answer(guestLink)
  openSignUp(@Param({ schema: idParam }) { id }: { id: string }): Promise<GuestLink> {
    return this.guests.openSignUp(id);
  }

  @Delete('sign-up')
  @Can('event.write')
  @Answer(null)
  closeSignUp(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    return this.guests.closeSignUp(id);
  }
}
