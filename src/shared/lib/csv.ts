/**
 * What a spreadsheet takes for a formula, or moves to where one begins: `=`, `+`, `-`, `@` (their wide forms too) after
 * any space, and a leading tab or line end (OWASP, CSV injection).
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[ \u00a0]*[\t\r\n]/;

/** A cell that no spreadsheet runs: one that would be a formula has an apostrophe before it, all others are as they are. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Quoted where the text would end the cell or the row, or where a reader would trim it (RFC 4180). */
const quoted = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of cells as CSV: commas, CRLF at the end of every row, no cell a formula (domain.md section 8). */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => quoted(guardCell(cell))).join(',')}\r\n`).join('');

/** What a file of CSV begins with, so that a spreadsheet reads it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';
