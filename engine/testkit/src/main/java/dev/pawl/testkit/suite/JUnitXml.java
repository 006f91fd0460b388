package dev.pawl.testkit.suite;

import dev.pawl.testkit.Played;
import dev.pawl.testkit.coverage.Coverage;
import dev.pawl.testkit.coverage.Target.Kind;
import dev.pawl.testkit.coverage.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Results in the form that build servers read: a suite for each file of tests, with its coverage as
 * properties.
 */
public final class JUnitXml {
    private final StringBuilder xml = new StringBuilder();

    private JUnitXml() {}

    /**
     * The whole file.
     *
     * @param least
     *            what must be covered: a second suite for each machine says whether it is
     */
    public static String of(List<SuiteResult> results, List<Coverage> coverages, Threshold least) {
        JUnitXml report = new JUnitXml();
        report.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        results.forEach(report::suite);
        coverages.forEach(coverage -> report.coverage(coverage, least));
        return report.xml.append("</testsuites>\n").toString();
    }

    private void suite(SuiteResult result) {
        open(result.suite().name(), result.cases().size(), result.failed(), result.real());
        properties(result.coverage());
        for (CaseResult one : result.cases()) {
            xml.append("    <testcase classname=\"").append(escaped(result.suite().machine())).append("\" name=\"")
                    .append(escaped(one.name())).append("\" time=\"").append(seconds(one.real())).append("\">\n");
            if (!one.passed()) {
                failure(one.failures().getFirst(), String.join("\n", one.failures()));
            }
            one.played().map(Played::story).ifPresent(story -> xml.append("      <system-out>").append(escaped(story))
                    .append("</system-out>\n"));
            xml.append("    </testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private void coverage(Coverage coverage, Threshold least) {
        List<String> unmet = least.unmet(coverage);
        open("coverage of " + coverage.machine(), 1, unmet.isEmpty() ? 0 : 1, Duration.ZERO);
        properties(coverage);
        xml.append("    <testcase classname=\"").append(escaped(coverage.machine()))
                .append("\" name=\"coverage\" time=\"0.000\">\n");
        if (!unmet.isEmpty()) {
            failure(unmet.getFirst(), String.join("\n", unmet));
        }
        xml.append("    </testcase>\n  </testsuite>\n");
    }

    private void open(String name, int tests, long failures, Duration time) {
        xml.append("  <testsuite name=\"").append(escaped(name)).append("\" tests=\"").append(tests)
                .append("\" failures=\"").append(failures).append("\" errors=\"0\" skipped=\"0\" time=\"")
                .append(seconds(time)).append("\">\n");
    }

    private void properties(Coverage coverage) {
        xml.append("    <properties>\n");
        property("coverage.total", coverage.total());
        for (Kind kind : Kind.values()) {
            property("coverage." + kind.text(), coverage.of(kind));
        }
        xml.append("    </properties>\n");
    }

    private void property(String name, Coverage.Share share) {
        xml.append("      <property name=\"").append(name).append("\" value=\"")
                .append(String.format(Locale.ROOT, "%.1f", share.percent())).append("\"/>\n");
    }

    private void failure(String message, String whole) {
        xml.append("      <failure message=\"").append(escaped(message.lines().findFirst().orElse("")))
                .append("\">").append(escaped(whole)).append("</failure>\n");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }

    /** XML has no way to write most control characters. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean legal = (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                            || c == '\n' || c == '\t';
                    out.appendCodePoint(legal ? c : 0xFFFD);
                }
            }
        });
        return out.toString();
    }
}
