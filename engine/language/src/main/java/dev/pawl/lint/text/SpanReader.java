package dev.pawl.lint.text;

import dev.pawl.json.Json;
import dev.pawl.lint.text.Span.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where each value of a JSON text stands. The text has been read before, so it is right and not too
 * deep.
 */
final class SpanReader {
    private final String text;
    private int at;

    private SpanReader(String text) {
        this.text = text;
    }

    static Span read(String text) {
        SpanReader reader = new SpanReader(text);
        reader.blanks();
        return reader.value();
    }

    private Span value() {
        int start = at;
        List<Part> parts = switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> {
                string();
                yield List.of();
            }
            default -> {
                word();
                yield List.of();
            }
        };
        return new Span(start, at, parts);
    }

    private List<Part> object() {
        List<Part> members = new ArrayList<>();
        for (opening(); text.charAt(at) != '}'; comma()) {
            int start = at;
            string();
            String name = Json.read(text.substring(start, at)).textValue();
            blanks();
            at++;
            blanks();
            members.add(new Part(name, start, value()));
        }
        at++;
        return List.copyOf(members);
    }

    private List<Part> array() {
        List<Part> elements = new ArrayList<>();
        for (opening(); text.charAt(at) != ']'; comma()) {
            int start = at;
            elements.add(new Part("[" + elements.size() + "]", start, value()));
        }
        at++;
        return List.copyOf(elements);
    }

    private void opening() {
        at++;
        blanks();
    }

    private void comma() {
        blanks();
        if (text.charAt(at) == ',') {
            at++;
            blanks();
        }
    }

    private void string() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void word() {
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
