package dev.pawl.dsl;

import java.util.List;

/**
 * Steps in order: a whole flow, an arm, a branch, or a fragment that machines share.
 *
 * @param <L>
 *            the query language of machines that may hold them
 */
public record Steps<L extends Language>(List<Step<? extends Language>> all) implements Arm<L> {
    /** Keeps its own copy. */
    public Steps {
        all = List.copyOf(all);
    }
}
