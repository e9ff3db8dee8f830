import { type StandardSchemaValidationError, type ValidationError } from '@angular/forms/signals';

/** What zod says about an issue, as far as it is turned into words here. */
interface Issue {
  readonly code?: string;
  readonly origin?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly input?: unknown;
  readonly message: string;
}

/**
 * What is wrong with a field, in words for people. The schemas of the domain speak to programs; a refinement whose message has no
 * translation here is shown as it is.
 */
export const fieldErrorText = (error: ValidationError): string =>
  error.kind === 'standardSchema'
    ? textOfIssue((error as StandardSchemaValidationError).issue)
    : (error.message ?? error.kind);

const textOfIssue = (issue: Issue): string => {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return issue.origin === 'string'
        ? $localize`Use ${issue.maximum}:count: characters at most.`
        : $localize`Use ${issue.maximum}:count: at most.`;
    case 'invalid_type':
    case 'invalid_value':
      return $localize`Fill this in.`;
    case 'invalid_format':
      return invalidFormat(issue);
    default:
      return sentence(issue.message);
  }
};

const tooSmall = ({ origin, minimum }: Issue): string => {
  if (origin === 'array') return $localize`Choose at least ${minimum}:count:.`;
  if (origin !== 'string') return $localize`Use ${minimum}:count: or more.`;
  return (minimum ?? 1) <= 1 ? $localize`Fill this in.` : $localize`Use ${minimum}:count: characters or more.`;
};

const invalidFormat = ({ format, message }: Issue): string => {
  switch (format) {
    case 'email':
      return $localize`Write an e-mail address, like name@example.org.`;
    case 'uuid':
      return $localize`Choose one.`;
    default:
      return sentence(message);
  }
};

/** "must be a date that exists" as a sentence of its own. */
const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
