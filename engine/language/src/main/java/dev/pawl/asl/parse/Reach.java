package dev.pawl.asl.parse;

/** What an expression can see besides the input, the context object and variables. */
enum Reach {
    /** Nothing else. */
    INPUT(""),
    /** The result of a Task, Map or Parallel. */
    RESULT("result"),
    /** What a Catch received. */
    ERROR_OUTPUT("errorOutput");

    private final String member;

    Reach(String member) {
        this.member = member;
    }

    /** Whether {@code $states.member} is there. */
    boolean sees(String wanted) {
        return member.equals(wanted);
    }
}
