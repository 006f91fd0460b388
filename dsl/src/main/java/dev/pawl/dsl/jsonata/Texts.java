package dev.pawl.dsl.jsonata;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Functions of texts. */
public final class Texts {
    /** How a text is hashed. */
    public enum Algorithm {
        /** 128 bits; no secret is safe behind it. */
        MD5("MD5"),
        /** 160 bits; no secret is safe behind it. */
        SHA_1("SHA-1"),
        /** 256 bits. */
        SHA_256("SHA-256"),
        /** 384 bits. */
        SHA_384("SHA-384"),
        /** 512 bits. */
        SHA_512("SHA-512");

        private final String text;

        Algorithm(String text) {
            this.text = text;
        }
    }

    private Texts() {}

    /**
     * All parts, one after the other: {@code text("Order ", order.get(Order::id), " is late")}. Numbers and the
     * like
     * become texts; what is not there is left out.
     */
    public static Expr<String> text(Object... parts) {
        if (parts.length == 0) {
            return Expr.path("''");
        }
        String joined = Arrays.stream(parts).map(p -> operand(p).expr().within(Binding.SUM))
                .collect(Collectors.joining(" & "));
        return parts.length == 1
                ? Expr.call("string", operand(parts[0]))
                : new Expr<>(joined, Binding.SUM);
    }

    private static Value<?> operand(Object part) {
        return part instanceof Value<?> value ? value : Jsonata.value(part);
    }

    /** Anything as a text: texts as they are, the rest as JSON. */
    public static Expr<String> string(Value<?> value) {
        return Expr.call("string", value);
    }

    /** In capital letters. */
    public static Expr<String> uppercase(Value<String> text) {
        return Expr.call("uppercase", text);
    }

    /** In small letters. */
    public static Expr<String> lowercase(Value<String> text) {
        return Expr.call("lowercase", text);
    }

    /** Without space around it, and with single spaces inside. */
    public static Expr<String> trim(Value<String> text) {
        return Expr.call("trim", text);
    }

    /** How many characters it has. */
    public static Expr<Integer> length(Value<String> text) {
        return Expr.call("length", text);
    }

    /** What begins at that character, from 0; negative ones count from the end. */
    public static Expr<String> substring(Value<String> text, int start) {
        return Expr.call("substring", text, Jsonata.value(start));
    }

    /** So many characters from that one on. */
    public static Expr<String> substring(Value<String> text, int start, int length) {
        return Expr.call("substring", text, Jsonata.value(start), Jsonata.value(length));
    }

    /** What stands before the first such part, or all of it. */
    public static Expr<String> substringBefore(Value<String> text, String part) {
        return Expr.call("substringBefore", text, Jsonata.value(part));
    }

    /** What stands after the first such part, or all of it. */
    public static Expr<String> substringAfter(Value<String> text, String part) {
        return Expr.call("substringAfter", text, Jsonata.value(part));
    }

    /** Whether that part is in it. */
    public static Expr<Boolean> contains(Value<String> text, String part) {
        return contains(text, Jsonata.value(part));
    }

    /** Whether that part is in it. */
    public static Expr<Boolean> contains(Value<String> text, Value<String> part) {
        return Expr.call("contains", text, part);
    }

    /** Whether something in it matches that regular expression; {@code ^…$} asks for all of it. */
    public static Expr<Boolean> matches(Value<String> text, String regex) {
        return Expr.path("$contains(" + text.expr().text() + ", " + regex(regex) + ")");
    }

    /** With each such part replaced. */
    public static Expr<String> replace(Value<String> text, String part, String by) {
        return Expr.call("replace", text, Jsonata.value(part), Jsonata.value(by));
    }

    /** With all that matches that regular expression replaced; {@code $1} is its first group. */
    public static Expr<String> replaceAll(Value<String> text, String regex, String by) {
        return Expr.path("$replace(" + text.expr().text() + ", " + regex(regex) + ", " + Names.text(by) + ")");
    }

    /** The parts between such texts. */
    public static Expr<List<String>> split(Value<String> text, String separator) {
        return Expr.array(Expr.call("split", text, Jsonata.value(separator)).text());
    }

    /** All texts, one after the other. */
    public static Expr<String> join(Value<? extends Iterable<String>> texts) {
        return Expr.call("join", texts);
    }

    /** All texts, with that between them. */
    public static Expr<String> join(Value<? extends Iterable<String>> texts, String separator) {
        return Expr.call("join", texts, Jsonata.value(separator));
    }

    /** With space after it, so that it is so wide; before it, if the width is negative. */
    public static Expr<String> pad(Value<String> text, int width) {
        return Expr.call("pad", text, Jsonata.value(width));
    }

    /** With that after it, so that it is so wide; before it, if the width is negative. */
    public static Expr<String> pad(Value<String> text, int width, String with) {
        return Expr.call("pad", text, Jsonata.value(width), Jsonata.value(with));
    }

    /** In Base64. */
    public static Expr<String> base64Encode(Value<String> text) {
        return Expr.call("base64encode", text);
    }

    /** What Base64 stands for. */
    public static Expr<String> base64Decode(Value<String> text) {
        return Expr.call("base64decode", text);
    }

    /** As part of a URL. */
    public static Expr<String> encodeUrlComponent(Value<String> text) {
        return Expr.call("encodeUrlComponent", text);
    }

    /** What a part of a URL stands for. */
    public static Expr<String> decodeUrlComponent(Value<String> text) {
        return Expr.call("decodeUrlComponent", text);
    }

    /** In hexadecimal digits. */
    public static Expr<String> hash(Value<String> text, Algorithm algorithm) {
        return Expr.call("hash", text, Jsonata.value(algorithm.text));
    }

    /** A random UUID; each evaluation gives another. */
    public static Expr<String> uuid() {
        return Expr.call("uuid");
    }

    /** The JSON that a text is. */
    public static <T> Expr<T> parse(Value<String> json, Class<T> type) {
        return Expr.call("parse", json);
    }

    /** Slashes would end it, unless there is a backslash before them. */
    private static String regex(String regex) {
        if (regex.isEmpty()) {
            throw new IllegalArgumentException("Expected a regular expression, but it is empty");
        }
        StringBuilder out = new StringBuilder("/");
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length()) {
                out.append(c).append(regex.charAt(++i));
            } else {
                out.append(c == '/' ? "\\/" : c);
            }
        }
        return out.append('/').toString();
    }
}
