package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what rules have to say, but for what is disabled or allowed in place. It is bounded: a hostile
 * definition of 1 MiB can be odd in very many places.
 */
public final class Findings {
    private static final int MOST = 1_000;

    private final LintOptions options;
    private final Allowances allowances;
    private final List<Finding> found = new ArrayList<>();

    Findings(JsonNode definition, LintOptions options) {
        this.options = options;
        this.allowances = new Allowances(definition);
    }

    /** What the linter was asked for. */
    public LintOptions options() {
        return options;
    }

    /** Something that only people can mend. */
    public void add(LintCode code, String message, Location at) {
        add(code, message, at.toString(), Optional.empty());
    }

    /** Something that can be mended safely. */
    public void add(LintCode code, String message, Location at, Fix fix) {
        add(code, message, at.toString(), Optional.of(fix));
    }

    /**
     * Something at a place that is known as text, such as {@code /States/X/Next}.
     */
    public void add(LintCode code, String message, String at, Optional<Fix> fix) {
        if (!isFull() && wanted(code) && !allowances.allow(code, at)) {
            found.add(new Finding(code.name(), severity(code), message, at, fix));
        }
    }

    /** Whether nothing more is taken: rules need not look for it. */
    boolean isFull() {
        return found.size() >= MOST;
    }

    private boolean wanted(LintCode code) {
        boolean irrelevant = code.isAboutAws() && options.target() == LintOptions.Target.PAWL;
        return !irrelevant && !options.disabled().contains(code.name());
    }

    /** Advice is never an error, whatever is asked for. */
    private Severity severity(LintCode code) {
        Severity usual = code.isAboutAws() && options.target() == LintOptions.Target.AWS
                ? Severity.WARNING
                : code.severity();
        Severity wanted = options.severities().getOrDefault(code.name(), usual);
        return wanted == Severity.ERROR ? Severity.WARNING : wanted;
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
