package dev.pawl.runtime;

import dev.pawl.asl.StateMachine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Parsed definitions by the key of their revision: the newest few hundred that were used. */
final class Definitions {
    private static final int AT_MOST = 500;

    private final Function<String, StateMachine> parser;
    private final Map<Long, StateMachine> parsed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StateMachine> eldest) {
            return size() > AT_MOST;
        }
    };

    Definitions(Function<String, StateMachine> parser) {
        this.parser = parser;
    }

    /** The definition of that revision; its text is only asked for if it must be parsed. */
    StateMachine of(long revisionKey, Supplier<String> text) {
        synchronized (parsed) {
            StateMachine known = parsed.get(revisionKey);
            if (known != null) {
                return known;
            }
        }
        StateMachine machine = parser.apply(text.get());
        synchronized (parsed) {
            parsed.put(revisionKey, machine);
        }
        return machine;
    }
}
