package dev.pawl.dsl;

import java.util.Optional;

/** Of which types the input and the output of a machine are, as far as that was said. */
record Contract(Optional<Class<?>> input, Optional<Class<?>> output) {
    static final Contract OPEN = new Contract(Optional.empty(), Optional.empty());

    Contract input(Class<?> type) {
        return new Contract(Optional.of(type), output);
    }

    Contract output(Class<?> type) {
        return new Contract(input, Optional.of(type));
    }
}
