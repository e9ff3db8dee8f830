import { Injectable } from '@nestjs/common';
import type { CourseWrite } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { ProblemError } from '../platform/problem';
import { CourseModuleRow } from './course-module.row';
import { CourseRow } from './course.row';
import { stamp } from '../platform/stamp';

@Injectable()
export class CourseRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<{ version: number; write: CourseWrite } | null> {
    const { manager } = this.database;
    const row = await manager.findOne(CourseRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!row) return null;
    const rows = await manager.find(CourseModuleRow, { where: { courseId: id }, order: { position: 'asc' } });
    const modules = rows.map(({ id, title, isCore, code }) => ({ id, title, isCore, code }));
    const { version, name, model, minimumAttendance } = row;
    return { version, write: { name, model, minimumAttendance, modules } };
  }

  async create(id: string, { modules, ...course }: CourseWrite): Promise<void> {
    await this.database.manager.insert(CourseRow, { id, ...stamp(this.clock).created, ...course });
    await this.#arrange(id, modules);
  }

  async edit(id: string, { modules, ...course }: CourseWrite): Promise<void> {
    await this.database.manager.update(CourseRow, { id }, { ...stamp(this.clock).changed, ...course });
    await this.database.query(sql`
      delete from course_module where course_id = ${id} and id <> all (${modules.map((module) => module.id)}::uuid[])`);
    await this.#arrange(id, modules);
  }

  async #arrange(courseId: string, modules: CourseWrite['modules']): Promise<void> {
    // Two modules may have swapped their codes, and at no moment may both have the same.
    await this.database.query(
      sql`update course_module set code = null where course_id = ${courseId} and code is not null`,
    );
    const arranged = await this.database.query(sql`
      insert into course_module as m (id, course_id, position, title, is_core, code)
      select id, ${courseId}::uuid, position, title, "isCore", code
        from rows from (jsonb_to_recordset(${JSON.stringify(modules)}::jsonb)
            as (id uuid, title text, "isCore" boolean, code text))
          with ordinality as said (id, title, "isCore", code, position)
      on conflict (id) do update
        set position = excluded.position, title = excluded.title, is_core = excluded.is_core, code = excluded.code
        where m.course_id = excluded.course_id
      returning id`);
    // The id of a module of another course.
    if (arranged.length < modules.length) throw new ProblemError('request.alreadyExists');
  }
}
