import { v7 } from 'uuid';
import type { Answer, Client } from './client';

/** What was asked for, or an error that says why not. */
export function taken(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`Answered ${answer.status}: ${answer.text}`);
  return answer;
}

export interface Course {
  readonly cohortId: string;
  readonly strandId: string;
  readonly regionId: string;
  readonly programmeId: string;
}

/** A programme of its own with a strand, a course of one module and a cohort of so many places, from the first of January 2026 to the end of 2027. */
export async function newCohort(ada: Client, capacity: number): Promise<Course> {
  const [regionId, programmeId, strandId, courseId, cohortId] = [v7(), v7(), v7(), v7(), v7()];
  const tag = cohortId.slice(-6);
  const days = { startDate: '2026-01-01', endDate: '2027-12-31' };
  const put = async (path: string, body: object): Promise<void> => void taken(await ada.put(`/api/v1/${path}`, body));
  await put(`regions/${regionId}`, {
    ...{ name: `Region ${tag}`, localName: null, aliases: [], parentId: null, level: 'localAuthority' },
    ...{ countryCode: 'GB', officialCode: null, latitude: null, longitude: null },
  });
  await put(`programmes/${programmeId}`, {
    ...{ ...days, code: `P-${tag}`, name: `Programme ${tag}`, aliases: [], summary: '', timeZone: 'Europe/London' },
    ...{ publicationDisclaimer: null, organisations: [] },
  });
  const targets = { storyTarget: 1, reporterTarget: 1, sessionTarget: null, participantTarget: null };
  await put(`strands/${strandId}`, {
    ...{ ...days, programmeId, code: `S-${tag}`, name: `Strand ${tag}`, aliases: [], kind: 'place' },
    ...{ commissionerId: null, regions: [{ regionId, ...targets }] },
  });
  await put(`courses/${courseId}`, {
    ...{ name: `Course ${tag}`, model: 'storytelling', minimumAttendance: 0.5 },
    modules: [{ id: v7(), title: 'Listening', isCore: true, code: null }],
  });
  await put(`cohorts/${cohortId}`, {
    ...{ ...days, courseId, strandId, regionId, name: `Cohort ${tag}`, capacity, minimumViable: 1, trainerIds: [] },
  });
  return { cohortId, strandId, regionId, programmeId };
}

/** `PUT /series/:id`: so many days on end, online, in the evening. */
export const dailySeries = (cohortId: string, firstDate: string, count: number): object => ({
  ...{ cohortId, firstDate, title: 'Evening', isNumbered: true, startTime: '18:00', endTime: '20:00' },
  rule: { rhythm: { frequency: 'daily', interval: 1 }, ends: { kind: 'count', count }, exceptions: [] },
  ...{ timeZone: 'Europe/London', mode: 'online', venueId: null, trainerIds: [], exceptionNote: null },
});

/** Puts somebody of their own into a cohort; answers what came of it. */
export const enrol = (client: Client, cohortId: string, enrolledOn: string): Promise<Answer> => {
  const personId = v7();
  return client.put(`/api/v1/enrolments/${v7()}`, {
    ...{ cohortId, personId, preferredName: `Demo Guest ${personId.slice(-6)}`, source: 'open', enrolledOn },
  });
};
