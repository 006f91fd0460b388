package dev.pawl.engine;

import dev.pawl.store.MachineRecord;

/** All that a start is asked before anything of it is stored. */
record StartGate(OpenExecutions open, Holding holding, Admission admission) {
    /**
     * Asks.
     *
     * @param child
     *            whether an execution that runs starts it
     * @throws EngineException
     *             EXECUTION_LIMIT_EXCEEDED
     */
    void require(MachineRecord machine, boolean child) {
        holding.requireStartable(machine, child);
    }

    /**
     * As above, for what is kept until it ends.
     *
     * @throws EngineException
     *             EXECUTION_LIMIT_EXCEEDED
     */
    void requireRoom() {
        open.requireRoom();
    }
}
