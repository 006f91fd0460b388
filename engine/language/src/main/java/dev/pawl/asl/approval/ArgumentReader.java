package dev.pawl.asl.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Looks at an object of arguments member by member, and collects what is wrong. */
final class ArgumentReader {
    private final Map<String, JsonNode> known = new LinkedHashMap<>();
    private final Set<String> present = new TreeSet<>();
    private final Location at;
    private final Dynamic dynamic;
    private final List<Mistake> mistakes;

    ArgumentReader(JsonNode object, Location at, Dynamic dynamic, List<Mistake> mistakes) {
        this.at = at;
        this.dynamic = dynamic;
        this.mistakes = mistakes;
        object.properties().forEach(member -> {
            String name = dynamic.nameOf(member.getKey());
            present.add(name);
            if (!dynamic.hides(member.getKey(), member.getValue()) && !member.getValue().isNull()) {
                known.put(name, member.getValue());
            }
        });
    }

    /** Another object inside. */
    ArgumentReader inner(JsonNode object, Location place) {
        return new ArgumentReader(object, place, dynamic, mistakes);
    }

    Location place(String member) {
        return at.child(member);
    }

    boolean has(String member) {
        return present.contains(member);
    }

    Optional<JsonNode> value(String member) {
        return Optional.ofNullable(known.get(member));
    }

    void only(String... members) {
        Set<String> names = new TreeSet<>(List.of(members));
        present.stream().filter(name -> !names.contains(name)).forEach(name -> mistakes.add(new Mistake(place(name),
                "Expected one of " + String.join(", ", names) + ", but found '" + name + "'")));
    }

    void require(String member) {
        if (!present.contains(member)) {
            mistakes.add(new Mistake(at, "Expected " + member + ", but it is missing"));
        }
    }

    void wrong(Location place, String expected, JsonNode found) {
        mistakes.add(new Mistake(place, "Expected " + expected + ", but found " + described(found)));
    }

    void wrong(Location place, String sentence) {
        mistakes.add(new Mistake(place, sentence));
    }

    void text(String member, int longest) {
        value(member).filter(v -> !isText(v, longest))
                .ifPresent(v -> wrong(place(member), "a text of 1 to " + longest + " characters", v));
    }

    void flag(String member) {
        value(member).filter(v -> !v.isBoolean()).ifPresent(v -> wrong(place(member), "true or false", v));
    }

    void whole(String member, long least, long most) {
        value(member).filter(v -> !isWhole(v, least, most))
                .ifPresent(v -> wrong(place(member), "a whole number from " + least + " to " + most, v));
    }

    void oneOf(String member, String... words) {
        value(member).filter(v -> !List.of(words).contains(v.asText())).ifPresent(
                v -> wrong(place(member), "one of " + String.join(", ", words), v));
    }

    void object(String member, BiConsumer<ArgumentReader, Location> then) {
        value(member).ifPresent(v -> object(v, place(member), then));
    }

    void object(JsonNode value, Location place, BiConsumer<ArgumentReader, Location> then) {
        if (value.isObject()) {
            then.accept(inner(value, place), place);
        } else {
            wrong(place, "an object", value);
        }
    }

    /** A list of so many values; each that is known is looked at. */
    void list(String member, int least, int most, BiConsumer<JsonNode, Location> each) {
        value(member).ifPresent(list -> {
            if (!list.isArray() || list.size() < least || list.size() > most) {
                wrong(place(member), "a list of " + least + " to " + most + " values", list);
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!dynamic.hides("", list.get(i))) {
                    each.accept(list.get(i), place(member).index(i));
                }
            }
        });
    }

    static boolean isText(JsonNode value, int longest) {
        return value.isTextual() && !value.textValue().isBlank() && value.textValue().length() <= longest;
    }

    static boolean isWhole(JsonNode value, long least, long most) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= least
                && value.longValue() <= most;
    }

    private static String described(JsonNode found) {
        return switch (found.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list of " + found.size();
            case STRING -> found.textValue().length() > 60
                    ? "a text of " + found.textValue().length() + " characters"
                    : found.toString();
            case NUMBER, BOOLEAN, BINARY, MISSING, NULL, POJO -> found.toString();
        };
    }
}
