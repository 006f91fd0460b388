package dev.pawl.function;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The functions of this machine. May be changed and called from many threads at once. */
public interface LocalFunctions {
    /**
     * Adds a function, or replaces the one of the same name: calls that have begun end as they began, the next
     * one
     * runs
     * this.
     *
     * @throws IllegalArgumentException
     *             if its runtime is not known or its code is not there; the message says what was expected
     */
    void put(LocalFunction function);

    /** Takes a function away, if it is there; calls that have begun end first. */
    void remove(String name);

    /** Those that were put, by name. */
    List<LocalFunction> all();

    /** The function that was put under a name. */
    default Optional<LocalFunction> find(String name) {
        return all().stream().filter(function -> function.name().equals(name)).findFirst();
    }

    /**
     * Calls a function, also one that lives in the server's own process. Never fails; cancelling it ends the
     * call.
     */
    CompletableFuture<FunctionAnswer> invoke(FunctionCall call);
}
