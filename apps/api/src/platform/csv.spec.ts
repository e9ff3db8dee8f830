import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { Csv, csvRow, streamOfCsv } from './csv';

/** So many rows, one a batch; `asked` is how many were asked for. */
const counted = (rows: number) => {
  const told = { asked: 0 };
  const table = new Csv('rows.csv', ['Row'], () => {
    told.asked += 1;
    return Promise.resolve({ rows: rows === 0 ? [] : [[`row ${told.asked}`]], isLast: told.asked >= rows });
  });
  return { table, told };
};

describe('a row for a spreadsheet', () => {
  it.each([
    [['one', 'two'], 'one,two\r\n'],
    [['', 'Võru'], ',Võru\r\n'],
    [['a, b', 'say "this"', 'two\nlines'], '"a, b","say ""this""","two\nlines"\r\n'],
    [['1;2', ' spaced '], '"1;2"," spaced "\r\n'],
  ])('%j', (cells, row) => {
    expect(csvRow(cells)).toBe(row);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u00a0=1',
    '＝1',
    '＠x',
    '=HYPERLINK("x")',
  ])('holds no formula: %j', (cell) => {
    expect(csvRow([cell]).replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it.each(['a-b', '2026-06-15', 'KBOP-012', "'=1"])('leaves alone what is none: %j', (cell) => {
    expect(csvRow([cell])).toBe(`${cell}\r\n`);
  });
});

describe('a table on its way', () => {
  it('begins with a byte order mark and its columns, also without a row', async () => {
    expect(await text(streamOfCsv(counted(0).table))).toBe('Row\r\n');
    const bytes = streamOfCsv(counted(2).table);
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toBe('\uFEFFRow\r\nrow 1\r\nrow 2\r\n');
  });

  it('asks for no batch before the one before was taken', async () => {
    const { table, told } = counted(5);
    const asked: number[] = [];
    const slow = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, taken) => {
        asked.push(told.asked);
        // Whatever would be asked for ahead is asked for by now.
        setImmediate(() => {
          asked.push(told.asked);
          taken();
        });
      },
    });
    await pipeline(streamOfCsv(table), slow);
    expect(asked).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  it('breaks off when a batch cannot be read', async () => {
    const broken = new Csv('rows.csv', ['Row'], () => Promise.reject(new Error('gone')));
    await expect(text(streamOfCsv(broken))).rejects.toThrow('gone');
  });
});
