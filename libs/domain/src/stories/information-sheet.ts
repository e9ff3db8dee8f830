interface Sheet {
  readonly language: string;
  readonly programmeId: string | null;
}

/**
 * The sheet that somebody is shown: the newest in their language, that of the programme before that of the organisation; in English where
 * there is none in theirs, which has to be said to them.
 * @param sheets newest first
 */
export const sheetFor = <One extends Sheet>(
  sheets: readonly One[],
  language: string,
): { readonly sheet: One; readonly isTheirLanguage: boolean } | null => {
  const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
  const newest = (wanted: string): One | undefined => {
    const fitting = sheets.filter((sheet) => primary(sheet.language) === primary(wanted));
    return fitting.find(({ programmeId }) => programmeId !== null) ?? fitting[0];
  };
  const own = newest(language);
  if (own) return { sheet: own, isTheirLanguage: true };
  const english = newest('en');
  return english ? { sheet: english, isTheirLanguage: false } : null;
};
