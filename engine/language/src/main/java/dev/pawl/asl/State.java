package dev.pawl.asl;

/** One state of a machine. */
public sealed interface State
        permits TaskState, PassState, ChoiceState, WaitState, SucceedState, FailState, ParallelState, MapState {
    /** What every state has. */
    StateInfo info();

    /** How it makes its output; a Fail state makes none. */
    DataFlow data();

    /** Its name, unique in the whole machine. */
    default String name() {
        return info().name();
    }

    /** Which of the eight it is. */
    default StateType type() {
        return switch (this) {
            case TaskState s -> StateType.TASK;
            case PassState s -> StateType.PASS;
            case ChoiceState s -> StateType.CHOICE;
            case WaitState s -> StateType.WAIT;
            case SucceedState s -> StateType.SUCCEED;
            case FailState s -> StateType.FAIL;
            case ParallelState s -> StateType.PARALLEL;
            case MapState s -> StateType.MAP;
        };
    }
}
