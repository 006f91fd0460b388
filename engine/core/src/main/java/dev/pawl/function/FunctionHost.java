package dev.pawl.function;

/**
 * Implemented by a connector that runs functions on this machine, so that others can declare and call them.
 */
public interface FunctionHost {
    /** Its functions; they end when the connector is closed. */
    LocalFunctions localFunctions();
}
