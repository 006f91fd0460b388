package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.lint.Finding;
import dev.pawl.lint.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What {@code pawl lint} prints: for people, or for programs. */
sealed interface LintOutput {
    /** The findings in a file. */
    void file(Path file, String text, List<Finding> findings, Console console);

    /** What was mended, or would be. */
    default void mended(String report, Console console) {
        // programs read the findings that are left
    }

    /** After the last file. */
    void end(Console console);

    /** Each finding with its line and a caret. */
    record Text() implements LintOutput {
        @Override
        public void file(Path file, String text, List<Finding> findings, Console console) {
            ProblemReport report = new ProblemReport(file.toString(), text, console.paint());
            findings.forEach(f -> console.out().print(report.text(f)));
            console.out().println(file + ": " + summary(findings));
        }

        private static String summary(List<Finding> findings) {
            if (findings.isEmpty()) {
                return "nothing found";
            }
            long fixes = findings.stream().filter(f -> f.fix().isPresent()).count();
            return count(findings, Severity.ERROR, "error") + ", " + count(findings, Severity.WARNING, "warning") + ", "
                    + count(findings, Severity.INFO, "hint")
                    + (fixes == 0 ? "" : "; --fix mends " + fixes);
        }

        private static String count(List<Finding> findings, Severity severity, String word) {
            long count = findings.stream().filter(f -> f.severity() == severity).count();
            return count + " " + word + (count == 1 ? "" : "s");
        }

        @Override
        public void mended(String report, Console console) {
            console.out().print(report);
        }

        @Override
        public void end(Console console) {
            // each file has been told
        }
    }

    /** One array for all files. */
    record Json(ArrayNode all) implements LintOutput {
        Json() {
            this(JsonNodeFactory.instance.arrayNode());
        }

        @Override
        public void file(Path file, String text, List<Finding> findings, Console console) {
            ProblemReport report = new ProblemReport(file.toString(), text, console.paint());
            findings.forEach(f -> all.add(report.json(f)));
        }

        @Override
        public void end(Console console) {
            console.out().println(PrettyJson.of(all));
        }
    }

    /** One log for all files. */
    record SarifLog(Sarif log) implements LintOutput {
        SarifLog() {
            this(new Sarif());
        }

        @Override
        public void file(Path file, String text, List<Finding> findings, Console console) {
            SourceMap source = SourceMap.of(text);
            findings.forEach(f -> log.add(file, source, f));
        }

        @Override
        public void end(Console console) {
            String version = Objects.requireNonNullElse(LintOutput.class.getPackage().getImplementationVersion(),
                    "from sources");
            console.out().println(PrettyJson.of(log.json(version)));
        }
    }
}
