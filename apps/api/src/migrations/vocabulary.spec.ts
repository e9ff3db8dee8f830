import * as access from '@throughline/domain/access';
import * as calendar from '@throughline/domain/calendar';
import * as events from '@throughline/domain/events';
import * as people from '@throughline/domain/people';
import * as programmes from '@throughline/domain/programmes';
import * as results from '@throughline/domain/results';
import * as shared from '@throughline/domain/shared';
import * as stories from '@throughline/domain/stories';
import * as training from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { testApi } from '../testing/test-api';

const api = testApi();

const MODES = events.eventWrite.shape.mode.options;

/** Which words of the domain each check that lists words has to list. A new one has to be added here: the last test says so. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  account_status: access.ACCOUNT_STATUSES,
  organisation_kind: programmes.ORGANISATION_KINDS,
  programme_organisation_role: programmes.ORGANISATION_ROLES,
  strand_kind: programmes.STRAND_KINDS,
  region_level: programmes.REGION_LEVELS,
  venue_wifi: programmes.WIFI,
  funding_grant_cadence: programmes.REPORTING_CADENCES,
  membership_role: shared.ROLES,
  membership_scope: shared.MEMBERSHIP_SCOPES,
  membership_role_scope: [...shared.ROLES, ...Object.values(access.ROLE_SCOPES).flat()],
  course_model: training.COURSE_MODELS,
  course_module_code: training.MODULE_CODES,
  enrolment_state: training.ENROLMENT_STATES,
  enrolment_source: training.ENROLMENT_SOURCES,
  enrolment_step_from: training.ENROLMENT_STATES,
  enrolment_step_to: training.ENROLMENT_STATES,
  person_contact_preference: people.CONTACT_PREFERENCES,
  person_needs_access: people.ACCESS_NEEDS,
  training_session_mode: MODES,
  session_series_mode: MODES,
  training_session_state: training.SESSION_STATES,
  attendance_mark: training.MARKS,
  attendance_source: training.MARK_SOURCES,
  attendance_history_mark: training.MARKS,
  attendance_history_source: training.MARK_SOURCES,
  attendance_history_outcome: training.SAID_OUTCOMES,
  training_session_register_kind: training.REGISTER_KINDS,
  session_headcount_method: events.HEADCOUNT_METHODS,
  session_note_visibility: training.NOTE_VISIBILITIES,
  stored_file_content_type: shared.FILE_TYPES,
  badge_criterion_level: training.BADGE_LEVELS,
  badge_criterion_measure: training.BADGE_MEASURES,
  badge_change_level: training.BADGE_LEVELS,
  badge_change_change: training.BADGE_CHANGES,
  completion_batch_enrolment_badge: training.BADGE_LEVELS,
  indicator_baseline: ['qualitative'],
  indicator_by_hand_distinct: [results.BY_HAND, 'distinct'],
  indicator_entry_two_people: ['approved'],
  indicator_result_type: results.RESULT_TYPES,
  indicator_measure: results.MEASURES,
  indicator_aggregation: results.AGGREGATIONS,
  indicator_calculation: [results.BY_HAND, ...results.METRICS],
  indicator_period_profile: results.TARGET_PROFILES,
  indicator_entry_state: results.ENTRY_STATES,
  indicator_change_what: ['target', 'value', 'restatement'],
  indicator_change_reason_kind: results.CHANGE_REASONS,
  indicator_judgement_override_rag: ['green', 'amber', 'red'],
  indicator_judgement_computed_rag: results.RAG_STATUSES,
  kept_figure_metric: results.METRICS,
  kept_figure_record_kind: results.RECORD_KINDS,
  kept_figure_record_left_out_for: results.ALL_LEFT_OUT_REASONS,
  milestone_state: results.MILESTONE_STATES,
  milestone_step_from: results.MILESTONE_STATES,
  milestone_step_to: results.MILESTONE_STATES,
  deliverable_type: results.DELIVERABLE_TYPES,
  deliverable_state: results.DELIVERABLE_STATES,
  deliverable_step_from: results.DELIVERABLE_STATES,
  deliverable_step_to: results.DELIVERABLE_STATES,
  risk_state: results.RISK_STATES,
  risk_step_from: results.RISK_STATES,
  risk_step_to: results.RISK_STATES,
  event_kind: events.EVENT_KINDS,
  event_mode: MODES,
  event_state: events.EVENT_STATES,
  event_headcount_method: events.HEADCOUNT_METHODS,
  event_guest_role: events.GUEST_ROLES,
  event_guest_source: events.GUEST_SOURCES,
  event_guest_answer: events.GUEST_ANSWERS,
  event_guest_place: events.GUEST_PLACES,
  event_guest_arrival: events.ARRIVALS,
  event_place_change_from: events.GUEST_PLACES,
  event_place_change_to: events.GUEST_PLACES,
  event_place_change_cause: events.PLACE_CAUSES,
  event_quote_permission: events.QUOTE_PERMISSIONS,
  calendar_feed_kind: calendar.FEED_KINDS,
  media_file_kind: shared.MEDIA_KINDS,
  media_file_state: shared.MEDIA_STATES,
  media_file_content_type: shared.MEDIA_TYPES,
  story_technique: stories.STORY_TECHNIQUES,
  story_media: stories.STORY_MEDIA,
  story_state: stories.STORY_STATES,
  story_gatherer: stories.GATHERER_KINDS,
  story_review_tone: stories.STORY_TONES,
  key_quote_anchor: stories.QUOTE_ANCHORS,
  curated_output_kind: stories.OUTPUT_KINDS,
  curated_output_audience: stories.OUTPUT_AUDIENCES,
  disclosure_scope: stories.DISCLOSURE_SCOPES,
  disclosure_what: stories.DISCLOSED_PARTS,
  withdrawal_task_kind: stories.WITHDRAWAL_TASK_KINDS,
  story_storyteller_age: stories.AGE_GROUPS,
  story_asset_kind: stories.STORY_MEDIA,
  story_asset_purpose: stories.ASSET_PURPOSES,
  story_contributor_role: stories.CONTRIBUTOR_ROLES,
  story_contributor_age: stories.AGE_GROUPS,
  text_agreement_how: stories.TEXT_AGREEMENT_WAYS,
  safeguarding_concern_category: stories.CONCERN_CATEGORIES,
  safeguarding_concern_state: stories.CONCERN_STATES,
  safeguarding_entry_kind: stories.CONCERN_ENTRY_KINDS,
  consent_evidence_kind: stories.EVIDENCE_KINDS,
  consent_record_guardian_part: stories.GUARDIAN_PARTS,
  consent_record_decision: stories.CONSENT_DECISIONS,
  consent_record_scopes: stories.CONSENT_SCOPES,
  consent_record_identity_display: stories.IDENTITY_DISPLAYS,
  consent_record_method: stories.CONSENT_METHODS,
};

/** Checks that speak of some words of a list, because of what holds for those alone. */
const RULES = [
  'attendance_history_version',
  'calendar_feed_of_cohort',
  'consent_evidence_words',
  'consent_record_by',
  'consent_record_evidence',
  'consent_record_holds',
  'consent_record_refused',
  'curated_output_url',
  'deliverable_step_reason',
  'deliverable_url',
  'disclosure_quote_only',
  'event_activities',
  'event_guest_place_of_yes',
  'event_guest_waiting',
  'event_has_date',
  'event_quote_permission_at',
  'event_summary',
  'enrolment_completed',
  'enrolment_has_place',
  'enrolment_left',
  'enrolment_offered',
  'enrolment_waits',
  'media_file_complete',
  'media_file_storage_key',
  'media_space_name',
  'milestone_achieved',
  'milestone_step_reason',
  'one_time_link_account',
  'one_time_link_kind',
  'risk_step_reason',
  'session_series_venue',
  'safeguarding_concern_holds',
  'safeguarding_concern_triaged',
  'story_asset_anonymised',
  'story_asset_url',
  'story_held_not_published',
  'story_practice_not_published',
  'story_published',
  'story_under_18_not_published',
  'story_withdrawn',
  'training_session_cancelled',
  'training_session_postponed',
  'training_session_submitted',
  'training_session_venue',
];

const wordsOf = async (): Promise<Map<string, string[]>> => {
  const checks = await api.db.query<{ name: string; definition: string }>(sql`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`);
  return new Map(
    checks
      .map(({ name, definition }): [string, string[]] => [
        name,
        [...new Set([...definition.matchAll(/'([^']+)'::text/g)].map(([, word]) => word ?? ''))],
      ])
      .filter(([, words]) => words.length > 0),
  );
};

describe('the words that the database accepts', () => {
  it('are those of the domain, no more and no fewer', async () => {
    const stored = await wordsOf();

    for (const [check, words] of Object.entries(WORDS)) {
      expect([check, stored.get(check)?.toSorted()]).toEqual([check, [...new Set(words)].toSorted()]);
    }
  });

  it('are all compared here', async () => {
    const stored = [...(await wordsOf()).keys()];

    expect(stored.toSorted()).toEqual([...Object.keys(WORDS), ...RULES].toSorted());
  });
});
