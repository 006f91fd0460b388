package dev.pawl.store.jooq;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process did to files, as strace wrote it down (with -f and -xx). */
final class SyscallTrace {
    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+).*$");
    private static final Pattern UNFINISHED = Pattern.compile("^(\\d+) +(\\w+\\(.*?),? *<unfinished \\.\\.\\.>$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. \\w+ resumed>,? ?(.*)$");

    private final Map<String, String> unfinished = new HashMap<>();
    private final Map<String, String> pathByFd = new HashMap<>();
    private final Map<String, Long> offsetByFd = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** What happened to one file. */
    sealed interface Step {
        /** Which file. */
        String path();

        /** Bytes were written. */
        @SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
        record Write(String path, long offset, byte[] bytes) implements Step {}

        /** Its length was set. */
        record Truncate(String path, long length) implements Step {}

        /** All that was written before is on disk. */
        record Sync(String path) implements Step {}
    }

    /** Steps in the order in which they were completed. */
    static List<Step> read(List<String> lines) {
        SyscallTrace trace = new SyscallTrace();
        lines.forEach(trace::line);
        return trace.steps;
    }

    private void line(String line) {
        Matcher begun = UNFINISHED.matcher(line);
        if (begun.matches()) {
            unfinished.put(begun.group(1), begun.group(2));
            return;
        }
        Matcher resumed = RESUMED.matcher(line);
        String whole = line;
        if (resumed.matches()) {
            String start = unfinished.remove(resumed.group(1));
            String rest = resumed.group(2);
            whole = resumed.group(1) + " " + start + (rest.startsWith(")") ? "" : ", ") + rest;
        }
        Matcher call = CALL.matcher(whole);
        if (call.matches() && Long.parseLong(call.group(4)) >= 0) {
            call(call.group(2), call.group(3).split(", "), Long.parseLong(call.group(4)));
        }
    }

    private void call(String name, String[] arguments, long result) {
        String fd = arguments[0];
        String path = pathByFd.get(fd);
        switch (name) {
            case "openat" -> {
                pathByFd.put(Long.toString(result), new String(bytes(arguments[1]), StandardCharsets.UTF_8));
                offsetByFd.put(Long.toString(result), 0L);
            }
            case "close" -> pathByFd.remove(fd);
            case "lseek" -> offsetByFd.put(fd, result);
            default -> {
                if (path != null) {
                    change(name, fd, path, arguments);
                }
            }
        }
    }

    private void change(String name, String fd, String path, String[] arguments) {
        switch (name) {
            case "pwrite64" ->
                steps.add(new Step.Write(path, Long.parseLong(arguments[3].trim()), bytes(arguments[1])));
            case "write" -> {
                byte[] bytes = bytes(arguments[1]);
                long offset = offsetByFd.getOrDefault(fd, 0L);
                steps.add(new Step.Write(path, offset, bytes));
                offsetByFd.put(fd, offset + bytes.length);
            }
            case "ftruncate" -> steps.add(new Step.Truncate(path, Long.parseLong(arguments[1].trim())));
            case "fsync", "fdatasync" -> steps.add(new Step.Sync(path));
            default -> throw new IllegalArgumentException("Expected a call that is traced, but got " + name);
        }
    }

    private static byte[] bytes(String quoted) {
        if (!quoted.startsWith("\"") || !quoted.endsWith("\"")) {
            throw new IllegalArgumentException("Expected whole bytes, but got " + quoted.substring(0, 9));
        }
        byte[] bytes = new byte[(quoted.length() - 2) / 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(quoted, 3 + 4 * i, 5 + 4 * i, 16);
        }
        return bytes;
    }
}
