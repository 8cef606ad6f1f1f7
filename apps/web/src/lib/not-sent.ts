/**
 * Data of a page that is finished on the server. Kit writes out all that a load function returns, for the
 * browser to start from; where no page starts there, that is work for nothing.
 */
export class NotSent<Value> {
  constructor(readonly value: Value) {}
}
