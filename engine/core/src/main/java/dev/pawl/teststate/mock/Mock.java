package dev.pawl.teststate.mock;

import dev.pawl.history.Failure;
import dev.pawl.json.Payload;

/** What a Task, Map or Parallel under test is said to have brought. */
public sealed interface Mock {
    /** It succeeded. */
    record Result(Payload value) implements Mock {}

    /** It failed. */
    record Failed(Failure failure) implements Mock {}
}
