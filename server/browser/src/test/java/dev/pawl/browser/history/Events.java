package dev.pawl.browser.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Histories written as text: a line for each event, with the one that it follows, its frame, its type and its
 * details.
 */
final class Events {
    private static final Pattern STATE = Pattern
            .compile("(?:Pass|Task|Choice|Wait|Succeed|Fail|Parallel|Map)(State(?:Entered|Exited))");

    private Events() {}

    /**
     * The events of such lines: {@code 0 0 PassStateEntered name=A input={}}. A second passes from each to the
     * next.
     */
    static List<Map<String, Object>> of(String text) {
        List<Map<String, Object>> events = new ArrayList<>();
        text.lines().forEach(line -> events.add(event(events.size() + 1, List.of(line.strip().split(" ", -1)))));
        return events;
    }

    private static Map<String, Object> event(int id, List<String> words) {
        Map<String, Object> event = new LinkedHashMap<>();
        String type = words.get(2);
        event.put("id", id);
        event.put("timestamp", "2026-01-01T00:%02d:%02d.000Z".formatted(id / 60, id % 60));
        event.put("previousEventId", Integer.valueOf(words.get(0)));
        event.put("frame", Integer.valueOf(words.get(1)));
        event.put("type", type);
        Map<String, Object> details = new LinkedHashMap<>();
        words.subList(3, words.size()).forEach(word -> detail(details, word));
        if (!details.isEmpty()) {
            event.put(member(type), details);
        }
        return event;
    }

    private static void detail(Map<String, Object> details, String word) {
        int sign = word.indexOf('=');
        String name = word.substring(0, sign);
        String value = word.substring(sign + 1);
        if (name.startsWith("$")) {
            details.put("assignedVariables", Map.of(name.substring(1), value));
        } else {
            details.put(name, name.equals("index") || name.equals("length") ? Integer.valueOf(value) : value);
        }
    }

    private static String member(String type) {
        String named = STATE.matcher(type).replaceFirst("$1");
        return Character.toLowerCase(named.charAt(0)) + named.substring(1) + "EventDetails";
    }
}
