import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import { course, courseList, courseWrite, type Course, type CourseWrite } from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { CourseService } from './course.service';

@Controller('courses')
export class CourseController {
  constructor(private readonly courses: CourseService) {}

  @Get()
  @Can('course.read')
  @Answer(courseList)
  list(): Promise<{ items: Course[] }> {
    return this.courses.list();
  }

  @Get(':id')
  @Can('course.read')
  @Answer(course)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Course> {
    return this.courses.read(id);
  }

  @Put(':id')
  @Can('course.write')
  @Answer(course)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: courseWrite }) write: CourseWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Course> {
    return this.courses.put(id, write, ifMatch);
  }
}
