/** What the stories of the demonstration are about: a theme, and words by which the stories are known that have it. */
export const THEMES: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['Being listened to', ['being listened to', 'trying again after a bad start', 'connecting as humans']],
  ['Shaping services together', ['shaped together', 'stops co-production', 'starts with the person']],
  ['Work and confidence', ['finding work', 'gaining confidence', 'saves time']],
  ['Keeping well', ['mental health', 'keeping well', 'walking group', 'seeing a doctor', 'looking after a parent']],
  ['Home and neighbourhood', ['a first home', 'a square', 'a neighbourhood']],
  ['Having a say', ['young people in the council', 'social justice', 'outcomes that matter']],
];

export interface DemonstrationCollection {
  readonly programme: string;
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
}

/** Two for each programme, of stories that are known by words in them. */
export const COLLECTIONS: readonly DemonstrationCollection[] = [
  {
    programme: 'nacp',
    name: 'Keep doing what works (demo)',
    about: 'What people would not want to lose.',
    words: ['being listened to', 'shaped together'],
  },
  {
    programme: 'nacp',
    name: 'When it does not work (demo)',
    about: 'What stands in the way, and what came after.',
    words: ['stops co-production', 'trying again'],
  },
  {
    programme: 'bridges',
    name: 'First steps into work (demo)',
    about: 'For the conversation with employers.',
    words: ['finding work'],
  },
  { programme: 'bridges', name: 'A place to live (demo)', about: '', words: ['a first home'] },
  {
    programme: 'bcc',
    name: 'COVID conversations (demo)',
    about: 'How a neighbourhood kept well through the pandemic.',
    words: ['keeping well', 'walking group'],
  },
  { programme: 'bcc', name: 'Looking after each other (demo)', about: '', words: ['looking after a parent'] },
  { programme: 'euarenas', name: 'Squares for everybody (demo)', about: '', words: ['a square'] },
  { programme: 'euarenas', name: 'Young voices (demo)', about: '', words: ['young people'] },
  {
    programme: 'value',
    name: 'What cannot be counted (demo)',
    about: 'Value in the words of those who live it.',
    words: ['connecting as humans', 'social justice'],
  },
  { programme: 'value', name: 'Growing in it (demo)', about: '', words: ['gaining confidence'] },
];
