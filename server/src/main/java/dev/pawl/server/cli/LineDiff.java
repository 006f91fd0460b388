package dev.pawl.server.cli;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts line by line, as patch and people read it. */
final class LineDiff {
    private static final int CONTEXT = 3;
    /** Beyond that, what lies between the first and the last difference is shown as one change. */
    private static final long MOST_CELLS = 4_000_000;

    /** A line that stays, goes or comes. */
    private record Line(char sign, String text) {}

    private LineDiff() {}

    /** Empty if there is no difference. */
    static String of(String name, String before, String after) {
        List<Line> lines = lines(before.lines().toList(), after.lines().toList());
        if (lines.stream().allMatch(l -> l.sign() == ' ')) {
            return "";
        }
        StringBuilder out = new StringBuilder("--- " + name + "\n+++ " + name + "\n");
        int from = 0;
        int[] at = {1, 1};
        while (from < lines.size()) {
            int change = next(lines, from);
            int start = Math.max(from, change - CONTEXT);
            skip(lines, from, start, at);
            int end = start;
            for (int i = change; i < lines.size() && i <= end + 2 * CONTEXT + 1; i++) {
                end = lines.get(i).sign() == ' ' ? end : i;
            }
            end = change == lines.size() ? lines.size() : Math.min(lines.size(), end + CONTEXT + 1);
            if (change < lines.size()) {
                hunk(lines.subList(start, end), at, out);
            }
            from = end;
        }
        return out.toString();
    }

    private static int next(List<Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    private static void skip(List<Line> lines, int from, int to, int[] at) {
        for (Line line : lines.subList(from, to)) {
            at[0] += line.sign() == '+' ? 0 : 1;
            at[1] += line.sign() == '-' ? 0 : 1;
        }
    }

    private static void hunk(List<Line> lines, int[] at, StringBuilder out) {
        long before = lines.stream().filter(l -> l.sign() != '+').count();
        long after = lines.stream().filter(l -> l.sign() != '-').count();
        out.append("@@ -").append(at[0]).append(',').append(before).append(" +").append(at[1]).append(',')
                .append(after).append(" @@\n");
        lines.forEach(l -> out.append(l.sign()).append(l.text()).append('\n'));
        skip(lines, 0, lines.size(), at);
    }

    private static List<Line> lines(List<String> before, List<String> after) {
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        before.subList(0, head).forEach(l -> lines.add(new Line(' ', l)));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), lines);
        before.subList(before.size() - tail, before.size()).forEach(l -> lines.add(new Line(' ', l)));
        return lines;
    }

    private static void middle(List<String> before, List<String> after, List<Line> into) {
        if ((long) (before.size() + 1) * (after.size() + 1) > MOST_CELLS) {
            before.forEach(l -> into.add(new Line('-', l)));
            after.forEach(l -> into.add(new Line('+', l)));
            return;
        }
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean inside = i < before.size() && j < after.size();
            if (inside && before.get(i).equals(after.get(j))) {
                into.add(new Line(' ', before.get(i++)));
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                into.add(new Line('-', before.get(i++)));
            } else {
                into.add(new Line('+', after.get(j++)));
            }
        }
    }

    /** How many lines the rests of both have in common, in order. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
