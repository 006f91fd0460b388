package dev.pawl.lint;

import static dev.pawl.lint.Severity.INFO;
import static dev.pawl.lint.Severity.WARNING;

import java.util.Locale;

/** Kinds of advice. Each has a page in docs/reference/lint. */
public enum LintCode {
    // @formatter:off
    CHOICE_WITHOUT_DEFAULT(WARNING, "a Choice has no Default, and its rules may all fail to hold"),
    RETRY_WITHOUT_JITTER(INFO, "retries of many executions come at the same moments");
    // @formatter:on

    private final Severity severity;
    private final String title;

    LintCode(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    /** How much it matters if nobody says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What is the matter, in a few words. */
    public String title() {
        return title;
    }

    /** Name of the file that explains it: {@code choice-without-default.md}. */
    public String page() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
    }

    /** Whether it matters only to those who run it on AWS. */
    public boolean isAboutAws() {
        return name().startsWith("NOT_ON_AWS");
    }
}
