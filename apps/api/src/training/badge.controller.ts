import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  badgeChangeWrite,
  badgeCriteria,
  badgeCriteriaWrite,
  personCompletion,
  type BadgeChangeWrite,
  type BadgeCriteriaAnswer,
  type BadgeCriteriaWrite,
  type PersonCompletion,
} from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { BadgeService } from './badge.service';

@Controller()
export class BadgeController {
  constructor(private readonly badges: BadgeService) {}

  @Get('badge-criteria')
  @Can('badgeCriteria.read')
  @Answer(badgeCriteria)
  criteria(): Promise<BadgeCriteriaAnswer> {
    return this.badges.criteria();
  }

  @Put('badge-criteria')
  @Can('badgeCriteria.write')
  @Answer(badgeCriteria)
  putCriteria(
    @Body({ schema: badgeCriteriaWrite }) write: BadgeCriteriaWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<BadgeCriteriaAnswer> {
    return this.badges.putCriteria(write, ifMatch);
  }

  @Put('badge-changes/:id')
  @Can('badge.recommend', 'badge.award')
  @Answer(personCompletion)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: badgeChangeWrite }) write: BadgeChangeWrite,
  ): Promise<PersonCompletion> {
    return this.badges.put(id, write);
  }
}
