/** "home, belonging" as names, each once. */
export const namesOf = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];
