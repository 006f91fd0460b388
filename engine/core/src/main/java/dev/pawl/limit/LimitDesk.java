package dev.pawl.limit;

import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Budget;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Payload;
import dev.pawl.store.Claims;
import dev.pawl.store.Claims.Claim;
import dev.pawl.store.Claims.Place;
import dev.pawl.store.Claims.Wanted;
import dev.pawl.store.Control;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is limited, and the claims of what runs. While nothing is limited and nothing was, it costs a look at
 * a field.
 */
public final class LimitDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LimitDesk.class);
    private static final String KIND = "limit";

    private final Store store;
    private final Control control;
    private final Claims claims;
    private final EngineClock clock;
    private final RandomGenerator random;
    private final Map<String, Limit> configured;
    private volatile Limits limits = Limits.NONE;
    private volatile boolean used;

    /** With the limits of a configuration; those that are set later come before them. */
    public LimitDesk(Store store, EngineClock clock, RandomGenerator random, Map<String, Limit> configured) {
        this.store = store;
        this.control = store.control();
        this.claims = store.claims();
        this.clock = clock;
        this.random = random;
        this.configured = Map.copyOf(configured);
        used = claims.any();
        look();
        if (used && !store.cluster().shared()) {
            forgetUnbegun();
        }
    }

    /** Nobody else is there: whoever reserved a place and did not begin was killed in between. */
    private void forgetUnbegun() {
        Instant now = clock.now().plusMillis(1);
        while (!claims.sweep(now).isEmpty()) {
            // so many are forgotten at once
        }
    }

    /** Reads what is set. */
    public void look() {
        Map<String, Limit> all = new LinkedHashMap<>(configured);
        for (Control.Order order : control.all(KIND)) {
            try {
                all.put(order.name(), Limit.read(order.name(), new ConfigurationValue(
                        Payload.parse(order.document()).value(), "", "the stored limit " + order.name())));
            } catch (ConfigurationException e) {
                LOG.error("A limit is left out: {}", e.getMessage());
            }
        }
        limits = all.isEmpty() ? Limits.NONE : new Limits(all);
        used |= !all.isEmpty();
    }

    /** All limits. */
    public Limits limits() {
        return limits;
    }

    /** Whether a limit stands in the configuration, and not in the store. */
    public boolean isConfigured(String name) {
        return configured.containsKey(name)
                && control.all(KIND).stream().noneMatch(order -> order.name().equals(name));
    }

    /** Sets a limit, in place of one of that name. */
    public void put(Limit limit) {
        control.put(new Control.Order(KIND, limit.name(), limit.definition().text()));
        look();
    }

    /** Takes a limit away that was set; false if there was none. */
    public boolean remove(String name) {
        boolean was = control.remove(KIND, name);
        look();
        return was;
    }

    /** Whether anything was ever limited. */
    public boolean inUse() {
        return used;
    }

    /** What an execution that is to start needs; empty in most cases. */
    public List<Wanted> wanted(ExecutionInfo execution) {
        Limits now = limits;
        if (now.isEmpty()) {
            return List.of();
        }
        return now.ofExecution(execution, () -> store.tags().of(execution.stateMachineArn()),
                new Ambient(clock.now(), random, Budget.standard(clock::nanoTime)));
    }

    /** Asks for that. */
    public Claims.Reservation reserve(String arn, List<Wanted> wanted) {
        return claims.reserve(arn, wanted, clock.now());
    }

    /** Places that a task needs; empty in most cases. */
    public List<Place> ofTask(String resource) {
        Limits now = limits;
        return now.isEmpty() ? List.of() : now.ofTask(resource);
    }

    /** Claims of an execution; none is looked for if nothing was ever limited. */
    public List<Claim> of(String arn) {
        return used ? claims.of(arn) : List.of();
    }

    /** What is kept. */
    public Claims claims() {
        return claims;
    }
}
