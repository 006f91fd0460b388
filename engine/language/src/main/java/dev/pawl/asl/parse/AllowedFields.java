package dev.pawl.asl.parse;

import dev.pawl.asl.QueryLanguage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields that an object may have, and in which query language each of them means something. */
final class AllowedFields {
    private enum In {
        BOTH, JSON_PATH, JSONATA
    }

    private final Map<String, In> names;

    private AllowedFields(Map<String, In> names) {
        this.names = names;
    }

    /** In both query languages. */
    static AllowedFields of(String... names) {
        return new AllowedFields(Map.of()).and(In.BOTH, names);
    }

    /** And these in both query languages. */
    AllowedFields and(String... more) {
        return and(In.BOTH, more);
    }

    /** And these in JSONPath only. */
    AllowedFields jsonPath(String... more) {
        return and(In.JSON_PATH, more);
    }

    /** And these in JSONata only. */
    AllowedFields jsonata(String... more) {
        return and(In.JSONATA, more);
    }

    private AllowedFields and(In in, String... more) {
        Map<String, In> all = new LinkedHashMap<>(names);
        for (String name : more) {
            all.put(name, in);
        }
        return new AllowedFields(Map.copyOf(all));
    }

    /** All that are allowed in one query language or the other. */
    Set<String> names() {
        return names.keySet();
    }

    /** What is wrong with a field of this name, if anything. */
    Optional<String> complaint(String name, QueryLanguage language) {
        In in = names.get(name);
        if (in == null) {
            return Optional.of("Field '" + name + "' is not supported");
        }
        return switch (in) {
            case BOTH -> Optional.empty();
            case JSON_PATH -> language == QueryLanguage.JSON_PATH
                    ? Optional.empty()
                    : Optional.of(wrongLanguage(name, language, QueryLanguage.JSON_PATH));
            case JSONATA -> language == QueryLanguage.JSONATA
                    ? Optional.empty()
                    : Optional.of(wrongLanguage(name, language, QueryLanguage.JSONATA));
        };
    }

    private static String wrongLanguage(String name, QueryLanguage is, QueryLanguage wanted) {
        return "The QueryLanguage is set to '" + is.text() + "', but field '" + name + "' is only supported for the '"
                + wanted.text() + "' QueryLanguage";
    }
}
