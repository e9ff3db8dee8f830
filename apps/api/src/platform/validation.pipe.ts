import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ProblemBody } from '@throughline/domain/shared';
import { ProblemError } from './problem';

type Issue =
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]> extends {
    exceptionFactory?: (issues: infer Issues) => unknown;
  }
    ? Issues extends readonly (infer One)[]
      ? One
      : never
    : never;

/** More than anybody reads. A body of nothing but mistakes is not answered with a longer one. */
const MOST = 50;

const pathOf = (issue: Issue): string[] =>
  (issue.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment));

/** What is wrong with a request, by path. A key that the schema does not know is an error at that key, so that it is named. */
export const errorsOf = (issues: readonly Issue[]): NonNullable<ProblemBody['errors']> =>
  issues
    .flatMap((issue) => {
      const path = pathOf(issue);
      if ('keys' in issue && Array.isArray(issue.keys)) {
        return issue.keys.map((key) => ({ path: [...path, String(key)].join('.'), message: 'is not known here' }));
      }
      return [{ path: path.join('.'), message: issue.message }];
    })
    .slice(0, MOST);

/** Keys that every object has: the schema would take them for known ones and drop them without a word. */
const inheritedKeys = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value).filter((key) => key in Object.prototype) : [];

/** Holds every `@Body`, `@Query` and `@Param` to its schema: without this pipe a schema would only be documentation. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) => new ProblemError('request.invalid', {}, { errors: errorsOf(issues) }),
    });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const errors = inheritedKeys(value).map((path) => ({ path, message: 'is not known here' }));
    if (errors.length > 0 && metadata.type !== 'custom') throw new ProblemError('request.invalid', {}, { errors });
    return super.transform(value, metadata);
  }
}
