import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { person, personWrite, type Person, type PersonWrite } from '@throughline/domain/people';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { PeopleService } from './people.service';

@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get(':id')
  @Can('person.read')
  @Answer(person)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Person> {
    return this.people.read(id);
  }

  @Put(':id')
  @Can('person.write')
  @Answer(person)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: personWrite }) write: PersonWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Person> {
    return this.people.put(id, write, ifMatch);
  }
}
