/** Something at the console that the operator can mend: the message is one sentence with the mend, and is shown without a stack. */
export class OperatorFault extends Error {
  override name = "OperatorFault";
}
