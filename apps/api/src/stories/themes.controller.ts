import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import { theme, themeList, themeWrite, type Theme, type ThemeList, type ThemeWrite } from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { ThemesService } from './themes.service';

@Controller('themes')
export class ThemesController {
  constructor(private readonly themes: ThemesService) {}

  @Get()
  @Can('story.review')
  @Answer(themeList)
  list(): Promise<ThemeList> {
    return this.themes.list();
  }

  @Put(':id')
  @Can('story.review')
  @Answer(theme)
  create(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: themeWrite }) write: ThemeWrite,
  ): Promise<Theme> {
    return this.themes.create(id, write);
  }
}
