import { type PROGRAMMES_PROBLEMS } from '@throughline/domain/programmes';
import { writeDate } from '../platform/format';
import { type ProblemTexts } from '../platform/problem-text';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : text(value));

export const PROGRAMMES_PROBLEM_TEXTS: ProblemTexts<keyof typeof PROGRAMMES_PROBLEMS> = {
  'programme.endsBeforeStart': () => $localize`The last day is before the first. Change one of the two.`,
  'programme.codeTaken': () => $localize`Another programme has this code. Choose another code.`,
  'programme.strandOutside': ({ strand }) =>
    $localize`The strand ${text(strand)}:strand: would lie outside these dates. Change the dates of the strand first, or choose wider ones here.`,
  'strand.outsideProgramme': ({ from, until }) =>
    text(from) === ''
      ? $localize`A strand lies within the dates of its programme. Change its dates, or those of the programme first.`
      : $localize`The programme runs from ${writeDate(text(from))}:from: to ${writeDate(text(until))}:until:. Choose dates within that, or change the programme first.`,
  'strand.codeTaken': () => $localize`Another strand of this programme has this code. Choose another code.`,
  'strand.regionInUse': ({ regions }) =>
    $localize`Sessions, stories or events of this strand are in ${list(regions)}:regions:. Keep the region, with targets of 0 if nothing is aimed at there.`,
  'region.insideItself': () =>
    $localize`A place cannot lie inside itself, or inside one that it contains. Choose another place above it.`,
  'grant.funderRole': ({ organisation }) =>
    text(organisation) === ''
      ? $localize`This organisation is not a funder of the programme. Add it as a funder under Organisations first.`
      : $localize`${text(organisation)}:organisation: gave a grant to this programme, so it stays one of its funders.`,
  'dates.endBeforeStart': () => $localize`The last day is before the first. Change one of the two.`,
};
