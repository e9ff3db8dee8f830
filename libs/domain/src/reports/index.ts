export {
  discloseCount,
  discloseHeadCount,
  discloseTotal,
  FEWEST_CANDIDATES,
  HIDE_BELOW,
  ROUND_TO,
  type Composed,
  type Disclosed,
} from './disclosure';
export { funderFigureOf, type CountedParts, type DisclosedFigure } from './funder-figure';
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
