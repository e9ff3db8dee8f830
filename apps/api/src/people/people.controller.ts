import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  contact,
  contactWrite,
  needs,
  needsWrite,
  peopleFound,
  peopleSearch,
  person,
  personWrite,
  sessionGroup,
  type Contact,
  type ContactWrite,
  type Needs,
  type NeedsWrite,
  type PeopleFound,
  type Person,
  type PersonWrite,
  type SessionGroup,
} from '@throughline/domain/people';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { PeopleService } from './people.service';
import { PersonDetailsService } from './person-details.service';
import { SessionGroupService } from './session-group.service';

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly details: PersonDetailsService,
    private readonly groups: SessionGroupService,
  ) {}

  @Post('people/search')
  @Can('person.read')
  @Answer(peopleFound)
  search(@Body({ schema: peopleSearch }) { name }: { name: string }): Promise<PeopleFound> {
    return this.people.search(name);
  }

  @Get('people/:id')
  @Can('person.read')
  @Answer(person)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Person> {
    return this.people.read(id);
  }

  @Put('people/:id')
  @Can('person.write')
  @Answer(person)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: personWrite }) write: PersonWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Person> {
    return this.people.put(id, write, ifMatch);
  }

  @Get('people/:id/contact')
  @Can('person.read')
  @Answer(contact)
  contact(@Param({ schema: idParam }) { id }: { id: string }): Promise<Contact> {
    return this.details.contact(id);
  }

  @Put('people/:id/contact')
  @Can('person.write')
  @Answer(contact)
  putContact(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: contactWrite }) write: ContactWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Contact> {
    return this.details.putContact(id, write, ifMatch);
  }

  @Get('people/:id/needs')
  @Can('person.readNeeds')
  @Answer(needs)
  needs(@Param({ schema: idParam }) { id }: { id: string }): Promise<Needs> {
    return this.details.needs(id);
  }

  @Put('people/:id/needs')
  @Can('person.writeNeeds')
  @Answer(needs)
  putNeeds(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: needsWrite }) write: NeedsWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Needs> {
    return this.details.putNeeds(id, write, ifMatch);
  }

  @Get('training-sessions/:id/group')
  @Can('trainingSession.read')
  @Answer(sessionGroup)
  group(@Param({ schema: idParam }) { id }: { id: string }): Promise<SessionGroup> {
    return this.groups.read(id);
  }
}
