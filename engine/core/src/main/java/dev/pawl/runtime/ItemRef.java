package dev.pawl.runtime;

import java.util.Optional;

/**
 * Which item, or batch, of which map run an execution runs. It is stored with the child as its parent, and
 * says whom
 * to tell when the child ends.
 */
public record ItemRef(String mapRunArn, int index) {
    private static final String SEPARATOR = "#[";

    /** The text that is stored: what no ARN can contain stands between the parts. */
    public String encode() {
        return mapRunArn + SEPARATOR + index;
    }

    /** Reads what is stored; empty if the execution was not started by a map run. */
    public static Optional<ItemRef> decode(String text) {
        int at = text.lastIndexOf(SEPARATOR);
        return at < 0
                ? Optional.empty()
                : Optional.of(new ItemRef(text.substring(0, at),
                        Integer.parseInt(text.substring(at + SEPARATOR.length()))));
    }
}
