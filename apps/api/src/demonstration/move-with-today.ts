import { raw, type Sql } from 'sql-template-tag';
import sql from 'sql-template-tag';

/** The day columns and the instants of each table, and how a row of it leads to its programme. */
const MOVING: readonly { table: string; days: readonly string[]; instants: readonly string[]; programme: Sql }[] = [
  { table: 'programme', days: ['start_date', 'end_date'], instants: [], programme: sql`programme.id` },
  { table: 'strand', days: ['start_date', 'end_date'], instants: [], programme: sql`strand.programme_id` },
  {
    table: 'funding_grant',
    days: ['award_date', 'start_date', 'end_date'],
    instants: [],
    programme: sql`funding_grant.programme_id`,
  },
  {
    table: 'cohort',
    days: ['start_date', 'end_date'],
    instants: [],
    programme: sql`(select programme_id from strand where strand.id = cohort.strand_id)`,
  },
  {
    table: 'enrolment',
    days: ['enrolled_on', 'began_on', 'completed_on', 'left_on', 'offered_until'],
    instants: ['waiting_since', 'offer_ends_at'],
    programme: sql`(select programme_id from cohort join strand on strand.id = cohort.strand_id where cohort.id = enrolment.cohort_id)`,
  },
  {
    table: 'enrolment_step',
    days: ['taken_on'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from enrolment join cohort on cohort.id = enrolment.cohort_id
                    join strand on strand.id = cohort.strand_id where enrolment.id = enrolment_step.enrolment_id)`,
  },
  {
    table: 'known_absence',
    days: ['from_date', 'until_date'],
    instants: [],
    programme: sql`(select programme_id from enrolment join cohort on cohort.id = enrolment.cohort_id
                    join strand on strand.id = cohort.strand_id where enrolment.id = known_absence.enrolment_id)`,
  },
  {
    table: 'training_session',
    days: ['date', 'first_date', 'series_date'],
    instants: ['register_submitted_at'],
    programme: sql`(select programme_id from cohort join strand on strand.id = cohort.strand_id where cohort.id = training_session.cohort_id)`,
  },
  {
    table: 'session_series',
    // Not a day but a number of them: a rule keeps its weekdays, and is moved as a whole.
    days: ['moved_by_days'],
    instants: [],
    programme: sql`(select programme_id from cohort join strand on strand.id = cohort.strand_id where cohort.id = session_series.cohort_id)`,
  },
  { table: 'event', days: ['date', 'first_date'], instants: [], programme: sql`event.programme_id` },
  {
    table: 'event_guest',
    days: [],
    instants: ['answered_at', 'moved_up_at', 'arrival_at'],
    programme: sql`(select programme_id from event where event.id = event_guest.event_id)`,
  },
  {
    table: 'event_quote',
    days: [],
    instants: ['permission_at'],
    programme: sql`(select programme_id from event where event.id = event_quote.event_id)`,
  },
  {
    table: 'event_follow_up',
    days: ['due_on'],
    instants: ['done_at'],
    programme: sql`(select programme_id from event where event.id = event_follow_up.event_id)`,
  },
  {
    table: 'consent_record',
    days: ['given_on', 'expires_on'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = consent_record.story_id)`,
  },
  {
    table: 'text_agreement',
    days: ['agreed_on'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = text_agreement.story_id)`,
  },
  {
    table: 'story_step',
    days: [],
    instants: ['taken_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = story_step.story_id)`,
  },
  {
    table: 'story',
    days: ['recorded_on'],
    instants: ['submitted_at', 'published_at', 'withdrawn_at'],
    programme: sql`(select programme_id from strand where strand.id = story.strand_id)`,
  },
  {
    table: 'story_text',
    days: [],
    instants: ['created_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = story_text.story_id)`,
  },
  {
    table: 'story_review',
    days: [],
    instants: ['reviewed_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = story_review.story_id)`,
  },
  { table: 'curated_output', days: ['published_on'], instants: [], programme: sql`curated_output.programme_id` },
  {
    table: 'disclosure',
    days: ['disclosed_on'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = disclosure.story_id)`,
  },
  {
    table: 'withdrawal_task',
    days: ['due_on'],
    instants: ['done_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = withdrawal_task.story_id)`,
  },
  {
    table: 'safeguarding_concern',
    days: [],
    instants: ['raised_at', 'triaged_at', 'closed_at'],
    programme: sql`(select programme_id from story join strand on strand.id = story.strand_id where story.id = safeguarding_concern.story_id)`,
  },
  {
    table: 'safeguarding_entry',
    days: [],
    instants: ['written_at'],
    programme: sql`(select programme_id from safeguarding_concern join story on story.id = safeguarding_concern.story_id
                    join strand on strand.id = story.strand_id where safeguarding_concern.id = safeguarding_entry.concern_id)`,
  },
  {
    table: 'indicator_period',
    days: ['start_date', 'end_date'],
    instants: ['closed_at'],
    programme: sql`(select programme_id from indicator where indicator.id = indicator_period.indicator_id)`,
  },
  {
    table: 'indicator_entry',
    days: ['as_at'],
    instants: [],
    programme: sql`(select programme_id from indicator join indicator_period on indicator_period.indicator_id = indicator.id
                    where indicator_period.id = indicator_entry.period_id)`,
  },
  {
    table: 'indicator_change',
    days: [],
    instants: ['changed_at'],
    programme: sql`(select programme_id from indicator where indicator.id = indicator_change.indicator_id)`,
  },
  {
    table: 'indicator_judgement',
    days: ['override_until'],
    instants: ['judged_at'],
    programme: sql`(select programme_id from indicator where indicator.id = indicator_judgement.indicator_id)`,
  },
  { table: 'kept_figure', days: [], instants: ['kept_at'], programme: sql`kept_figure.programme_id` },
  {
    table: 'kept_figure_record',
    days: ['on_date'],
    instants: [],
    programme: sql`(select programme_id from kept_figure where kept_figure.id = kept_figure_record.kept_figure_id)`,
  },
  {
    table: 'milestone',
    days: ['baseline_date', 'forecast_date', 'actual_date'],
    instants: [],
    programme: sql`milestone.programme_id`,
  },
  {
    table: 'milestone_step',
    days: ['taken_on'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from milestone where milestone.id = milestone_step.milestone_id)`,
  },
  {
    table: 'deliverable_step',
    days: ['taken_on'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from deliverable where deliverable.id = deliverable_step.deliverable_id)`,
  },
  {
    table: 'risk_step',
    days: ['taken_on'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from risk where risk.id = risk_step.risk_id)`,
  },
  {
    table: 'milestone_baseline',
    days: ['baseline_date', 'replaced_by'],
    instants: ['recorded_at'],
    programme: sql`(select programme_id from milestone where milestone.id = milestone_baseline.milestone_id)`,
  },
  {
    table: 'deliverable',
    days: ['due_date'],
    instants: [],
    programme: sql`deliverable.programme_id`,
  },
  {
    table: 'risk',
    days: ['review_on'],
    instants: [],
    programme: sql`risk.programme_id`,
  },
  {
    table: 'plan_decision',
    days: ['decided_on'],
    instants: [],
    programme: sql`plan_decision.programme_id`,
  },
  {
    table: 'plan_action',
    days: ['due_on', 'done_on'],
    instants: [],
    programme: sql`plan_action.programme_id`,
  },
];

/** Local times stay what they were on the clock; the instants follow, across a change of clocks too. */
const instantsFollow = (table: string): Sql => sql`
  update ${raw(table)} set
    starts_at = (date + start_time::time) at time zone time_zone,
    ends_at = (date + end_time::time + case when end_time::time <= start_time::time then interval '1 day' else interval '0' end)
      at time zone time_zone`;

/** Guards of what is never changed in the product. */
const GUARDED = [
  ['consent_record', 'consent_record_append_only'],
  ['text_agreement', 'text_agreement_append_only'],
  ['story_text', 'story_text_append_only'],
  ['curated_output', 'curated_output_consent'],
  ['disclosure', 'disclosure_append_only'],
  ['story_step', 'story_step_append_only'],
  ['story_consent', 'story_consent_kept'],
  ['safeguarding_entry', 'safeguarding_entry_append_only'],
  // Moved one by one, periods would lie over each other on the way.
  ['indicator_period', 'indicator_period_overlap'],
  ['indicator_change', 'indicator_change_stays'],
  ['indicator_judgement', 'indicator_judgement_stays'],
  ['kept_figure', 'kept_figure_stays'],
  ['kept_figure_record', 'kept_figure_record_stays'],
  ['milestone', 'milestone_baseline_kept'],
  ['milestone_baseline', 'milestone_baseline_append_only'],
  ['milestone_step', 'milestone_step_append_only'],
  ['deliverable_step', 'deliverable_step_append_only'],
  ['risk_step', 'risk_step_append_only'],
] as const;

/**
 * Statements that move what happened in some programmes by whole days. Consent records are never changed in the product; moving a
 * demonstration's calendar is not changing what was agreed, so its guards are off for that one transaction.
 */
export const moveByDays = (days: number, programmeCodes: readonly string[]): readonly Sql[] => {
  const codes = [...programmeCodes];
  return [
    ...GUARDED.map(([table, trigger]) => sql`alter table ${raw(table)} disable trigger ${raw(trigger)}`),
    ...MOVING.map(({ table, days: dayColumns, instants, programme }) => {
      const changes = [
        ...dayColumns.map((column) => `${column} = ${column} + ${Math.trunc(days)}`),
        ...instants.map((column) => `${column} = ${column} + interval '${Math.trunc(days)} days'`),
      ];
      return sql`
        update ${raw(table)} set ${raw(changes.join(', '))}
        where ${programme} in (select id from programme moving where moving.code = any (${codes}))`;
    }),
    instantsFollow('training_session'),
    instantsFollow('event'),
    // What the consents say, worked out anew from the moved records.
    sql`select refresh_story_consent(story.id) from story join strand on strand.id = story.strand_id
        where strand.programme_id in (select id from programme where code = any (${codes}))`,
    ...GUARDED.map(([table, trigger]) => sql`alter table ${raw(table)} enable trigger ${raw(trigger)}`),
  ];
};
