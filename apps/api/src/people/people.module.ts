import { Module } from '@nestjs/common';
import { PeopleController } from './people.controller';
import { PeopleQueries } from './people.queries';
import { PeopleRepository } from './people.repository';
import { PeopleService } from './people.service';
import { PersonDetailsRepository } from './person-details.repository';
import { PersonDetailsService } from './person-details.service';
import { SessionGroupQueries } from './session-group.queries';
import { SessionGroupService } from './session-group.service';

@Module({
  controllers: [PeopleController],
  providers: [
    ...[PeopleRepository, PersonDetailsRepository, PeopleQueries, SessionGroupQueries],
    ...[PeopleService, PersonDetailsService, SessionGroupService],
  ],
  exports: [PeopleQueries, PeopleService, PersonDetailsService],
})
export class PeopleModule {}
