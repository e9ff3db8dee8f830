export { discloseCount, discloseHeadCount, HIDE_BELOW, ROUND_TO, type Disclosed } from './disclosure';
export { funderFigureOf, type DisclosedFigure } from './funder-figure';
export { REPORTS_GRANTS } from './reports-grants';
export {
  disclosed,
  funderFigure,
  funderProgramme,
  funderProgrammeList,
  type FunderFigure,
  type FunderProgramme,
  type FunderProgrammeList,
} from './reports-contract';
