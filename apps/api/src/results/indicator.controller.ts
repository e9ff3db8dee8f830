import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  entryMove,
  entryParam,
  entryWrite,
  indicator,
  indicatorList,
  indicatorWrite,
  judgementParam,
  judgementWrite,
  periodParam,
  periodWrite,
  restatementWrite,
  type EntryMove,
  type EntryParam,
  type EntryWrite,
  type Indicator,
  type IndicatorList,
  type IndicatorWrite,
  type JudgementParam,
  type JudgementWrite,
  type PeriodParam,
  type PeriodWrite,
  type RestatementWrite,
} from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { IndicatorService } from './indicator.service';

/** What a programme is held to. Every answer is the whole indicator, as it stands now. */
@Controller()
export class IndicatorController {
  constructor(private readonly indicators: IndicatorService) {}

  @Get('programmes/:id/indicators')
  @Can('progress.read')
  @Answer(indicatorList)
  list(@Param({ schema: idParam }) { id }: { id: string }): Promise<IndicatorList> {
    return this.indicators.list(id);
  }

  @Get('indicators/:id')
  @Can('progress.read')
  @Answer(indicator)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Indicator> {
    return this.indicators.read(id);
  }

  @Put('indicators/:id')
  @Can('indicator.write')
  @Answer(indicator)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: indicatorWrite }) write: IndicatorWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Indicator> {
    return this.indicators.put(id, write, ifMatch);
  }

  @Put('indicators/:id/periods/:periodId')
  @Can('indicator.write')
  @Answer(indicator)
  putPeriod(
    @Param({ schema: periodParam }) period: PeriodParam,
    @Body({ schema: periodWrite }) write: PeriodWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Indicator> {
    return this.indicators.putPeriod(period, write, ifMatch);
  }

  @Post('indicators/:id/periods/:periodId/closing')
  @HttpCode(200)
  @Can('indicator.write')
  @Answer(indicator)
  close(@Param({ schema: periodParam }) period: PeriodParam): Promise<Indicator> {
    return this.indicators.close(period);
  }

  @Post('indicators/:id/periods/:periodId/restatement')
  @HttpCode(200)
  @Can('indicator.write')
  @Answer(indicator)
  restate(
    @Param({ schema: periodParam }) period: PeriodParam,
    @Body({ schema: restatementWrite }) write: RestatementWrite,
  ): Promise<Indicator> {
    return this.indicators.restate(period, write);
  }

  @Put('indicators/:id/periods/:periodId/entries/:indicatorEntryId')
  @Can('indicator.enter')
  @Answer(indicator)
  putEntry(
    @Param({ schema: entryParam }) entry: EntryParam,
    @Body({ schema: entryWrite }) write: EntryWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Indicator> {
    return this.indicators.putEntry(entry, write, ifMatch);
  }

  @Post('indicators/:id/periods/:periodId/entries/:indicatorEntryId/moves')
  @HttpCode(200)
  @Can('indicator.enter')
  @Answer(indicator)
  moveEntry(
    @Param({ schema: entryParam }) entry: EntryParam,
    @Body({ schema: entryMove }) move: EntryMove,
  ): Promise<Indicator> {
    return this.indicators.moveEntry(entry, move);
  }

  @Put('indicators/:id/judgements/:judgementId')
  @Can('indicator.write')
  @Answer(indicator)
  judge(
    @Param({ schema: judgementParam }) judgement: JudgementParam,
    @Body({ schema: judgementWrite }) write: JudgementWrite,
  ): Promise<Indicator> {
    return this.indicators.judge(judgement, write);
  }
}
