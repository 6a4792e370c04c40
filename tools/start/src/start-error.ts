/** A reason not to start, said as one sentence that tells what to do; shown without a stack trace. */
export class StartError extends Error {}
