package dev.pawl.dsl.jsonpath;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import java.util.Arrays;

/** Where machines in JSONPath begin; import its members statically. They may hold states in JSONata, too. */
public final class JsonPaths implements Language {
    private JsonPaths() {}

    /** A machine of those steps, each of which goes on to the next unless it says otherwise. */
    @SafeVarargs
    public static Machine<JsonPaths> machine(Step<? extends Language>... steps) {
        return Machine.of(QueryLanguage.JSON_PATH, steps(steps));
    }

    /** Steps one after the other: an arm, a branch, or a fragment to use again. */
    @SafeVarargs
    public static Steps<JsonPaths> steps(Step<? extends Language>... steps) {
        return new Steps<>(Arrays.asList(steps));
    }
}
