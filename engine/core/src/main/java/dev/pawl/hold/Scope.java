package dev.pawl.hold;

/** What is held. */
public sealed interface Scope {
    /** All that runs, on all nodes. */
    record Everything() implements Scope {
        @Override
        public String text() {
            return "*";
        }
    }

    /** All executions of a machine, and the children of its map runs. */
    record Machine(String arn) implements Scope {
        @Override
        public String text() {
            return arn;
        }
    }

    /** One execution. */
    record Execution(String arn) implements Scope {
        @Override
        public String text() {
            return arn;
        }
    }

    /** Its name among holds: an ARN, or a star. */
    String text();

    /** What a name stands for. */
    static Scope of(String text) {
        if (text.equals("*")) {
            return new Everything();
        }
        return text.contains(":stateMachine:") ? new Machine(text) : new Execution(text);
    }
}
