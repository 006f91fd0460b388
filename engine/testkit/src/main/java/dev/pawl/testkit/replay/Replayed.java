package dev.pawl.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testkit.compare.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What another definition would have made of a recorded execution.
 *
 * @param label
 *            of the recording
 * @param fork
 *            where its path would first have gone another way
 * @param differences
 *            of the outputs, if both have one
 * @param then
 *            how it ended
 * @param now
 *            how it would end; RUNNING if that is not known
 * @param unknown
 *            why it could not be decided, if so
 * @param remarks
 *            what else there is to know
 */
public record Replayed(String label, Verdict verdict, Optional<Fork> fork, List<Difference> differences, End then,
        End now, Optional<String> unknown, List<String> remarks) {
    /** Keeps its own copies. */
    public Replayed {
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
    }

    /** What there is to say in a word; of several the worst. */
    public enum Verdict {
        /** It takes the same path and ends the same way. */
        SAME,
        /** It takes the same path, and ends with another output. */
        OTHER_OUTPUT,
        /** It takes another path. */
        OTHER_PATH,
        /** It fails, and did not, or with another error. */
        FAILS,
        /** What a task would answer is not known. */
        UNDECIDED
    }

    /**
     * How an execution ended.
     *
     * @param status
     *            as AWS names it
     * @param where
     *            the state in which it failed
     */
    public record End(String status, Optional<JsonNode> output, Optional<String> error, Optional<String> cause,
            Optional<String> where) {
        /** On one line. */
        @Override
        public String toString() {
            return status + error.map(name -> " with " + name).orElse("")
                    + where.map(state -> " in " + state).orElse("") + cause.map(text -> ": " + text).orElse("");
        }
    }
}
