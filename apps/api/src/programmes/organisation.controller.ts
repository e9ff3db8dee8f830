import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  organisation,
  organisationList,
  organisationWrite,
  searchQuery,
  type Organisation,
  type OrganisationWrite,
} from '@throughline/domain/programmes';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { OrganisationService } from './organisation.service';

@Controller('organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  @Get()
  @Can('organisation.read')
  @Answer(organisationList)
  list(@Query({ schema: searchQuery }) { q }: { q?: string }): Promise<{ items: Organisation[] }> {
    return this.organisations.list(q);
  }

  @Get(':id')
  @Can('organisation.read')
  @Answer(organisation)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Organisation> {
    return this.organisations.read(id);
  }

  @Put(':id')
  @Can('organisation.write')
  @Answer(organisation)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: organisationWrite }) write: OrganisationWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Organisation> {
    return this.organisations.put(id, write, ifMatch);
  }
}
