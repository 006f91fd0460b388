package dev.pawl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static LintOptions options(Corpus.Sent sent) {
        return LintOptions.standard().type(sent.type()).now(NOW);
    }

    @Test
    void what_aws_accepted_has_no_error_and_what_it_refused_has_one() {
        assumeThat(Corpus.all()).as("the recorded cases are there").isNotEmpty();
        List<String> wrong = new ArrayList<>();
        for (Corpus.Sent sent : Corpus.all()) {
            List<Finding> errors = Linter.lint(sent.text(), options(sent)).stream()
                    .filter(f -> f.severity() == Severity.ERROR).toList();
            if (errors.isEmpty() != sent.accepted()) {
                wrong.add(sent.id() + " " + sent.call() + " accepted: " + sent.accepted() + ", but " + errors);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Corpus.all()).hasSizeGreaterThan(400).anyMatch(s -> !s.accepted());
    }

    @Test
    void what_is_mended_is_still_accepted_and_says_so_no_more() {
        assumeThat(Corpus.all()).as("the recorded cases are there").isNotEmpty();
        int mended = 0;
        for (Corpus.Sent sent : Corpus.accepted()) {
            LintOptions options = options(sent);
            Linter.Fixed fixed = Linter.fix(sent.text(), options, f -> true);
            List<Finding> left = Linter.lint(fixed.text(), options);
            assertThat(left).as(sent.id()).noneMatch(f -> f.severity() == Severity.ERROR)
                    .noneMatch(f -> f.fix().isPresent());
            assertThat(Linter.fix(fixed.text(), options, f -> true).text()).as(sent.id()).isEqualTo(fixed.text());
            mended += fixed.applied().size();
        }
        assertThat(mended).isPositive();
    }

    @Test
    void a_fix_changes_what_it_names_and_nothing_else() {
        assumeThat(Corpus.all()).as("the recorded cases are there").isNotEmpty();
        for (Corpus.Sent sent : Corpus.accepted()) {
            List<Finding> findings = Linter.lint(sent.text(), options(sent));
            for (Finding finding : findings.stream().filter(f -> f.fix().isPresent()).toList()) {
                Fix fix = finding.fix().orElseThrow();
                JsonNode before = Json.read(sent.text());
                assertThat(Json.read(fix.apply(sent.text()))).as("%s %s", sent.id(), finding)
                        .isEqualTo(TreeChanges.make(before, fix.changes()));
            }
        }
    }

    /** Advice that everybody gets is advice that nobody reads. */
    @Test
    void most_machines_get_little_advice() {
        assumeThat(Corpus.all()).as("the recorded cases are there").isNotEmpty();
        List<Corpus.Sent> accepted = Corpus.accepted();
        Map<String, Integer> counts = new TreeMap<>();
        for (Corpus.Sent sent : accepted) {
            Linter.lint(sent.text(), options(sent)).forEach(f -> counts.merge(f.code(), 1, Integer::sum));
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertThat((double) all / accepted.size()).as("findings for each machine: %s", counts).isLessThan(2.0);
    }
}
