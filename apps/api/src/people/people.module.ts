import { Module } from '@nestjs/common';
import { PeopleController } from './people.controller';
import { PeopleQueries } from './people.queries';
import { PeopleRepository } from './people.repository';
import { PeopleService } from './people.service';

@Module({
  controllers: [PeopleController],
  providers: [PeopleRepository, PeopleQueries, PeopleService],
  exports: [PeopleQueries, PeopleService],
})
export class PeopleModule {}
