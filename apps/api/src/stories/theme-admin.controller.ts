import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  themeDetails,
  themeMerge,
  themeUsage,
  themeUsageList,
  type ThemeDetails,
  type ThemeMerge,
  type ThemeUsage,
  type ThemeUsageList,
} from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { ThemeAdminService } from './theme-admin.service';

@Controller('themes')
export class ThemeAdminController {
  constructor(private readonly themes: ThemeAdminService) {}

  @Get('usage')
  @Can('story.read')
  @Answer(themeUsageList)
  usage(): Promise<ThemeUsageList> {
    return this.themes.usage();
  }

  @Put(':id/details')
  @Can('theme.curate')
  @Answer(themeUsage)
  edit(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: themeDetails }) write: ThemeDetails,
    @IfMatch() ifMatch: number | null,
  ): Promise<ThemeUsage> {
    return this.themes.edit(id, write, ifMatch);
  }

  @Post(':id/merge')
  @Can('theme.curate')
  @Answer(themeUsage)
  merge(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: themeMerge }) { intoId }: ThemeMerge,
  ): Promise<ThemeUsage> {
    return this.themes.merge(id, intoId);
  }
}
