package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.MachineRecord;

/** All that a start is asked before anything of it is stored. */
record StartGate(OpenExecutions open, Holding holding, Admission admission, Limiting limits) {
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

    /**
     * Asks for the places that a redrive needs.
     *
     * @throws EngineException
     *             EXECUTION_LIMIT_EXCEEDED
     */
    void requireAgain(ExecutionInfo execution) {
        holding.requireNoDrain();
        requirePlaces(execution);
    }

    /**
     * Asks for the places that a fork needs.
     *
     * @return whether it needs any
     * @throws EngineException
     *             EXECUTION_LIMIT_EXCEEDED
     */
    boolean requirePlaces(ExecutionInfo execution) {
        return switch (limits.admit(execution)) {
            case Limiting.Admission.Admitted admitted -> admitted.limited();
            case Limiting.Admission.Instead instead -> throw new EngineException(Reason.EXECUTION_LIMIT_EXCEEDED,
                    "Execution Limit Exceeded: 'another execution has its place'");
        };
    }
}
