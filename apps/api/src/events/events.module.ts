import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { PeopleModule } from '../people/people.module';
import { constraintProblems } from '../platform/constraint-problems';
import { DoorController } from './door.controller';
import { DoorRepository } from './door.repository';
import { DoorService } from './door.service';
import { EventCalendarQueries } from './event-calendar.queries';
import { EventsController } from './events.controller';
import { EventsQueries } from './events.queries';
import { EventsRepository } from './events.repository';
import { EventsService } from './events.service';
import { FollowUpsController } from './follow-ups.controller';
import { FollowUpsQueries } from './follow-ups.queries';
import { FollowUpsRepository } from './follow-ups.repository';
import { FollowUpsService } from './follow-ups.service';
import { GuestsController } from './guests.controller';
import { GuestsQueries } from './guests.queries';
import { GuestsRepository } from './guests.repository';
import { GuestsService } from './guests.service';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';
import { PlacesRepository } from './places.repository';
import { PlacesService } from './places.service';
import { QuotesController } from './quotes.controller';
import { QuotesRepository } from './quotes.repository';
import { QuotesService } from './quotes.service';

// What is checked under the lock of the event first; the index is the second guard.
constraintProblems({ event_guest_person_once: 'guest.twice' });

@Module({
  imports: [AccessModule, PeopleModule],
  controllers: [
    ...[FollowUpsController, EventsController, GuestsController, DoorController, QuotesController],
    InvitationsController,
  ],
  providers: [
    ...[EventsRepository, GuestsRepository, PlacesRepository, DoorRepository, QuotesRepository, FollowUpsRepository],
    ...[EventsQueries, EventCalendarQueries, GuestsQueries, FollowUpsQueries],
    ...[EventsService, PlacesService, GuestsService, DoorService, InvitationsService, QuotesService, FollowUpsService],
  ],
  // The services are what the demonstration is played through.
  exports: [
    ...[EventsQueries, EventCalendarQueries],
    ...[EventsService, GuestsService, DoorService, InvitationsService, QuotesService, FollowUpsService],
  ],
})
export class EventsModule {}
