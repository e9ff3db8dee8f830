import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which modules somebody holds, in one place: what sessions delivered to them, and what was recognised without a session. */
export class HeldModules1767000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The same module in several courses: who holds it in one holds it in all.
      alter table course_module add code text,
        add constraint course_module_code check (code in
          ('responsibleStorytelling', 'storyGathering', 'recording', 'curation', 'mobilisation', 'actionPlanning'));
      create unique index course_module_code_once on course_module (course_id, code);

      -- What was planned is taken as delivered until somebody says otherwise; what was not planned may be delivered all the same.
      alter table session_module
        add is_planned boolean not null default true,
        add is_delivered boolean not null default true,
        add constraint session_module_said check (is_planned or is_delivered);

      -- Where a person differs from the session: there, and yet without one of its modules.
      create table module_tick (
        session_id uuid not null,
        enrolment_id uuid not null,
        module_id uuid not null,
        is_held boolean not null,
        recorded_at timestamptz not null,
        recorded_by uuid,
        constraint module_tick_pkey primary key (session_id, enrolment_id, module_id),
        constraint module_tick_session_fkey foreign key (session_id) references training_session (id),
        constraint module_tick_enrolment_fkey foreign key (enrolment_id) references enrolment (id),
        constraint module_tick_module_fkey foreign key (module_id) references course_module (id)
      );
      create index module_tick_enrolment_idx on module_tick (enrolment_id);
      create index module_tick_module_idx on module_tick (module_id);

      -- A module recognised outside of the sessions of a cohort: caught up one to one, or learnt elsewhere.
      create table module_completion (
        id uuid not null,
        person_id uuid not null,
        module_id uuid not null,
        completed_on date not null,
        note text not null,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid,
        updated_at timestamptz not null default now(),
        updated_by uuid,
        constraint module_completion_pkey primary key (id),
        constraint module_completion_person_fkey foreign key (person_id) references person (id),
        constraint module_completion_module_fkey foreign key (module_id) references course_module (id)
      );
      create unique index module_completion_once on module_completion (person_id, module_id);
      create index module_completion_module_idx on module_completion (module_id);

      create view held_module as
        select e.person_id, sm.module_id, m.code, s.date as held_on, s.id as session_id, e.id as enrolment_id
          from session_module sm
          join course_module m on m.id = sm.module_id
          join training_session s on s.id = sm.session_id and s.state in ('registerSubmitted', 'locked', 'reopened')
          join attendance a on a.session_id = s.id and a.mark in ('present', 'late', 'leftEarly')
          join enrolment e on e.id = a.enrolment_id
          left join module_tick t on t.session_id = s.id and t.enrolment_id = e.id and t.module_id = sm.module_id
         where sm.is_delivered and coalesce(t.is_held, true)
        union all
        select c.person_id, c.module_id, m.code, c.completed_on, null, null
          from module_completion c join course_module m on m.id = c.module_id;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop view held_module;
      drop table module_completion, module_tick;
      alter table session_module drop column is_delivered, drop column is_planned;
      alter table course_module drop column code;
    `);
  }
}
