import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { id, idParam } from '@throughline/domain/shared';
import { note, noteList, noteWrite, type Note, type NoteList, type NoteWrite } from '@throughline/domain/training';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { NoteService } from './note.service';

const noteParam = z.strictObject({ id, noteId: id });

@Controller('training-sessions/:id/notes')
export class NoteController {
  constructor(private readonly notes: NoteService) {}

  @Get()
  @Can('note.read')
  @Answer(noteList)
  list(@Param({ schema: idParam }) { id }: { id: string }): Promise<NoteList> {
    return this.notes.list(id);
  }

  @Put(':noteId')
  @Can('note.write')
  @Answer(note)
  put(
    @Param({ schema: noteParam }) { id, noteId }: z.output<typeof noteParam>,
    @Body({ schema: noteWrite }) write: NoteWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Note> {
    return this.notes.put(id, noteId, { write, ifMatch });
  }

  @Delete(':noteId')
  @Can('note.write')
  @Answer(null)
  remove(@Param({ schema: noteParam }) { id, noteId }: z.output<typeof noteParam>): Promise<void> {
    return this.notes.remove(id, noteId);
  }
}
