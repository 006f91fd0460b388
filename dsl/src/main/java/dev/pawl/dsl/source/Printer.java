package dev.pawl.dsl.source;

import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays expressions out in lines of at most 120 columns. */
final class Printer {
    private static final int WIDTH = 120;
    /** By how much what goes on on the next line is indented. */
    private static final int ONWARD = 8;
    private static final int NARROWEST = 40;
    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    /**
     * The expression's text.
     *
     * @param before
     *            what stands on its first line already, indentation included
     * @param indent
     *            of the line that it begins on
     * @param after
     *            how many characters follow it
     */
    static String print(Code code, String before, int indent, int after) {
        Printer printer = new Printer();
        printer.out.append(before);
        printer.code(code, indent, after);
        return printer.out.substring(before.length());
    }

    private void code(Code code, int indent, int after) {
        Optional<String> flat = flat(code);
        if (flat.isPresent() && fits(flat.get(), after)) {
            out.append(flat.get());
            return;
        }
        switch (code) {
            case Code.Word w -> out.append(w.text());
            case Code.Text t -> text(t.text(), indent, after);
            case Chain c -> chain(c, indent, after);
        }
    }

    private void text(String text, int indent, int after) {
        String literal = JavaText.literal(text);
        boolean must = JavaText.mustBeBlock(text);
        if (!must && (!JavaText.canBeBlock(text) || indent + ONWARD + literal.length() + after <= WIDTH)) {
            if (literal.length() > NARROWEST) {
                line(indent + ONWARD);
            }
            out.append(literal);
        } else {
            block(JavaText.block(text, Math.max(NARROWEST, WIDTH - indent - 2 * ONWARD)), indent + ONWARD);
        }
    }

    /** The quotes at its end stand in line with the text, for what is left of all lines is stripped off each. */
    private void block(List<String> lines, int indent) {
        out.append("\"\"\"");
        for (int i = 0; i < lines.size(); i++) {
            boolean empty = lines.get(i).isEmpty() && i < lines.size() - 1;
            line(empty ? 0 : indent);
            out.append(lines.get(i));
        }
        out.append("\"\"\"");
    }

    private void chain(Chain chain, int indent, int after) {
        List<List<Call>> sentences = chain.sentences();
        int end = sentences.isEmpty() ? after : 0;
        call(chain.head(), indent, chain.beside().isEmpty() ? end : 0);
        for (int i = 0; i < chain.beside().size(); i++) {
            out.append('.');
            call(chain.beside().get(i), indent, i == chain.beside().size() - 1 ? end : 0);
        }
        for (int i = 0; i < sentences.size(); i++) {
            line(indent + ONWARD);
            sentence(sentences.get(i), indent + ONWARD, i == sentences.size() - 1 ? after : 0);
        }
    }

    private void sentence(List<Call> calls, int indent, int after) {
        int in = indent;
        for (int i = 0; i < calls.size(); i++) {
            int rest = i == calls.size() - 1 ? after : 0;
            if (i > 0 && !hasRoom(calls.get(i), rest)) {
                in = indent + ONWARD;
                line(in);
            }
            out.append('.');
            call(calls.get(i), in, rest);
        }
    }

    /** Whether it goes on well on this line: all of it, or its beginning if there is much to break inside. */
    private boolean hasRoom(Call call, int after) {
        return flat(call).map(f -> fits("." + f, after)).orElse(column() < WIDTH / 2);
    }

    private void call(Call call, int indent, int after) {
        Optional<String> flat = flat(call);
        if (flat.isPresent() && fits(flat.get(), after)) {
            out.append(flat.get());
            return;
        }
        out.append(call.name()).append('(');
        for (int i = 0; i < call.lead().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            code(call.lead().get(i), indent, 1);
        }
        if (call.lines() == Code.Break.INSIDE) {
            out.append(call.lead().isEmpty() || call.body().isEmpty() ? "" : ", ");
            call.body().forEach(argument -> code(argument, indent, after + 1));
        } else {
            lines(call, indent, after);
        }
        out.append(')');
    }

    private void lines(Call call, int indent, int after) {
        for (int i = 0; i < call.body().size(); i++) {
            out.append(i == 0 && call.lead().isEmpty() ? "" : ",");
            line(indent + ONWARD);
            code(call.body().get(i), indent + ONWARD, i == call.body().size() - 1 ? after + 1 : 1);
        }
    }

    private void line(int indent) {
        out.append('\n').append(" ".repeat(indent));
    }

    private int column() {
        return out.length() - out.lastIndexOf("\n") - 1;
    }

    private boolean fits(String text, int after) {
        return column() + text.length() + after <= WIDTH;
    }

    /** On one line, if it can be. */
    private static Optional<String> flat(Code code) {
        return switch (code) {
            case Code.Word w -> Optional.of(w.text());
            case Code.Text t -> JavaText.mustBeBlock(t.text())
                    ? Optional.empty()
                    : Optional.of(JavaText.literal(t.text()));
            case Chain c -> {
                List<Optional<String>> calls = Stream
                        .concat(Stream.concat(Stream.of(c.head()), c.beside().stream()),
                                c.sentences().stream().flatMap(List::stream))
                        .map(Printer::flat).toList();
                yield calls.stream().anyMatch(Optional::isEmpty)
                        ? Optional.empty()
                        : Optional.of(calls.stream().map(Optional::orElseThrow).collect(Collectors.joining(".")));
            }
        };
    }

    private static Optional<String> flat(Call call) {
        List<Optional<String>> arguments = call.arguments().stream().map(Printer::flat).toList();
        return call.lines() == Code.Break.ALWAYS || arguments.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(call.name() + "("
                        + arguments.stream().map(Optional::orElseThrow).collect(Collectors.joining(", ")) + ")");
    }
}
