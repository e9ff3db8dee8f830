import sql from 'sql-template-tag';

/** A recognised module as JSON, over the alias `mc` (module_completion). */
export const MODULE_COMPLETION = sql`
  jsonb_build_object('id', mc.id, 'version', mc.version, 'personId', mc.person_id, 'moduleId', mc.module_id,
    'completedOn', mc.completed_on, 'note', mc.note)`;
