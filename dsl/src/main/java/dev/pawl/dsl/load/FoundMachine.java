package dev.pawl.dsl.load;

import dev.pawl.dsl.Machine;

/**
 * A machine and where it was found.
 *
 * @param className
 *            of the class, with its package
 * @param member
 *            the constant, or the method that gives it
 */
public record FoundMachine(String className, String member, Machine<?> machine) {
    /** The class's name without its package and outer classes. */
    public String simpleClassName() {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
