/** An expected failure of a command: its message is one sentence for the administrator, shown without a stack. */
export class Failure extends Error {
  override name = 'Failure';
}

/** The data folder belongs to an office that is running. */
export class InUse extends Failure {}
