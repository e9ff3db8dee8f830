import type { ConsentScope, IdentityDisplay } from './vocabulary';

/** Languages into which the questions are translated. For any other, somebody who speaks it interprets, and witnesses. */
export const QUESTION_LANGUAGES = ['en', 'pl', 'et', 'it'] as const;
export type QuestionLanguage = (typeof QUESTION_LANGUAGES)[number];

/** What a storyteller is asked, in their language: it is shown to them and not to the one who records it. */
export interface ConsentQuestions {
  /** The language, as its speakers call it. */
  readonly name: string;
  readonly intro: string;
  readonly scopes: Readonly<Record<ConsentScope, string>>;
  readonly hints: Readonly<Partial<Record<ConsentScope, string>>>;
  readonly naming: string;
  readonly identities: Readonly<Record<IdentityDisplay, string>>;
  readonly yes: string;
  readonly no: string;
  /** That it can be taken back, on any day, without a reason. */
  readonly takeBack: string;
  readonly done: string;
  readonly handBack: string;
}

export const QUESTIONS: Readonly<Record<QuestionLanguage, ConsentQuestions>> = {
  en: {
    name: 'English',
    intro: 'This is your story. You decide what may be done with it.',
    scopes: {
      record_hold: 'May we keep your story?',
      curate: 'May we listen to it together with other stories, to learn what they have in common?',
      share_partners: 'May the organisations that we work with see it?',
      share_funder: 'May those who pay for the work see it?',
      use_in_training: 'May we use it when we train new reporters?',
      publish_web: 'May it be on the website?',
      publish_social: 'May it be on social media?',
      publish_print: 'May it be printed?',
      quote_only: 'May we quote single sentences from it?',
      photo_likeness: 'May we show a picture of you?',
      recontact: 'May we get in touch with you again?',
    },
    hints: {
      record_hold: 'Without this, nothing else can be done with it.',
      publish_social: 'Others can share it on, and we cannot call that back.',
      publish_print: 'What is printed cannot be called back.',
    },
    naming: 'How do you want to be named?',
    identities: {
      fullName: 'With my full name',
      firstName: 'With my first name',
      firstNameTown: 'With my first name and my town',
      pseudonym: 'With another name that I choose',
      anonymous: 'Not at all',
    },
    yes: 'Yes',
    no: 'No',
    takeBack: 'You can take any of this back on any day. You need not say why.',
    done: 'I am done',
    handBack: 'Thank you. Please hand the phone back.',
  },
  pl: {
    name: 'Polski',
    intro: 'To jest Twoja historia. To Ty decydujesz, co można z nią zrobić.',
    scopes: {
      record_hold: 'Czy możemy zachować Twoją historię?',
      curate: 'Czy możemy wysłuchać jej razem z innymi historiami, żeby zobaczyć, co je łączy?',
      share_partners: 'Czy mogą ją zobaczyć organizacje, z którymi współpracujemy?',
      share_funder: 'Czy mogą ją zobaczyć ci, którzy finansują tę pracę?',
      use_in_training: 'Czy możemy z niej korzystać, gdy szkolimy nowych reporterów i reporterki?',
      publish_web: 'Czy może pojawić się na stronie internetowej?',
      publish_social: 'Czy może pojawić się w mediach społecznościowych?',
      publish_print: 'Czy może zostać wydrukowana?',
      quote_only: 'Czy możemy cytować z niej pojedyncze zdania?',
      photo_likeness: 'Czy możemy pokazać Twoje zdjęcie?',
      recontact: 'Czy możemy się z Tobą jeszcze skontaktować?',
    },
    hints: {
      record_hold: 'Bez tego nie możemy zrobić z nią nic więcej.',
      publish_social: 'Inni mogą udostępniać ją dalej i nie da się tego cofnąć.',
      publish_print: 'Tego, co zostało wydrukowane, nie da się cofnąć.',
    },
    naming: 'Jak mamy Cię podpisać?',
    identities: {
      fullName: 'Imieniem i nazwiskiem',
      firstName: 'Imieniem',
      firstNameTown: 'Imieniem i nazwą miejscowości',
      pseudonym: 'Innym imieniem, które sam(a) wybiorę',
      anonymous: 'Wcale',
    },
    yes: 'Tak',
    no: 'Nie',
    takeBack: 'Każdą zgodę możesz wycofać w dowolnym dniu. Nie musisz mówić dlaczego.',
    done: 'Gotowe',
    handBack: 'Dziękujemy. Prosimy oddać telefon.',
  },
  et: {
    name: 'Eesti',
    intro: 'See on sinu lugu. Sina otsustad, mida sellega teha võib.',
    scopes: {
      record_hold: 'Kas me võime sinu loo alles hoida?',
      curate: 'Kas me võime seda kuulata koos teiste lugudega, et mõista, mis neid ühendab?',
      share_partners: 'Kas organisatsioonid, kellega me koos töötame, võivad seda näha?',
      share_funder: 'Kas need, kes seda tööd rahastavad, võivad seda näha?',
      use_in_training: 'Kas me võime seda kasutada uute reporterite koolitamisel?',
      publish_web: 'Kas see võib olla veebilehel?',
      publish_social: 'Kas see võib olla sotsiaalmeedias?',
      publish_print: 'Kas selle võib trükkida?',
      quote_only: 'Kas me võime sellest üksikuid lauseid tsiteerida?',
      photo_likeness: 'Kas me võime näidata sinu pilti?',
      recontact: 'Kas me võime sinuga uuesti ühendust võtta?',
    },
    hints: {
      record_hold: 'Ilma selleta ei saa me looga midagi teha.',
      publish_social: 'Teised võivad seda edasi jagada ja seda ei saa tagasi võtta.',
      publish_print: 'Trükitut ei saa tagasi võtta.',
    },
    naming: 'Kuidas sind nimetada?',
    identities: {
      fullName: 'Ees- ja perekonnanimega',
      firstName: 'Eesnimega',
      firstNameTown: 'Eesnime ja kodukohaga',
      pseudonym: 'Mõne muu nimega, mille ise valin',
      anonymous: 'Mitte kuidagi',
    },
    yes: 'Jah',
    no: 'Ei',
    takeBack: 'Sa võid kõik selle igal päeval tagasi võtta. Sa ei pea ütlema, miks.',
    done: 'Valmis',
    handBack: 'Aitäh! Palun anna telefon tagasi.',
  },
  it: {
    name: 'Italiano',
    intro: 'Questa è la tua storia. Decidi tu che cosa se ne può fare.',
    scopes: {
      record_hold: 'Possiamo conservare la tua storia?',
      curate: 'Possiamo ascoltarla insieme ad altre storie, per capire che cosa hanno in comune?',
      share_partners: 'Possono vederla le organizzazioni con cui lavoriamo?',
      share_funder: 'Può vederla chi finanzia questo lavoro?',
      use_in_training: 'Possiamo usarla quando formiamo nuovi reporter?',
      publish_web: 'Può stare sul sito web?',
      publish_social: 'Può stare sui social media?',
      publish_print: 'Può essere stampata?',
      quote_only: 'Possiamo citarne singole frasi?',
      photo_likeness: 'Possiamo mostrare una tua immagine?',
      recontact: 'Possiamo contattarti di nuovo?',
    },
    hints: {
      record_hold: 'Senza questo non possiamo farne nient’altro.',
      publish_social: 'Altri possono condividerla, e questo non si può annullare.',
      publish_print: 'Quello che è stampato non si può ritirare.',
    },
    naming: 'Come vuoi che indichiamo il tuo nome?',
    identities: {
      fullName: 'Con nome e cognome',
      firstName: 'Solo con il nome',
      firstNameTown: 'Con il nome e la mia città',
      pseudonym: 'Con un altro nome, scelto da me',
      anonymous: 'In nessun modo',
    },
    yes: 'Sì',
    no: 'No',
    takeBack: 'Puoi ritirare il consenso in qualsiasi giorno, per tutto o per una parte. Non devi dire perché.',
    done: 'Ho finito',
    handBack: 'Grazie. Per favore, restituisci il telefono.',
  },
};

/** In the order in which one would ask: what is needed first. */
export const ASKED_SCOPES = [
  'record_hold',
  'curate',
  'share_partners',
  'share_funder',
  'use_in_training',
  'publish_web',
  'publish_social',
  'publish_print',
  'quote_only',
  'photo_likeness',
  'recontact',
] as const satisfies readonly ConsentScope[];

/** The questions in a language ("pl", "pl-PL"); null where nobody has translated them. */
export const questionsIn = (language: string): ConsentQuestions | null => {
  const primary = language.split('-')[0]?.toLowerCase();
  const known = QUESTION_LANGUAGES.find((each) => each === primary);
  return known === undefined ? null : QUESTIONS[known];
};
