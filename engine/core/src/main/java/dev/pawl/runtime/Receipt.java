package dev.pawl.runtime;

/** Told exactly once what came of a signal, on a thread of the runtime. */
interface Receipt {
    /** Nobody waits. What the store refused is then tried again, so that no outcome of a task is lost. */
    Receipt NOBODY = settlement -> {};

    /** What came of it. */
    void settle(Settlement settlement);
}
