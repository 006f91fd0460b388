package dev.pawl.search.query;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.SearchIndex.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that is asked of an execution. */
public sealed interface Condition {
    /** Not so. */
    record Not(Condition condition) implements Condition {}

    /** It stands like one of these. */
    record Status(Set<ExecutionStatus> any) implements Condition {}

    /** Its machine has one of these names or ARNs, perhaps with the version or alias that started it. */
    record Machine(List<Pattern> any) implements Condition {}

    /** It has one of these names. */
    record Name(List<Pattern> any) implements Condition {}

    /** It has that ARN. */
    record Arn(String arn) implements Condition {}

    /** It ended with one of these errors. */
    record ErrorName(List<Pattern> any) implements Condition {}

    /** What is told of its error's cause contains that, folded. */
    record Cause(String folded) implements Condition {}

    /** It was started by one of these versions. */
    record Version(List<Pattern> any) implements Condition {}

    /** It was started by one of these aliases. */
    record Alias(List<Pattern> any) implements Condition {}

    /** It was started by one of these executions. */
    record Parent(List<Pattern> any) implements Condition {}

    /** Its machine has a tag, of that value if one is given. */
    record Tag(String key, Optional<String> value) implements Condition {}

    /** It started then. */
    record Started(Period when) implements Condition {}

    /** It stopped then. */
    record Stopped(Period when) implements Condition {}

    /** It took at least the one and less than the other; one that runs takes until now. */
    record Took(Optional<Duration> atLeast, Optional<Duration> lessThan) implements Condition {}

    /** It is held, or waits for its turn under a limit: itself, or one of its tasks. */
    record Is(What what) implements Condition {
        /** What it may be besides its status. */
        public enum What {
            PAUSED, WAITING
        }
    }

    /** It was redriven at least so often, and at most. */
    record Redrives(long atLeast, long atMost) implements Condition {}

    /** It has a value of one of these intervals at a path of its input or output. */
    record Data(String path, List<Interval> any) implements Condition {}

    /** Its name, error, cause, input or output contains that, folded. */
    record Text(String folded) implements Condition {}
}
