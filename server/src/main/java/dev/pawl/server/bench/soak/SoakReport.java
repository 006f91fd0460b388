package dev.pawl.server.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes samples as a table and as curves. */
final class SoakReport {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 150;
    private static final int LEFT = 70;
    private static final int GAP = 40;

    /** The one with a logarithm has decades, so that a second is seen beside milliseconds. */
    private record Curve(String title, boolean logarithm, ToDoubleFunction<SoakSample> value) {
        Curve(String title, ToDoubleFunction<SoakSample> value) {
            this(title, false, value);
        }

        double of(SoakSample sample) {
            double plain = value.applyAsDouble(sample);
            return logarithm ? Math.log10(1 + plain) : plain;
        }
    }

    private static final List<Curve> CURVES = List.of(
            new Curve("Executions that ended in a second", sample -> sample.ends()[0] / 10.0),
            new Curve("StartExecution, p50 in ms", sample -> sample.starts()[1]),
            new Curve("StartExecution, p99 in ms, logarithmic", true, sample -> sample.starts()[2]),
            new Curve("From start to end, p50 in ms", sample -> sample.ends()[1]),
            new Curve("Memory of the process in MiB", SoakSample::memoryMib),
            new Curve("From start to end, p99 in ms, logarithmic", true, sample -> sample.ends()[2]),
            new Curve("Threads", SoakSample::threads),
            new Curve("Store and its log on disk in MiB", SoakSample::diskMib));

    private SoakReport() {}

    static void write(Path folder, List<SoakSample> samples) throws IOException {
        List<String> lines = new ArrayList<>(List.of(SoakSample.HEAD));
        samples.forEach(sample -> lines.add(sample.line()));
        Files.write(folder.resolve("soak.csv"), lines);
        Files.writeString(folder.resolve("soak.svg"), svg(samples));
    }

    private static String svg(List<SoakSample> samples) {
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
                WIDTH + LEFT + GAP, CURVES.size() * (HEIGHT + GAP) + GAP));
        for (int i = 0; i < CURVES.size(); i++) {
            curve(svg, CURVES.get(i), samples, GAP + i * (HEIGHT + GAP));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void curve(StringBuilder svg, Curve curve, List<SoakSample> samples, int top) {
        double most = samples.stream().mapToDouble(curve::of).max().orElse(1);
        double scale = most > 0 ? most : 1;
        long last = samples.isEmpty() ? 1 : Math.max(1, samples.getLast().second());
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\" "
                + "text-anchor=\"end\">%,.0f</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>%n", LEFT,
                top - 6,
                curve.title(), LEFT - 6, top + 10, curve.logarithm() ? Math.pow(10, most) - 1 : most, LEFT - 6,
                top + HEIGHT));
        svg.append(String.format(Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#ccc\"/>", LEFT, top, WIDTH,
                HEIGHT));
        StringBuilder points = new StringBuilder();
        for (SoakSample sample : samples) {
            double x = LEFT + (double) sample.second() / last * WIDTH;
            if (!sample.trouble().isEmpty()) {
                svg.append(String.format(Locale.ROOT,
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1\"/>", x, x,
                        top,
                        top + HEIGHT, colour(sample.trouble())));
            }
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x,
                    top + HEIGHT - curve.of(sample) / scale * HEIGHT));
        }
        svg.append("<polyline fill=\"none\" stroke=\"#1f5fbf\" stroke-width=\"1.2\" points=\"").append(points)
                .append("\"/>\n");
    }

    private static String colour(String trouble) {
        return switch (trouble) {
            case "kill" -> "#e8a0a0";
            case "freeze" -> "#a0c8e8";
            default -> "#e8d8a0";
        };
    }
}
