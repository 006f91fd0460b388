package dev.pawl.search;

import dev.pawl.search.query.Scalars;
import dev.pawl.store.Ended;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.SearchIndex.Document;
import dev.pawl.store.SearchIndex.Value;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What executions are found by. It follows from their rows alone. */
final class Documents {
    /** Path of an execution's name. */
    static final String NAME = "name";
    /** Path of an execution's error. */
    static final String ERROR = "error";

    private static final int MOST_CHARS = 4000;
    private static final int MOST_OF_CAUSE = 500;

    private Documents() {}

    /** The document of an execution with its input and output. */
    static Document of(ExecutionRecord execution) {
        Set<Value> values = new LinkedHashSet<>();
        StringBuilder words = new StringBuilder();
        String name = execution.info().name();
        values.add(new Value(NAME, Scalars.of(name)));
        add(words, name);
        execution.failure().error().ifPresent(error -> {
            values.add(new Value(ERROR, Scalars.of(error)));
            add(words, error);
        });
        execution.failure().cause().ifPresent(cause -> add(words,
                cause.length() > MOST_OF_CAUSE ? cause.substring(0, MOST_OF_CAUSE) : cause));
        Leaves leaves = new Leaves(values, word -> add(words, word));
        leaves.add("input", execution.info().input());
        execution.output().ifPresent(output -> leaves.add("output", output));
        return new Document(execution.key(), values, fold(words.toString()),
                execution.stoppedAt().filter(at -> execution.status().ended())
                        .map(at -> new Ended(execution.status(),
                                execution.redrivenAt().orElse(execution.info().startedAt()), at)));
    }

    /** Small letters, as free text is compared. */
    static String fold(String text) {
        return Scalars.clean(text).toLowerCase(Locale.ROOT);
    }

    private static void add(StringBuilder words, String word) {
        if (words.length() + word.length() < MOST_CHARS) {
            words.append(words.isEmpty() ? "" : "\n").append(word);
        }
    }
}
