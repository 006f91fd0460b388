package dev.pawl.interpreter.fold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.Branches;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.json.Payload;
import java.util.List;

/** Events of map runs and of their items. */
final class MapRunFold {
    /** Items have no frames of this execution. */
    private static final int ELSEWHERE = -1;

    private MapRunFold() {}

    static void begun(Frame frame, Step.Inside inside, HistoryEvent event, Event.MapRunStarted e) {
        if (!(inside.progress() instanceof Progress.Iterating planned)) {
            throw new IllegalStateException("Expected the items of " + inside.state() + ", but " + inside.progress());
        }
        frame.moveTo(inside.with(new Progress.Distributing(planned.items(), planned.maxConcurrency(),
                MapRun.read(e.mapRunArn()), e.toleratedFailures(),
                new Branches(planned.running().size(), event.id()))));
        frame.follow(event.id());
    }

    static void givenUp(Frame frame, Step.Inside inside, HistoryEvent event) {
        Branches children = children(inside);
        List.copyOf(children.running().keySet()).forEach(children::drop);
        frame.follow(event.id());
    }

    static void started(Step.Inside inside, Event.ItemStarted e) {
        children(inside).begin(e.index(), ELSEWHERE);
    }

    static void succeeded(Step.Inside inside, Event.ItemSucceeded e) {
        children(inside).succeed(e.index(), e.output());
    }

    static void failed(Step.Inside inside, Event.ItemFailed e) {
        children(inside).tolerate(e.index(), shown(e.failure()));
    }

    /** What stands in the place of an item's output if its failure is tolerated. */
    private static Payload shown(Failure failure) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        failure.error().ifPresent(error -> node.put("Error", error));
        failure.cause().ifPresent(cause -> node.put("Cause", cause));
        return Payload.of(node);
    }

    private static Branches children(Step.Inside inside) {
        if (inside.progress() instanceof Progress.Distributing distributing) {
            return distributing.children();
        }
        throw new IllegalStateException("Expected a map run in " + inside.state() + ", but " + inside.progress());
    }
}
