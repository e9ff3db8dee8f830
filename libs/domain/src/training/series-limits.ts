/** The most dates that one series can have. More than a year of days is a mistake. */
export const MOST_DATES = 400;
