package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The 18 intrinsic functions. Arguments are paths, calls, texts, numbers, booleans and null; AWS nests at
 * most ten
 * calls. Functions that take one value of a kind take an Object where a literal makes sense.
 */
public final class Intrinsics {
    private Intrinsics() {}

    /**
     * A text in which each pair of braces is replaced by the next argument: {@code format("Order {} of {}", id,
     * name)}.
     * Braces that shall stay have a backslash before each of them.
     */
    public static Intrinsic<String> format(String template, Object... arguments) {
        return new Intrinsic<>("States.Format(" + Stream.concat(Stream.of(template(template)),
                Stream.of(arguments).map(Intrinsics::argument)).collect(Collectors.joining(", ")) + ")");
    }

    /** The same, with a template that is found when the state runs. */
    public static Intrinsic<String> format(Dynamic<String> template, Object... arguments) {
        return call("Format", Stream.concat(Stream.of(template), Stream.of(arguments)).toArray());
    }

    /** An array of those. */
    public static <T> Intrinsic<List<T>> array(Object... elements) {
        return call("Array", elements);
    }

    /** The array cut into arrays of that size. */
    public static <T> Intrinsic<List<List<T>>> arrayPartition(Dynamic<? extends List<T>> array, Object size) {
        return call("ArrayPartition", array, size);
    }

    /** Whether the array has such an element. */
    public static Intrinsic<Boolean> arrayContains(Dynamic<? extends List<?>> array, Object element) {
        return call("ArrayContains", array, element);
    }

    /** The numbers from one to another, both included, in steps; at most 1,000. */
    public static Intrinsic<List<Integer>> arrayRange(Object first, Object last, Object step) {
        return call("ArrayRange", first, last, step);
    }

    /** The element at that index, from 0. */
    public static <T> Intrinsic<T> arrayGetItem(Dynamic<? extends List<T>> array, Object index) {
        return call("ArrayGetItem", array, index);
    }

    /** How many elements it has. */
    public static Intrinsic<Integer> arrayLength(Dynamic<? extends List<?>> array) {
        return call("ArrayLength", array);
    }

    /** The array with each element once. */
    public static <T> Intrinsic<List<T>> arrayUnique(Dynamic<? extends List<T>> array) {
        return call("ArrayUnique", array);
    }

    /** The text in Base64; at most 10,000 characters. */
    public static Intrinsic<String> base64Encode(Object text) {
        return call("Base64Encode", text);
    }

    /** The text that Base64 stands for; at most 10,000 characters. */
    public static Intrinsic<String> base64Decode(Object text) {
        return call("Base64Decode", text);
    }

    /** The hash of a value, in hexadecimal digits: MD5, SHA-1, SHA-256, SHA-384 or SHA-512. */
    public static Intrinsic<String> hash(Object data, Object algorithm) {
        return call("Hash", data, algorithm);
    }

    /** The members of both objects; where both have one, that of the second counts. */
    public static <T> Intrinsic<T> jsonMerge(Dynamic<?> first, Dynamic<?> second) {
        return call("JsonMerge", first, second, false);
    }

    /** The JSON that a text is. */
    public static <T> Intrinsic<T> stringToJson(Dynamic<String> text) {
        return call("StringToJson", text);
    }

    /** JSON as a text. */
    public static Intrinsic<String> jsonToString(Dynamic<?> json) {
        return call("JsonToString", json);
    }

    /** A whole number, at least the first and less than the second. */
    public static Intrinsic<Integer> mathRandom(Object first, Object last) {
        return call("MathRandom", first, last);
    }

    /** The same, drawn with a seed: the same seed draws the same number. */
    public static Intrinsic<Integer> mathRandom(Object first, Object last, Object seed) {
        return call("MathRandom", first, last, seed);
    }

    /** The sum of two whole numbers. */
    public static Intrinsic<Integer> mathAdd(Object first, Object second) {
        return call("MathAdd", first, second);
    }

    /** The parts of a text between any of those characters. */
    public static Intrinsic<List<String>> stringSplit(Object text, Object splitters) {
        return call("StringSplit", text, splitters);
    }

    /** A random UUID. */
    public static Intrinsic<String> uuid() {
        return call("UUID");
    }

    private static <T> Intrinsic<T> call(String function, Object... arguments) {
        return new Intrinsic<>("States." + function
                + Stream.of(arguments).map(Intrinsics::argument).collect(Collectors.joining(", ", "(", ")")));
    }

    private static String argument(Object argument) {
        if (argument instanceof Dynamic<?> dynamic) {
            return dynamic.text();
        }
        JsonNode literal = argument instanceof Literal<?> l ? l.value() : Literals.of(argument);
        if (literal.isTextual()) {
            return text(literal.textValue());
        }
        if (literal.isContainerNode()) {
            throw new IllegalArgumentException(
                    "Expected a path, a call, a text, a number, a boolean or null as an argument, but got " + literal);
        }
        return literal.isNumber() ? literal.decimalValue().toPlainString() : literal.toString();
    }

    /** In quotes, with backslashes before what would end the text or mean something. */
    private static String text(String text) {
        return "'" + escaped(text, "'{}\\") + "'";
    }

    /** As above, but braces and their backslashes are the author's. */
    private static String template(String text) {
        return "'" + escaped(text, "'") + "'";
    }

    private static String escaped(String text, String special) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(special.indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return out.toString();
    }
}
