import type { DeliverableState, DeliverableType, MilestoneState, RiskState } from '@throughline/domain/results';
import { addDays, type LocalDate } from '@throughline/domain/shared';

/** A step, its day, and why. */
type Step<State> = readonly [to: State, on: LocalDate, reason?: string];

export interface DemonstrationMilestone {
  readonly key: string;
  readonly title: string;
  readonly baselineDate: LocalDate;
  /** The same as the baseline where it is left out. */
  readonly forecastDate?: LocalDate;
  readonly isCritical?: boolean;
  readonly waitsFor?: readonly string[];
  /** Another date that was agreed, on which day and why: before any step. */
  readonly rebaselined?: readonly [to: LocalDate, on: LocalDate, reason: string];
  readonly steps?: readonly Step<MilestoneState>[];
}

export interface DemonstrationPlan {
  readonly programme: string;
  readonly milestones: readonly DemonstrationMilestone[];
  readonly deliverables: readonly {
    readonly code: string;
    readonly title: string;
    readonly type: DeliverableType;
    readonly dueDate: LocalDate;
    readonly steps: readonly Step<DeliverableState>[];
  }[];
  readonly risks: readonly {
    readonly title: string;
    readonly likelihood: number;
    readonly impact: number;
    readonly response: string;
    readonly reviewOn: LocalDate;
    readonly isCritical?: boolean;
    readonly steps: readonly Step<RiskState>[];
  }[];
  readonly decisions: readonly {
    readonly key: string;
    readonly title: string;
    readonly decidedOn: LocalDate;
    readonly decidedBy: string;
    readonly why: string;
  }[];
  readonly actions: readonly {
    readonly title: string;
    readonly dueOn: LocalDate;
    readonly doneOn: LocalDate | null;
    readonly decision?: string;
  }[];
}

const achieved = (began: LocalDate, on: LocalDate): readonly Step<MilestoneState>[] => [
  ['inProgress', began],
  ['achieved', on],
];
const accepted = (reviewed: LocalDate, submitted: LocalDate, on: LocalDate): readonly Step<DeliverableState>[] => [
  ['internalReview', reviewed],
  ['submitted', submitted],
  ['accepted', on],
];

