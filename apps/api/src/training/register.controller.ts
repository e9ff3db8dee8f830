import { Body, Controller, Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { FILE_TYPES, id, idParam, storedFile, type StoredFile } from '@throughline/domain/shared';
import {
  headcount,
  headcountWrite,
  markHistory,
  marksAnswer,
  marksWrite,
  moduleDelivered,
  moduleTick,
  register,
  registerEntry,
  registerKindWrite,
  registerModule,
  reopenWrite,
  type Headcount,
  type HeadcountWrite,
  type MarkHistory,
  type MarksAnswer,
  type MarksWrite,
  type Register,
  type RegisterEntry,
  type RegisterKindWrite,
  type RegisterModule,
} from '@throughline/domain/training';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { AnswerDocument, Document } from '../platform/document';
import { TakesFile, Uploaded, UploadedFile } from '../platform/files/uploaded';
import { IfMatch } from '../platform/versioned';
import { RegisterModuleService } from './register-module.service';
import { RegisterPhotoService } from './register-photo.service';
import { RegisterService } from './register.service';

const entryParam = z.strictObject({ id, entryId: id });
const moduleParam = z.strictObject({ id, moduleId: id });
const tickParam = z.strictObject({ id, entryId: id, moduleId: id });
const photoParam = z.strictObject({ id, fileId: id });
type Where<Param extends z.ZodType> = z.output<Param>;

@Controller('training-sessions/:id/register')
export class RegisterController {
  constructor(
    private readonly registers: RegisterService,
    private readonly modules: RegisterModuleService,
    private readonly photos: RegisterPhotoService,
  ) {}

  @Get()
  @Can('trainingSession.read')
  @Answer(register)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Register> {
    return this.registers.read(id);
  }

  @Patch('marks')
  @Can('register.record')
  @Answer(marksAnswer)
  mark(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: marksWrite }) write: MarksWrite,
  ): Promise<MarksAnswer> {
    return this.registers.mark(id, write);
  }

  @Get('entries/:entryId/history')
  @Can('trainingSession.read')
  @Answer(markHistory)
  history(@Param({ schema: entryParam }) { id, entryId }: Where<typeof entryParam>): Promise<MarkHistory> {
    return this.registers.history(id, entryId);
  }

  @Put('entries/:entryId/modules/:moduleId')
  @Can('register.record')
  @Answer(registerEntry)
  tick(
    @Param({ schema: tickParam }) { id, entryId, moduleId }: Where<typeof tickParam>,
    @Body({ schema: moduleTick }) { isHeld }: { isHeld: boolean },
  ): Promise<RegisterEntry> {
    return this.modules.tick(id, entryId, moduleId, isHeld);
  }

  @Put('modules/:moduleId')
  @Can('register.record')
  @Answer(registerModule)
  deliver(
    @Param({ schema: moduleParam }) { id, moduleId }: Where<typeof moduleParam>,
    @Body({ schema: moduleDelivered }) { isDelivered }: { isDelivered: boolean },
  ): Promise<RegisterModule> {
    return this.modules.deliver(id, moduleId, isDelivered);
  }

  @Put('kind')
  @Can('register.record')
  @Answer(register)
  changeKind(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: registerKindWrite }) { kind }: RegisterKindWrite,
  ): Promise<Register> {
    return this.registers.changeKind(id, kind);
  }

  @Put('headcount')
  @Can('register.record')
  @Answer(headcount)
  count(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: headcountWrite }) write: HeadcountWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Headcount> {
    return this.registers.count(id, write, ifMatch);
  }

  @Delete('headcount')
  @Can('register.record')
  @Answer(null)
  uncount(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    return this.registers.uncount(id);
  }

  @Put('photos/:fileId')
  @Can('register.record')
  @TakesFile()
  @Answer(storedFile)
  addPhoto(
    @Param({ schema: photoParam }) { id, fileId }: Where<typeof photoParam>,
    @Uploaded() { bytes }: UploadedFile,
  ): Promise<StoredFile> {
    return this.photos.add(id, fileId, bytes);
  }

  @Get('photos/:fileId')
  @Can('trainingSession.read')
  @AnswerDocument(...FILE_TYPES)
  photo(@Param({ schema: photoParam }) { id, fileId }: Where<typeof photoParam>): Promise<Document> {
    return this.photos.read(id, fileId);
  }

  @Delete('photos/:fileId')
  @Can('register.record')
  @Answer(null)
  removePhoto(@Param({ schema: photoParam }) { id, fileId }: Where<typeof photoParam>): Promise<void> {
    return this.photos.remove(id, fileId);
  }

  @Post('submission')
  @Can('register.submit')
  @Answer(register)
  submit(@Param({ schema: idParam }) { id }: { id: string }): Promise<Register> {
    return this.registers.submit(id);
  }

  @Post('reopen')
  @Can('register.reopen')
  @Answer(register)
  reopen(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: reopenWrite }) { reason }: { reason: string },
  ): Promise<Register> {
    return this.registers.reopen(id, reason);
  }
}
