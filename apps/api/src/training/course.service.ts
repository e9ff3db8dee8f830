import { Injectable } from '@nestjs/common';
import type { Course, CourseWrite } from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { CourseQueries } from './course.queries';
import { CourseRepository } from './course.repository';

/** Courses belong to the whole organisation: every programme teaches from the same ones. */
@Injectable()
export class CourseService {
  constructor(
    private readonly courses: CourseRepository,
    private readonly queries: CourseQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<{ items: Course[] }> {
    return { items: await this.queries.list(this.policy.narrow('course.read', {})) };
  }

  async read(id: string): Promise<Course> {
    const course = await this.queries.find(id);
    this.policy.authorise({ read: 'course.read', subject: course && {} });
    return course ?? nothingHere();
  }

  async put(id: string, write: CourseWrite, ifMatch: number | null): Promise<Course> {
    const stored = await this.courses.hold(id);
    this.policy.authorise({ read: 'course.read', action: 'course.write', subject: {} });
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.queries.find(id) });
    if (decision.kind === 'create') {
      await this.courses.create(id, write);
      await this.audit.record({ action: 'course.create', entity: 'course', id });
    } else if (decision.kind === 'edit') {
      await this.courses.edit(id, write);
      await this.audit.record({ action: 'course.edit', entity: 'course', id, fields: decision.changed });
    }
    return (await this.queries.find(id)) ?? nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
