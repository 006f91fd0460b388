package dev.pawl.dsl;

import java.util.Optional;

/**
 * Something wrong with a machine that Java's compiler could not see.
 *
 * @param code
 *            as ValidateStateMachineDefinition names it
 * @param location
 *            the place in the definition, such as {@code /States/Pay/Next}
 * @param origin
 *            the line of Java that wrote the state concerned
 */
public record Mistake(String code, String message, String location, Optional<Origin> origin) {
    @Override
    public String toString() {
        return message + " at " + location + origin.map(o -> ", written at " + o).orElse("");
    }
}
