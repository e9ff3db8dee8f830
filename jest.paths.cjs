// What tsconfig.base.json calls `paths`, for Jest. Kept by hand because it is three lines; a wrong one fails every spec at once.
module.exports = {
  '^@throughline/domain/(.+)$': `${__dirname}/libs/domain/src/$1/index.ts`,
  '^@throughline/ui/(.+)$': `${__dirname}/libs/ui/src/$1/index.ts`,
  '^@throughline/ui$': `${__dirname}/libs/ui/src/index.ts`,
};
