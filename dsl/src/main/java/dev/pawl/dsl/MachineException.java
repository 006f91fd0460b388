package dev.pawl.dsl;

import java.util.List;
import java.util.stream.Collectors;

/** A machine that would be refused, with all the reasons and the lines of Java that they come from. */
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Mistake> mistakes;

    MachineException(List<Mistake> mistakes) {
        super(mistakes.stream().map(m -> "\n  " + m)
                .collect(Collectors.joining("", "Expected a definition that can run, but", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All that is wrong; at least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
