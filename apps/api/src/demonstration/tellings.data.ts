import type { StoryTone } from '@throughline/domain/stories';

/** What was said in a story of the demonstration, and what a curator took from it. All of it is invented. */
export interface Telling {
  readonly title: string;
  readonly transcript: string;
  /** Words of the transcript that a curator marked. */
  readonly quote: string;
  readonly tone: StoryTone;
  readonly insight: string;
}

interface Told extends Omit<Telling, 'transcript'> {
  /** Words by which the stories are known that tell this. */
  readonly about: string;
  readonly middle: string;
}

/** The strands whose stories were written down. */
export const WRITTEN_DOWN: readonly string[] = ['y2', 'kbop'];

const OPENINGS = [
  'I did not think that I had anything to say.',
  'It began with a cup of tea, as it does.',
  'You asked what has changed. I had to think about that.',
  'I was going to say no when they asked me.',
  'I will start in the middle, because that is where it got better.',
];
const ENDINGS = [
  'That is about it. I would do it again.',
  'I still have the note that I wrote that evening.',
  'I tell my sister about it every week.',
  'So that is where we are now.',
  'It is not finished. It does not have to be.',
  'I hope that somebody hears this who can do something with it.',
];

const TOLD: readonly Told[] = [
  {
    about: 'being listened to',
    title: 'The day somebody wrote it down',
    middle:
      'For years I told it to a different person every time. Then one of them put the pen down and listened. Nobody had looked up from the form before.',
    quote: 'Nobody had looked up from the form before.',
    tone: 'positive',
    insight: 'To be asked once, by one person who stays, matters more than which service it is.',
  },
  {
    about: 'shaped together',
    title: 'Our names are on the door',
    middle:
      'We moved the chairs, then the times, then the rules. The opening hours are ours: we argued about every one of them. People come because they know who decided.',
    quote: 'The opening hours are ours: we argued about every one of them.',
    tone: 'positive',
    insight: 'Deciding small things together first made the large ones possible.',
  },
  {
    about: 'stops co-production',
    title: 'Three surveys and no answer',
    middle:
      'They asked us three times what we wanted. Each time there was a new manager with a new survey. If you ask me again, tell me first what you did with the last answer.',
    quote: 'If you ask me again, tell me first what you did with the last answer.',
    tone: 'negative',
    insight: 'Asking without telling what came of it costs more trust than not asking.',
  },
  {
    about: 'trying again',
    title: 'The second first meeting',
    middle:
      'The first meeting was in an office on the fourth floor, and half of us could not come. So they came to us. The second time there was a ramp, and soup, and we stayed for three hours.',
    quote: 'The second time there was a ramp, and soup, and we stayed for three hours.',
    tone: 'mixed',
    insight: 'A bad start is mended by changing the place, not by a better invitation.',
  },
  {
    about: 'mental health',
    title: 'Somebody at the end of the line',
    middle:
      'On bad days I could not open the curtains, let alone a letter. She rang at ten each morning, and never asked why I had not answered. After a month I rang her.',
    quote: 'After a month I rang her.',
    tone: 'mixed',
    insight: 'A call that asks for nothing back can come before any appointment.',
  },
  {
    about: 'finding work',
    title: 'Nine years, and then a Tuesday',
    middle:
      'Nine years is a long hole to explain. They let me come in for one morning a week. I learned the till before I learned to say that I was scared.',
    quote: 'I learned the till before I learned to say that I was scared.',
    tone: 'positive',
    insight: 'Work came first and confidence after it, when the first step was small enough.',
  },
  {
    about: 'starts with the person',
    title: 'What do you like?',
    middle:
      'Every form begins with what is wrong with you. He asked me what I like. I said bread, and now I bake on Thursdays for the whole house.',
    quote: 'Every form begins with what is wrong with you.',
    tone: 'positive',
    insight: 'Support that begins with what somebody likes finds help that no list of needs would.',
  },
  {
    about: 'a first home',
    title: 'A key of my own',
    middle:
      'The flat was empty apart from a kettle. I slept on my coat and I have never slept better. What I needed next was a neighbour, and that took longer than the flat.',
    quote: 'What I needed next was a neighbour, and that took longer than the flat.',
    tone: 'mixed',
    insight: 'A home is found sooner than people to know there; support ends too early for that.',
  },
];

/** What was said in a story: no two are quite alike. Null where nobody wrote it down. */
export const tellingOf = (summary: string, index: number): Telling | null => {
  const told = TOLD.find(({ about }) => summary.includes(about));
  if (!told) return null;
  const [opening, ending] = [OPENINGS[index % OPENINGS.length], ENDINGS[index % ENDINGS.length]];
  const { title, quote, tone, insight, middle } = told;
  return { title, quote, tone, insight, transcript: [opening, middle, ending].join(' ') };
};
