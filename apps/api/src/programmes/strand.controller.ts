import { Body, Controller, Param, Put } from '@nestjs/common';
import { strand, strandWrite, type Strand, type StrandWrite } from '@throughline/domain/programmes';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { StrandService } from './strand.service';

@Controller('strands')
export class StrandController {
  constructor(private readonly strands: StrandService) {}

  @Put(':id')
  @Can('programme.write')
  @Answer(strand)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: strandWrite }) write: StrandWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Strand> {
    return this.strands.put(id, write, ifMatch);
  }
}