/** Plans of the five programmes. The events behind the milestones are public; their dates and all else are invented. */
export const plansOn = (today: LocalDate): readonly DemonstrationPlan[] => {
  const day = (days: number): LocalDate => addDays(today, days);
  return [
    {
      programme: 'nacp',
      milestones: [
        {
          key: 'nacp launch',
          title: 'Launch event held',
          baselineDate: day(-262),
          steps: achieved(day(-280), day(-262)),
        },
        {
          ...{ key: 'nacp training', title: 'First cohort trained', baselineDate: day(-120), isCritical: true },
          ...{ waitsFor: ['nacp launch'], steps: achieved(day(-200), day(-112)) },
        },
        {
          ...{ key: 'nacp peers', title: 'Peer support network meets', baselineDate: day(-60) },
          rebaselined: [day(-26), day(-70), 'The venue closed for repairs; agreed with the funder.'],
          steps: achieved(day(-60), day(-26)),
        },
        {
          ...{ key: 'nacp sandwell', title: 'Training begins in Sandwell', baselineDate: day(-14), isCritical: true },
          ...{ forecastDate: day(6), waitsFor: ['nacp training'], steps: [['inProgress', day(-40)]] },
        },
        {
          ...{ key: 'nacp festival', title: 'Learning festival held', baselineDate: day(16), isCritical: true },
          ...{ waitsFor: ['nacp sandwell', 'nacp peers'], steps: [['inProgress', day(-30)]] },
        },
        {
          ...{ key: 'nacp report', title: 'Final report sent to the funder', baselineDate: day(30) },
          ...{ forecastDate: day(35), waitsFor: ['nacp festival'] },
        },
      ],
      deliverables: [
        {
          ...{ code: 'Y2.1', title: 'Learning from the first workshops', type: 'report', dueDate: day(-90) },
          steps: accepted(day(-100), day(-92), day(-80)),
        },
        {
          ...{ code: 'Y2.2', title: 'Film of the peer support network', type: 'film', dueDate: day(-5) },
          steps: [['internalReview', day(-8)]],
        },
        { code: 'Y2.3', title: 'Report of the second year', type: 'report', dueDate: day(30), steps: [] },
      ],
      risks: [
        {
          ...{ title: 'Too few trainers for the sessions in Sandwell', likelihood: 4, impact: 4, isCritical: true },
          ...{ response: 'Ask two Community Reporters to train with us.', reviewOn: day(-3) },
          steps: [['mitigating', day(-20)]],
        },
        {
          ...{ title: 'Storytellers take consent back before the festival', likelihood: 2, impact: 3 },
          ...{ response: 'Look at the programme of the festival again in its last week.', reviewOn: day(9), steps: [] },
        },
        {
          ...{ title: 'The festival venue falls through', likelihood: 2, impact: 5 },
          ...{ response: 'Keep a second venue in reserve.', reviewOn: day(-30) },
          steps: [
            ['mitigating', day(-60)],
            ['closed', day(-35), 'The contract with the venue is signed.'],
          ],
        },
      ],
      decisions: [
        {
          ...{ key: 'nacp afternoons', title: 'Sessions in Sandwell are held in the afternoon', decidedOn: day(-20) },
          ...{ decidedBy: 'Steering group', why: 'Most who asked for a place look after children in the evening.' },
        },
      ],
      actions: [
        {
          title: 'Book the library in Sandwell for afternoons',
          dueOn: day(-2),
          doneOn: null,
          decision: 'nacp afternoons',
        },
        { title: 'Send the programme of the festival to reporters', dueOn: day(5), doneOn: null },
        {
          title: 'Tell the waiting list about the new times',
          dueOn: day(-10),
          doneOn: day(-11),
          decision: 'nacp afternoons',
        },
      ],
    },
    {
      programme: 'bridges',
      milestones: [
        {
          key: 'bridges kbop',
          title: 'Stories gathered in Kirklees',
          baselineDate: day(-20),
          steps: achieved(day(-150), day(-24)),
        },
        {
          ...{ key: 'bridges gm', title: 'Stories gathered in Greater Manchester', baselineDate: day(20) },
          ...{ isCritical: true, steps: [['inProgress', day(-90)]] },
        },
        {
          ...{ key: 'bridges sense', title: 'Sense-making workshop held', baselineDate: day(50) },
          waitsFor: ['bridges kbop', 'bridges gm'],
        },
        {
          ...{
            key: 'bridges report',
            title: 'Report to the evaluation handed in',
            baselineDate: day(110),
            isCritical: true,
          },
          waitsFor: ['bridges sense'],
        },
      ],
      deliverables: [
        {
          code: 'B1',
          title: 'Feature on what works in Kirklees',
          type: 'website',
          dueDate: day(25),
          steps: [['internalReview', day(-2)]],
        },
        { code: 'B2', title: 'Insight report', type: 'report', dueDate: day(110), steps: [] },
      ],
      risks: [
        {
          ...{ title: 'Young people move away before they are asked again for consent', likelihood: 3, impact: 3 },
          ...{ response: 'Ask at the end of each session how people can be reached.', reviewOn: day(14), steps: [] },
        },
      ],
      decisions: [
        {
          ...{ key: 'bridges under18', title: 'Nobody under 18 is recorded on video', decidedOn: day(-100) },
          ...{ decidedBy: 'Safeguarding group', why: 'A face cannot be taken back once it has been shared.' },
        },
      ],
      actions: [{ title: 'Agree the dates of the workshop with the evaluators', dueOn: day(12), doneOn: null }],
    },
    {
      programme: 'bcc',
      milestones: [
        {
          key: 'bcc trained',
          title: 'Three cohorts trained',
          baselineDate: '2022-03-31',
          steps: achieved('2021-06-01', '2022-03-24'),
        },
        {
          ...{ key: 'bcc video', title: 'Learning video published', baselineDate: '2022-09-30' },
          ...{ waitsFor: ['bcc trained'], steps: achieved('2022-06-01', '2022-10-07') },
        },
      ],
      deliverables: [
        {
          ...{ code: 'BCC1', title: 'Learning video', type: 'film', dueDate: '2022-09-30' },
          steps: accepted('2022-09-20', '2022-10-07', '2022-10-20'),
        },
      ],
      risks: [
        {
          ...{ title: 'A lockdown stops sessions in halls', likelihood: 4, impact: 4, isCritical: true },
          ...{ response: 'Meet online until halls open.', reviewOn: '2021-09-01' },
          steps: [
            ['mitigating', '2021-05-01'],
            ['materialised', '2021-06-10', 'Halls stayed shut; the first cohort met online.'],
          ],
        },
      ],
      decisions: [],
      actions: [],
    },
    {
      programme: 'euarenas',
      milestones: [
        {
          key: 'eu stories',
          title: 'Stories gathered in three places',
          baselineDate: '2022-10-31',
          steps: achieved('2022-01-10', '2022-11-20'),
        },
        {
          ...{
            key: 'eu berlin',
            title: 'Democracy Action Day in Berlin held',
            baselineDate: '2023-05-16',
            isCritical: true,
          },
          ...{ waitsFor: ['eu stories'], steps: achieved('2023-01-09', '2023-05-16') },
        },
      ],
      deliverables: [
        {
          ...{ code: 'D3.2', title: 'Mid-term report on the pilots', type: 'report', dueDate: '2022-12-31' },
          steps: [
            ['internalReview', '2023-01-09'],
            ['submitted', '2023-01-21'],
            ['revisionRequested', '2023-03-02', 'The reviewers ask for the numbers of each place.'],
            ['submitted', '2023-03-30'],
            ['accepted', '2023-05-02'],
          ],
        },
      ],
      risks: [
        {
          ...{ title: 'Translations of stories come too late for the briefing', likelihood: 3, impact: 2 },
          ...{ response: 'Send recordings to be translated week by week.', reviewOn: '2022-06-01' },
          steps: [
            ['mitigating', '2022-03-01'],
            ['closed', '2022-11-25', 'All translations are in.'],
          ],
        },
      ],
      decisions: [],
      actions: [],
    },
    {
      programme: 'value',
      milestones: [
        {
          key: 'value call',
          title: 'Call for stories sent out',
          baselineDate: '2022-05-03',
          steps: achieved('2022-04-11', '2022-05-03'),
        },
        {
          ...{ key: 'value findings', title: 'Findings shared', baselineDate: '2022-10-27', isCritical: true },
          ...{ waitsFor: ['value call'], steps: achieved('2022-08-01', '2022-10-27') },
        },
      ],
      deliverables: [
        {
          ...{ code: 'V1', title: 'Playlist of stories', type: 'website', dueDate: '2022-10-14' },
          steps: accepted('2022-10-03', '2022-10-12', '2022-10-20'),
        },
      ],
      risks: [
        {
          ...{ title: 'Too few people answer the call', likelihood: 2, impact: 4 },
          ...{ response: 'Ask partner organisations to pass it on.', reviewOn: '2022-06-15' },
          steps: [
            ['mitigating', '2022-05-10'],
            ['closed', '2022-08-01', 'A hundred people told a story.'],
          ],
        },
      ],
      decisions: [],
      actions: [],
    },
  ];
};
