package dev.pawl.dsl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Steps in order: a whole flow, an arm, a branch, or a fragment that machines share.
 *
 * @param comment
 *            of a branch or of what a Map does for each item; arms have none in definitions
 * @param <L>
 *            the query language of machines that may hold them
 */
public record Steps<L extends Language>(List<Step<? extends Language>> all, Optional<String> comment)
        implements
            Arm<L> {
    /** Keeps its own copy. */
    public Steps {
        all = List.copyOf(all);
    }

    /** Without a comment. */
    public Steps(List<Step<? extends Language>> all) {
        this(all, Optional.empty());
    }

    /** The same, with a comment for people. */
    public Steps<L> comment(String text) {
        return new Steps<>(all, Optional.of(text));
    }

    /**
     * The same steps under other names, so that one machine can hold them twice. What leads from one of them to
     * another still does; what leads out of them still leads there.
     */
    public Steps<L> prefixed(String prefix) {
        return new Renaming(name -> prefix + name).of(this);
    }

    /** These, and then those. */
    public Steps<L> then(Steps<? extends L> more) {
        return new Steps<>(Stream.concat(all.stream(), more.all.stream()).toList(), comment);
    }
}
