/** An expected failure of a command: its message is one sentence for the administrator, shown without a stack. */
export class Failure extends Error {
  override name = 'Failure';
}
