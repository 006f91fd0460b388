package dev.pawl.testkit.coverage;

import dev.pawl.interpreter.error.ErrorNames;
import java.util.List;
import java.util.Optional;

/**
 * An error that a state met.
 *
 * @param name
 *            empty if the history does not tell
 * @param alias
 *            another name by which it goes
 */
record SeenError(Optional<String> name, Optional<String> alias) {
    static final SeenError UNKNOWN = new SeenError(Optional.empty(), Optional.empty());

    boolean known() {
        return name.isPresent() || alias.isPresent();
    }

    boolean takenBy(List<String> errorEquals) {
        return ErrorNames.match(errorEquals, name, alias);
    }

    /** The same, as a Parallel meets it. */
    SeenError ofBranch() {
        return new SeenError(name, Optional.of(ErrorNames.BRANCH_FAILED));
    }
}
