import { Injectable } from '@nestjs/common';
import type { Course } from '@throughline/domain/training';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';

/** A course as JSON, over the alias `course`. */
export const COURSE = sql`
  jsonb_build_object('id', course.id, 'version', course.version, 'name', course.name, 'model', course.model,
    'minimumAttendance', course.minimum_attendance,
    'modules', (select jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'isCore', m.is_core, 'code', m.code) order by m.position)
                  from course_module m where m.course_id = course.id))`;

@Injectable()
export class CourseQueries {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Course | null> {
    const found = await this.database.one<{ course: Course }>(
      sql`select ${COURSE} as course from course where course.id = ${id}`,
    );
    return found?.course ?? null;
  }

  async list(visible: Sql): Promise<Course[]> {
    const found = await this.database.query<{ course: Course }>(
      sql`select ${COURSE} as course from course where ${visible} order by lower(course.name), course.id`,
    );
    return found.map(({ course }) => course);
  }
}
