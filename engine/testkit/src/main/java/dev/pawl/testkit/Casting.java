package dev.pawl.testkit;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExecutionRef;
import dev.pawl.asl.TaskResource;
import dev.pawl.json.Payload;
import dev.pawl.testkit.mock.Behaviour;
import dev.pawl.testkit.mock.Mocks;
import dev.pawl.testkit.mock.TaskCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who answers a task, once for each attempt: asked again about the same one, after a crash, it says
 * the same.
 */
final class Casting {
    private final List<Mocks> mocks = new ArrayList<>();
    private final Map<Key, Role> roles = new HashMap<>();
    private final Map<Counted, Integer> calls = new HashMap<>();
    private final Journal journal;

    /** Names an attempt. */
    record Key(String executionArn, long scheduledEventId) {}

    private record Counted(String play, String machine, String state) {}

    /** An attempt and what its service does; nothing if no mock answers it. */
    record Role(Key key, TaskCall call, Optional<Behaviour> behaviour) {}

    Casting(Journal journal) {
        this.journal = journal;
    }

    /** Those that were added last are asked first. */
    void add(Mocks further) {
        mocks.addFirst(further);
    }

    void clear() {
        mocks.clear();
    }

    /** An execution begins anew: its attempts are others than those before. */
    void forget(String executionArn) {
        roles.keySet().removeIf(key -> key.executionArn().equals(executionArn));
    }

    Optional<Role> known(Key key) {
        return Optional.ofNullable(roles.get(key));
    }

    Role of(Key key, TaskResource resource, Payload arguments) {
        Role known = roles.get(key);
        if (known != null) {
            return known;
        }
        TaskCall call = call(key, resource, arguments);
        Optional<Behaviour> behaviour = Optional.empty();
        for (Mocks each : mocks) {
            behaviour = each.behaviour(call);
            if (behaviour.isPresent()) {
                break;
            }
        }
        Role role = new Role(key, call, behaviour);
        roles.put(key, role);
        return role;
    }

    private TaskCall call(Key key, TaskResource resource, Payload arguments) {
        Trace trace = journal.find(key.executionArn())
                .orElseThrow(() -> new IllegalStateException("Expected an execution of the stage, but got " + key));
        OpenVisit visit = trace.ofTask(key.scheduledEventId())
                .orElseThrow(() -> new IllegalStateException("Expected a task of the execution, but got " + key));
        String play = journal.root(key.executionArn());
        String machine = machine(key.executionArn());
        List<Integer> indices = new ArrayList<>(journal.item(trace.info()).map(List::of).orElse(List.of()));
        indices.addAll(visit.indices());
        int number = calls.merge(new Counted(play, machine, visit.state()), 1, Integer::sum) - 1;
        return new TaskCall(machine, visit.state(), play, key.executionArn(), resource, arguments.value(), indices,
                number, visit.retries());
    }

    /** The name of the machine that an execution runs, also if it runs but a part of it. */
    static String machine(String executionArn) {
        return ArnParser.parse(executionArn, ExecutionRef.class).runs().machine().name();
    }
}
