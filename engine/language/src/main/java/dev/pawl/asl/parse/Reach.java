package dev.pawl.asl.parse;

import java.util.Set;

/** What an expression can see besides the input, the context object and variables. */
enum Reach {
    /** Nothing else. */
    INPUT(Set.of()),
    /** The result of a Task, Map or Parallel. */
    RESULT(Set.of("result")),
    /** What a Catch received. */
    ERROR_OUTPUT(Set.of("errorOutput"));

    private final Set<String> members;

    Reach(Set<String> members) {
        this.members = members;
    }

    /** Whether {@code $states.member} is there. */
    boolean sees(String member) {
        return members.contains(member);
    }
}
