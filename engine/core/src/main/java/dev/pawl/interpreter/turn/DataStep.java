package dev.pawl.interpreter.turn;

/** A step of a state's data on its way through the state, or a number that governs a Map. */
public enum DataStep {
    INPUT_PATH, PARAMETERS, ARGUMENTS, RESULT_SELECTOR, RESULT_PATH, ITEMS_PATH, ITEMS_POINTER, ITEM_SELECTOR, ITEM_BATCHER, MAX_CONCURRENCY, TOLERATED_FAILURE_COUNT, TOLERATED_FAILURE_PERCENTAGE
}
