package dev.pawl.connector.function.runtimeapi;

/** What a process said about its beginning or about an event. */
public sealed interface Result {
    /** The function returned that. */
    record Returned(String payload) implements Result {}

    /** The function failed; the payload is its error object. */
    record Failed(String payload) implements Result {}

    /** The function returned more than can be taken. */
    record TooLarge(long lengthBytes) implements Result {}

    /** The process could not begin; the payload is its error object. */
    record InitFailed(String payload) implements Result {}

    /** The process is gone, without a word. */
    record Gone() implements Result {}

    /** The process was gone before it took the event, so that another may have it. */
    record NotTaken() implements Result {}
}
