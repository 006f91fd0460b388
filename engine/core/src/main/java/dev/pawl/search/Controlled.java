package dev.pawl.search;

import dev.pawl.hold.Hold;
import dev.pawl.hold.Scope;
import dev.pawl.hold.Standing;
import dev.pawl.search.query.Condition;
import dev.pawl.store.Claims;
import dev.pawl.store.Control;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is held and who waits, for one search or one list: read when it asks for that. */
public final class Controlled {
    /** So many are looked for by their names; of more, all that run are passed. */
    private static final int FEW = 500;

    private final Control control;
    private final Claims claims;
    private @Nullable Standing standing;
    private @Nullable Boolean somebodyWaits;

    Controlled(Control control, Claims claims) {
        this.control = control;
        this.claims = claims;
    }

    /** As it is in a store now. */
    public static Controlled of(Store store) {
        return new Controlled(store.control(), store.claims());
    }

    /** What keeps an execution from going on that runs, if anything does. */
    public Optional<Condition.Is.What> holding(ExecutionRecord execution) {
        return Stream.of(Condition.Is.What.PAUSED, Condition.Is.What.WAITING).filter(what -> is(what, execution))
                .findFirst();
    }

    /** Whether an execution is paused, by itself or with its machine, or waits under a limit. */
    boolean is(Condition.Is.What what, ExecutionRecord execution) {
        if (execution.status().ended()) {
            return false;
        }
        return switch (what) {
            case PAUSED -> standing().over(execution.info().arn(), execution.info().stateMachineArn()).isPresent();
            case WAITING -> somebodyWaits() && claims.of(execution.info().arn()).stream()
                    .anyMatch(claim -> claim.state() == Claims.State.WAITING);
        };
    }

    /** The only ones that can be so, if they are few. */
    Optional<List<String>> few(Condition.Is.What what) {
        List<String> arns = switch (what) {
            case PAUSED -> paused();
            case WAITING -> claims.list(Optional.empty(), Claims.State.WAITING, 0, FEW + 1).stream()
                    .map(Claims.Claim::arn).distinct().toList();
        };
        return arns.size() > FEW ? Optional.empty() : Optional.of(arns);
    }

    private List<String> paused() {
        List<String> arns = new ArrayList<>();
        for (Hold hold : standing().all()) {
            if (!(hold.scope() instanceof Scope.Execution(String arn))) {
                return Stream.generate(() -> "").limit(FEW + 1L).toList();
            }
            arns.add(arn);
        }
        return arns;
    }

    private boolean somebodyWaits() {
        Boolean known = somebodyWaits;
        if (known == null) {
            known = !claims.list(Optional.empty(), Claims.State.WAITING, 0, 1).isEmpty();
            somebodyWaits = known;
        }
        return known;
    }

    private Standing standing() {
        Standing known = standing;
        if (known == null) {
            known = Standing.of(control);
            standing = known;
        }
        return known;
    }
}
