package dev.pawl.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a trace something is. The two forms say the same: W3C's {@code traceparent}, and the header of AWS
 * X-Ray,
 * which is what an execution keeps.
 *
 * @param traceId
 *            32 hexadecimal digits
 * @param spanId
 *            16 hexadecimal digits
 * @param sampled
 *            whether somebody records it
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    private static final Pattern W3C = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]([0-9a-f])(?:-.*)?");
    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?:;|$)");
    private static final Pattern PARENT = Pattern.compile("(?:^|;)\\s*Parent=([0-9a-f]{16})(?:;|$)");
    private static final Pattern SAMPLED = Pattern.compile("(?:^|;)\\s*Sampled=([01])(?:;|$)");
    private static final int EPOCH_DIGITS = 8;
    private static final int HEX = 16;
    private static final int LONGEST = 512;

    /** What a {@code traceparent} header says; empty if it says nothing that can be used. */
    public static Optional<TraceContext> ofTraceparent(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = W3C.matcher(header.strip());
        return parts.matches()
                ? Optional.of(new TraceContext(parts.group(1), parts.group(2),
                        (Integer.parseInt(parts.group(3), HEX) & 1) == 1))
                : Optional.empty();
    }

    /** What a header of X-Ray says; empty if it names no trace or no parent. */
    public static Optional<TraceContext> ofXray(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher root = ROOT.matcher(header);
        Matcher parent = PARENT.matcher(header);
        if (!root.find() || !parent.find()) {
            return Optional.empty();
        }
        Matcher sampled = SAMPLED.matcher(header);
        return Optional.of(new TraceContext(root.group(1) + root.group(2), parent.group(1),
                sampled.find() && sampled.group(1).equals("1")));
    }

    /** As W3C writes it. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /** As X-Ray writes it. */
    public String xray() {
        return "Root=1-" + traceId.substring(0, EPOCH_DIGITS) + "-" + traceId.substring(EPOCH_DIGITS) + ";Parent="
                + spanId + ";Sampled=" + (sampled ? "1" : "0");
    }
}
