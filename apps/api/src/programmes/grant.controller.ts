import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { namedRefList } from '@throughline/domain/access';
import { grant, grantWrite, type Grant, type GrantWrite } from '@throughline/domain/programmes';
import { idParam, type NamedRef } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { GrantService } from './grant.service';

@Controller('grants')
export class GrantController {
  constructor(private readonly grants: GrantService) {}

  @Get()
  @Can('grant.read')
  @Answer(namedRefList)
  list(): Promise<{ items: NamedRef[] }> {
    return this.grants.names();
  }

  @Put(':id')
  @Can('grant.write')
  @Answer(grant)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: grantWrite }) write: GrantWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Grant> {
    return this.grants.put(id, write, ifMatch);
  }
}
