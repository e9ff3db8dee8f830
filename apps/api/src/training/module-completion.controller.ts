import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  moduleCompletion,
  moduleCompletionWrite,
  type ModuleCompletion,
  type ModuleCompletionWrite,
} from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { ModuleCompletionService } from './module-completion.service';

@Controller('module-completions')
export class ModuleCompletionController {
  constructor(private readonly completions: ModuleCompletionService) {}

  @Put(':id')
  @Can('moduleCompletion.write')
  @Answer(moduleCompletion)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: moduleCompletionWrite }) write: ModuleCompletionWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<ModuleCompletion> {
    return this.completions.put(id, write, ifMatch);
  }

  @Delete(':id')
  @Can('moduleCompletion.write')
  @Answer(null)
  async remove(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    await this.completions.remove(id);
  }
}
