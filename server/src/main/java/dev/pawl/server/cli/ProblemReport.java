package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.lint.Finding;
import java.util.List;
import java.util.function.Function;

/** Problems of a definition for people, each with its line and a caret, and for programs. */
final class ProblemReport {
    private static final int WIDEST_LINE = 160;

    private final String name;
    private final List<String> lines;
    private final Function<String, SourceMap.Position> places;
    private final Paint paint;

    ProblemReport(String name, String text, Paint paint) {
        this(name, text, SourceMap.of(text)::position, paint);
    }

    /** Of a definition that is not written in JSON: somebody else knows where its members stand. */
    ProblemReport(String name, String text, Function<String, SourceMap.Position> places, Paint paint) {
        this.name = name;
        this.lines = text.lines().toList();
        this.places = places;
        this.paint = paint;
    }

    /** One problem in up to four lines. */
    String text(Problem problem) {
        String kind = problem.isError() ? paint.bad("error") : paint.notable("warning");
        return text(places.apply(problem.location().orElse("/")), kind, problem.message(),
                problem.code() + problem.location().map(l -> " at " + l).orElse(""));
    }

    /** One finding of the linter in up to four lines. */
    String text(Finding finding) {
        String kind = switch (finding.severity()) {
            case ERROR -> paint.bad("error");
            case WARNING -> paint.notable("warning");
            case INFO -> paint.faint("info");
        };
        return text(places.apply(finding.location()), kind, finding.message(),
                finding.code() + (finding.location().equals("/") ? "" : " at " + finding.location()));
    }

    private String text(SourceMap.Position at, String kind, String message, String place) {
        StringBuilder out = new StringBuilder();
        out.append(paint.strong(name + ":" + at.line() + ":" + at.column())).append(": ").append(kind).append(": ")
                .append(message).append(' ')
                .append(paint.faint("[" + place + "]"))
                .append('\n');
        if (at.line() <= lines.size()) {
            excerpt(out, at, lines.get(at.line() - 1));
        }
        return out.toString();
    }

    private void excerpt(StringBuilder out, SourceMap.Position at, String whole) {
        int column = Math.min(at.column() - 1, whole.length());
        int from = Math.max(0, column - WIDEST_LINE / 2);
        String line = whole.substring(from, Math.min(whole.length(), from + WIDEST_LINE));
        String gutter = String.format("%5d | ", at.line());
        StringBuilder blank = new StringBuilder();
        for (int i = 0; i < column - from; i++) {
            blank.append(line.charAt(i) == '\t' ? '\t' : ' ');
        }
        out.append(paint.faint(gutter)).append(line).append('\n').append(paint.faint("      | ")).append(blank)
                .append(paint.bad("^")).append('\n');
    }

    /** One problem as ValidateStateMachineDefinition gives it, with its place in the file. */
    ObjectNode json(Problem problem) {
        SourceMap.Position at = places.apply(problem.location().orElse("/"));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", name).put("line", at.line()).put("column", at.column());
        node.put("severity", problem.severity().name()).put("code", problem.code());
        node.put("message", problem.message());
        problem.location().ifPresent(location -> node.put("location", location));
        return node;
    }

    /** One finding of the linter, with its place in the file, its page and what would mend it. */
    ObjectNode json(Finding finding) {
        SourceMap.Position at = places.apply(finding.location());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", name).put("line", at.line()).put("column", at.column());
        node.put("severity", finding.severity().name()).put("code", finding.code());
        node.put("message", finding.message()).put("location", finding.location());
        finding.page().ifPresent(page -> node.put("page", "docs/" + page));
        finding.fix().ifPresent(fix -> node.put("fix", fix.title()));
        return node;
    }
}
