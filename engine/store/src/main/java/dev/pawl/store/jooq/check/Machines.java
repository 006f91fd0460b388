package dev.pawl.store.jooq.check;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.interpreter.ChildMachines;
import dev.pawl.store.ExecutionRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Definitions by revision, parsed once. */
final class Machines {
    private static final int AT_MOST = 500;

    private final Map<Long, Optional<StateMachine>> parsed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<StateMachine>> eldest) {
            return size() > AT_MOST;
        }
    };

    /** What an execution runs; empty if its definition is missing or cannot be read. */
    synchronized Optional<StateMachine> of(ExecutionRecord execution, LongFunction<Optional<String>> text) {
        Optional<StateMachine> whole = parsed.computeIfAbsent(execution.machineRevisionKey(),
                key -> text.apply(key).flatMap(Machines::parse));
        try {
            return whole.map(machine -> ChildMachines.of(machine, execution.info().arn()));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<StateMachine> parse(String text) {
        try {
            return Optional.of(DefinitionParser.parseTrusted(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
