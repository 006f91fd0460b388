package dev.pawl.server.observe;

import dev.pawl.metrics.Family;
import dev.pawl.metrics.Family.Distribution;
import dev.pawl.metrics.Family.Value;
import dev.pawl.metrics.Family.Step;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metric.Kind;
import java.util.List;
import java.util.Locale;

/** The two texts that Prometheus reads. They differ in the names of counters, in numbers and in the end. */
public enum TextFormat {
    /** Version 0.0.4, which everybody reads. */
    PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
    /** OpenMetrics, for those who ask for it. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private static final String TOTAL = "_total";

    private final String contentType;

    TextFormat(String contentType) {
        this.contentType = contentType;
    }

    /** What somebody with this Accept header wants. */
    public static TextFormat accepted(String accept) {
        return accept.toLowerCase(Locale.ROOT).contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
    }

    /** Content-Type of such a text. */
    public String contentType() {
        return contentType;
    }

    /** All values as a text. */
    public String write(List<Family> families) {
        StringBuilder text = new StringBuilder(16 * 1024);
        families.forEach(family -> write(family, text));
        if (this == OPEN_METRICS) {
            text.append("# EOF\n");
        }
        return text.toString();
    }

    private void write(Family family, StringBuilder text) {
        Metric metric = family.metric();
        String name = this == OPEN_METRICS && metric.kind() == Kind.COUNTER
                ? metric.name().substring(0, metric.name().length() - TOTAL.length())
                : metric.name();
        text.append("# HELP ").append(name).append(' ').append(escaped(metric.help())).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(metric.kind().name().toLowerCase(Locale.ROOT))
                .append('\n');
        for (Family.Sample sample : family.samples()) {
            switch (sample) {
                case Value number -> line(text, metric.name(), labels(metric, number.labels(), ""),
                        number(number.value()));
                case Distribution distribution -> distribution(text, metric, distribution);
            }
        }
    }

    private void distribution(StringBuilder text, Metric metric, Distribution distribution) {
        long count = 0;
        for (Step step : distribution.steps()) {
            String le = "le=\"" + number(step.upTo()) + '"';
            line(text, metric.name() + "_bucket", labels(metric, distribution.labels(), le),
                    number((double) step.count()));
            count = step.count();
        }
        String labels = labels(metric, distribution.labels(), "");
        line(text, metric.name() + "_sum", labels, number(distribution.sum()));
        line(text, metric.name() + "_count", labels, number((double) count));
    }

    private static void line(StringBuilder text, String name, String labels, String value) {
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }

    private static String labels(Metric metric, List<String> values, String further) {
        if (values.isEmpty() && further.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",").append(metric.labels().get(i)).append("=\"")
                    .append(escaped(values.get(i)).replace("\"", "\\\"")).append('"');
        }
        return text.append(values.isEmpty() || further.isEmpty() ? "" : ",").append(further).append('}').toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(value);
    }
}
