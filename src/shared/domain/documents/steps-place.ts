/** Where the steps of a runbook stand in its text: a line of its own that says so. */
export const STEPS_HERE = '[[steps]]';

const LINE = /^[ \t]*\[\[steps\]\][ \t]*$/im;

/** A runbook's text before and after its steps; without such a line the steps come after all of it. */
export function aroundSteps(body: string): { before: string; after: string } {
  const found = LINE.exec(body);
  if (!found) return { before: body, after: '' };
  return { before: body.slice(0, found.index).trimEnd(), after: body.slice(found.index + found[0].length).trimStart() };
}
