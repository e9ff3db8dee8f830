import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { ANSWER } from './answer';

/** Some rows of a table as they are written, and whether those were the last. None of them only when there are no more. */
export interface CsvBatch {
  readonly rows: readonly (readonly string[])[];
  readonly isLast: boolean;
}

/** What a handler answers with instead of JSON: a table for a spreadsheet, which is read while it is sent. */
export class Csv {
  /**
   * @param fileName says nothing of a person: it is kept in the lists of browsers.
   * @param next the following rows, asked for once those before it have left
   */
  constructor(
    readonly fileName: string,
    readonly columns: readonly string[],
    readonly next: () => Promise<CsvBatch>,
  ) {}
}

/** Marks that a handler answers with a {@link Csv}. */
export const CSV = Symbol('CSV');
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** Declares that a handler answers with a {@link Csv}. */
export const AnswerCsv = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(ANSWER, CSV),
    HttpCode(200),
    ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } }),
  );

/** Without it, Excel takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for a formula, and run: also after a space, and in the wide characters of Asian keyboards. */
const LOOKS_LIKE_FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

const writeCell = (text: string): string => {
  const safe = LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A row as RFC 4180 has it. A cell that looks like a formula gets an apostrophe in front, which makes it a text. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(writeCell).join(',')}\r\n`;

/**
 * Reads one batch when the one before has been taken, and none ahead: what is no longer there by then is not sent, and a table of any
 * length takes the memory of one batch. An error breaks it off, which is seen at the other end.
 */
export const streamOfCsv = ({ columns, next }: Csv): Readable => {
  const asAsked = AsyncLocalStorage.snapshot();
  let begins = BYTE_ORDER_MARK + csvRow(columns);
  const write = (stream: Readable, { rows, isLast }: CsvBatch): void => {
    const text = begins + rows.map(csvRow).join('');
    begins = '';
    if (text !== '') stream.push(text);
    if (isLast) stream.push(null);
  };
  return new Readable({
    highWaterMark: 0,
    read() {
      asAsked(next).then(
        (batch) => write(this, batch),
        (error: unknown) => this.destroy(error as Error),
      );
    },
  });
};
