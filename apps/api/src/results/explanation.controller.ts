import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  explanation,
  explanationParam,
  explanationQuery,
  keptExplanation,
  keptExplanationQuery,
  keptFigure,
  keptFigureWrite,
  type Explanation,
  type ExplanationParam,
  type ExplanationQuery,
  type KeptExplanation,
  type KeptExplanationQuery,
  type KeptFigure,
  type KeptFigureWrite,
} from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { ExplanationService } from './explanation.service';

/** Where a figure comes from. */
@Controller()
export class ExplanationController {
  constructor(private readonly explanations: ExplanationService) {}

  @Get('programmes/:id/figures/:metric')
  @Can('progress.read')
  @Answer(explanation)
  explain(
    @Param({ schema: explanationParam }) figure: ExplanationParam,
    @Query({ schema: explanationQuery }) query: ExplanationQuery,
  ): Promise<Explanation> {
    return this.explanations.explain(figure, query);
  }

  @Put('kept-figures/:id')
  @Can('figure.keep')
  @Answer(keptFigure)
  keep(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: keptFigureWrite }) write: KeptFigureWrite,
  ): Promise<KeptFigure> {
    return this.explanations.keep(id, write);
  }

  @Get('kept-figures/:id')
  @Can('progress.read')
  @Answer(keptExplanation)
  readKept(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: keptExplanationQuery }) query: KeptExplanationQuery,
  ): Promise<KeptExplanation> {
    return this.explanations.readKept(id, query);
  }
}
