package dev.pawl.dsl.source;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.dsl.Errors;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.Retry;
import dev.pawl.dsl.Steps;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonpath.JsonPaths;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that a source uses of others, which it has to import. */
final class Vocabulary {
    /** Names of types that a source may mention. */
    static final Set<String> TYPES = Set.of("Machine", "Steps", "Errors", "Jsonata", "JsonPaths", "ItemReader",
            "ItemBatcher", "ResultWriter", "ExecutionType", "List", "BigInteger", "String");
    private static final Map<String, String> ERRORS = Map.ofEntries(Map.entry(Errors.ALL, "ALL"),
            Map.entry(Errors.TASK_FAILED, "TASK_FAILED"), Map.entry(Errors.TIMEOUT, "TIMEOUT"),
            Map.entry(Errors.HEARTBEAT_TIMEOUT, "HEARTBEAT_TIMEOUT"), Map.entry(Errors.PERMISSIONS, "PERMISSIONS"),
            Map.entry(Errors.RESULT_PATH_MATCH_FAILURE, "RESULT_PATH_MATCH_FAILURE"),
            Map.entry(Errors.PARAMETER_PATH_FAILURE, "PARAMETER_PATH_FAILURE"),
            Map.entry(Errors.QUERY_EVALUATION_ERROR, "QUERY_EVALUATION_ERROR"),
            Map.entry(Errors.BRANCH_FAILED, "BRANCH_FAILED"),
            Map.entry(Errors.NO_CHOICE_MATCHED, "NO_CHOICE_MATCHED"),
            Map.entry(Errors.INTRINSIC_FAILURE, "INTRINSIC_FAILURE"),
            Map.entry(Errors.EXCEED_TOLERATED_FAILURE_THRESHOLD, "EXCEED_TOLERATED_FAILURE_THRESHOLD"),
            Map.entry(Errors.ITEM_READER_FAILED, "ITEM_READER_FAILED"),
            Map.entry(Errors.RESULT_WRITER_FAILED, "RESULT_WRITER_FAILED"),
            Map.entry(Errors.DATA_LIMIT_EXCEEDED, "DATA_LIMIT_EXCEEDED"));
    private static final Pattern HTTP_STATUS = Pattern.compile("States\\.Http\\.StatusCode\\.([1-9][0-9]{2})");
    private static final List<Unit> UNITS = List.of(new Unit(86_400, "ofDays"), new Unit(3_600, "ofHours"),
            new Unit(60, "ofMinutes"), new Unit(1, "ofSeconds"));

    private final QueryLanguage machine;
    private final boolean jsonataOnly;
    private final Set<String> types = new TreeSet<>();
    private final Set<String> members = new TreeSet<>();

    /**
     * None yet.
     *
     * @param machine
     *            the machine's language
     * @param jsonataOnly
     *            whether all states are in JSONata, even if the machine is not
     */
    Vocabulary(QueryLanguage machine, boolean jsonataOnly) {
        this.machine = machine;
        this.jsonataOnly = jsonataOnly;
    }

    private record Unit(long seconds, String factory) {}

    /** A static method of the entry class of a query language. Those of guests in a machine are qualified. */
    String entry(QueryLanguage language, String name) {
        Class<?> owner = entryClass(language);
        return isAtHome(language) ? member(owner, name) : type(owner) + "." + name;
    }

    private boolean isAtHome(QueryLanguage language) {
        return language == machine || jsonataOnly;
    }

    private static Class<?> entryClass(QueryLanguage language) {
        return switch (language) {
            case JSONATA -> Jsonata.class;
            case JSON_PATH -> JsonPaths.class;
        };
    }

    String member(Class<?> owner, String name) {
        members.add(owner.getCanonicalName() + "." + name);
        return name;
    }

    String type(Class<?> type) {
        types.add(type.getCanonicalName());
        return type.getSimpleName();
    }

    String machineType() {
        return type(Machine.class) + "<" + type(entryClass(machine)) + ">";
    }

    String stepsType(QueryLanguage language) {
        return type(Steps.class) + "<" + type(entryClass(language)) + ">";
    }

    /** A type that both languages have under the same name. Only one of the two can be imported. */
    String typeOf(QueryLanguage language, String name) {
        String packageName = entryClass(language).getPackageName();
        if (isAtHome(language)) {
            types.add(packageName + "." + name);
            return name;
        }
        return packageName + "." + name;
    }

    /** A constant of an enumeration. */
    Code constant(Enum<?> value) {
        return Code.word(member(value.getDeclaringClass(), value.name()));
    }

    /** The name of an error. */
    Code error(String name) {
        String constant = ERRORS.get(name);
        if (constant != null) {
            return Code.word(type(Errors.class) + "." + constant);
        }
        Matcher status = HTTP_STATUS.matcher(name);
        return status.matches()
                ? Code.chain(type(Errors.class) + ".httpStatus", Code.word(status.group(1)))
                : JavaText.of(name);
    }

    String retry(String method) {
        return member(Retry.class, method);
    }

    /** In the largest unit in which it is a whole number. */
    Code duration(BigDecimal seconds) {
        long whole = seconds.longValueExact();
        Unit unit = UNITS.stream().filter(u -> whole > 0 && whole % u.seconds() == 0).findFirst()
                .orElse(new Unit(1, "ofSeconds"));
        return Code.chain(member(Duration.class, unit.factory()), JavaNumbers.of(whole / unit.seconds()));
    }

    /** Import lines: static ones first, an empty line between the two kinds. */
    List<String> imports() {
        Stream<String> first = members.stream().map(m -> "import static " + m + ";");
        Stream<String> between = members.isEmpty() || types.isEmpty() ? Stream.of() : Stream.of("");
        Stream<String> then = types.stream().map(t -> "import " + t + ";");
        return Stream.of(first, between, then).flatMap(s -> s).toList();
    }
}
