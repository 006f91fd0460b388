package dev.pawl.dsl.source;

import dev.pawl.dsl.Errors;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.dsl.jsonata.Tasks;
import dev.pawl.dsl.jsonpath.JsonPaths;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Names for constants and methods, made of the names of what they stand for. */
final class JavaNames {
    /** Methods of a class hide the ones that are imported, however different their parameters are. */
    private final Set<String> taken = Stream.of(Object.class, Jsonata.class, JsonPaths.class, Tasks.class, Errors.class)
            .flatMap(c -> Arrays.stream(c.getDeclaredMethods())).map(Method::getName)
            .collect(Collectors.toCollection(HashSet::new));

    JavaNames() {
        taken.addAll(List.of("MACHINE", "times", "never", "byDefault", "ofSeconds", "ofMinutes", "ofHours", "ofDays"));
    }

    /** As {@code CHARGE_CARD}. */
    String constant(String text) {
        String name = words(text).stream().map(w -> w.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_"));
        return free(legal(name.isEmpty() ? "VALUE" : name));
    }

    /** As {@code chargeCard}. */
    String method(String text) {
        String name = className(text);
        return free(legal(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
    }

    /** As {@code ChargeCard}. */
    static String className(String text) {
        String name = words(text).stream().map(JavaNames::capitalized).collect(Collectors.joining());
        return name.isEmpty() ? "Part" : legal(name);
    }

    private static String capitalized(String word) {
        boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
        String rest = word.substring(1);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
    }

    private static String legal(String name) {
        boolean starts = Character.isJavaIdentifierStart(name.codePointAt(0));
        String legal = starts ? name : "_" + name;
        return SourceVersion.isName(legal, SourceVersion.RELEASE_21) ? legal : legal + "_";
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + i;
        }
        return free;
    }

    /** Letters and digits of ASCII, divided where anything else stands or small letters turn into large ones. */
    private static List<String> words(String text) {
        String divided = text.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[^A-Za-z0-9]+", " ");
        return Arrays.stream(divided.strip().split(" ", -1)).filter(w -> !w.isEmpty()).toList();
    }
}
