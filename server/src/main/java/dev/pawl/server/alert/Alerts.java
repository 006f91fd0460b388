package dev.pawl.server.alert;

import dev.pawl.approval.notify.Notifier;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.delivery.DeliveryException;
import dev.pawl.delivery.Subscriber;
import dev.pawl.search.Searches;
import dev.pawl.server.alert.Gathered.Alert;
import dev.pawl.server.observe.Health;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Tags;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows how executions end, and tells people as the rules say: at least once for the first in each period,
 * with all
 * that happened meanwhile counted in the next.
 */
public final class Alerts implements Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    /** Also the name of the check that says whether they can be told. */
    public static final String NAME = "alerts";
    private static final Duration COMPLAIN_EVERY = Duration.ofMinutes(10);

    private final List<Gathered> rules;
    private final Channels channels;
    private final Tags tags;
    private final InstantSource clock;
    private final Map<Integer, Long> counted = new HashMap<>();
    private Set<String> troubles = Set.of();
    private Instant complained = Instant.EPOCH;
    private volatile Optional<String> untold = Optional.empty();
    private Optional<Overdue> overdue = Optional.empty();

    private Alerts(List<Rule> rules, Channels channels, Tags tags, InstantSource clock) {
        this.rules = rules.stream().map(Gathered::new).toList();
        this.channels = channels;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * As the section {@code alerts} says; empty if there is none.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it cannot be used
     */
    public static Optional<Alerts> read(Configuration configuration, List<Notifier> notifiers, Tags tags,
            InstantSource clock) {
        Optional<ConfigurationValue> section = configuration.value("alerts");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        section.get().requireOnly(Set.of("rules", "console", "lookEvery"));
        Channels channels = new Channels(notifiers,
                URI.create(section.get().optionalText("console").orElse("")));
        List<Rule> rules = new ArrayList<>();
        section.get().get("rules").members().forEach((name, value) -> rules.add(Rule.read(name, value)));
        rules.forEach(channels::require);
        return Optional.of(new Alerts(rules, channels, tags, clock));
    }

    /** The console is there, unless the configuration says where. */
    public void at(URI base) {
        channels.at(base);
    }

    /** From now on executions that run for too long are looked for there. */
    public synchronized void watch(Searches searches, Predicate<String> mine) {
        overdue = Optional.of(new Overdue(searches, mine));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> lane(MachineRecord revision) {
        return rules.stream().anyMatch(one -> one.rule().names(revision.name()))
                ? Optional.of("rules")
                : Optional.empty();
    }

    @Override
    public synchronized long deliver(String lane, List<Committed> commits)
            throws DeliveryException, InterruptedException {
        for (Committed commit : commits) {
            Optional<Ended> end = Ended.of(commit);
            // what could not be told comes again, and is counted already
            boolean known = counted.getOrDefault(commit.commit().partition(), 0L) >= commit.commit().position();
            if (end.isPresent() && !known) {
                rules.stream().filter(one -> concerns(one.rule(), end.get())).forEach(one -> ended(one, end.get()));
            }
            counted.merge(commit.commit().partition(), commit.commit().position(), Math::max);
        }
        return tellDue();
    }

    /** Of an execution that ran for too long somebody heard already, unless its end is something else. */
    private void ended(Gathered rule, Ended end) {
        boolean told = overdue.filter(some -> some.ended(rule.rule(), end.info().arn())).isPresent();
        if (!told || rule.rule().on().contains(end.status())) {
            rule.add(end);
        }
    }

    private void late() {
        for (Gathered one : rules) {
            Rule rule = one.rule();
            if (rule.longerThan().isPresent() && rule.percent().isEmpty() && !rule.server()) {
                overdue.map(some -> some.found(rule, clock.instant())).orElse(List.of()).stream()
                        .filter(execution -> concerns(rule, execution)).forEach(one::add);
            }
        }
    }

    private boolean concerns(Rule rule, Ended end) {
        return rule.names(end.info().stateMachineName()) && (rule.tags().isEmpty()
                || tags.of(end.info().stateMachineArn()).entrySet().containsAll(rule.tags().entrySet()));
    }

    /** Tells what was held back, once its time has come; and how the server is, if that has changed. */
    public synchronized void look(List<Health.Finding> findings) {
        try {
            late();
            long unused = tellDue();
            server(findings);
        } catch (DeliveryException e) {
            complain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("What is to be told could not be found out; trying again", e);
        }
    }

    /** Why those who are to be told cannot be told at present; empty if they can. */
    public Optional<String> trouble() {
        return untold;
    }

    private void tell(Alert alert) throws DeliveryException, InterruptedException {
        try {
            channels.tell(alert);
            untold = Optional.empty();
        } catch (DeliveryException e) {
            untold = Optional.of("An alert cannot be told, and is tried again: " + e.getMessage());
            throw e;
        }
    }

    /** Each look fails for the same reason as long as a receiver is away. */
    private void complain(DeliveryException e) {
        Instant now = clock.instant();
        if (!now.isBefore(complained.plus(COMPLAIN_EVERY))) {
            complained = now;
            LOG.warn("An alert could not be told, and is tried again: {}", e.getMessage());
        }
    }

    private long tellDue() throws DeliveryException, InterruptedException {
        long told = 0;
        for (Gathered one : rules) {
            Optional<Alert> alert = one.due(clock.instant());
            if (alert.isPresent()) {
                tell(alert.get());
                one.told(clock.instant());
                told++;
            }
        }
        return told;
    }

    private void server(List<Health.Finding> findings) throws DeliveryException, InterruptedException {
        Set<String> now = new TreeSet<>();
        for (Health.Finding finding : findings) {
            if (finding.name().equals(NAME)) {
                // whoever hears this can be told
                continue;
            }
            if (finding.trouble().isPresent()) {
                now.add(finding.name());
                if (!troubles.contains(finding.name())) {
                    tellAll(finding.name() + ": " + finding.trouble().get());
                }
            } else if (troubles.contains(finding.name())) {
                tellAll(finding.name() + " is in order again");
            }
        }
        troubles = now;
    }

    private void tellAll(String title) throws DeliveryException, InterruptedException {
        for (Gathered one : rules) {
            if (one.rule().server()) {
                tell(new Alert(one.rule(), title, List.of(), clock.instant()));
            }
        }
    }

    /** Tells the receivers of all rules, or of one, that this is a test; what came of it, by the rule's name. */
    public Map<String, String> test(Optional<String> only) throws InterruptedException {
        Map<String, String> results = new TreeMap<>();
        for (Gathered one : rules) {
            if (only.isEmpty() || only.get().equals(one.rule().name())) {
                try {
                    channels.tell(new Alert(one.rule(), "This is a test", List.of(), clock.instant()));
                    results.put(one.rule().name(), "told " + String.join(", ", one.rule().to()));
                } catch (DeliveryException e) {
                    results.put(one.rule().name(), "failed: " + e.getMessage());
                }
            }
        }
        return results;
    }

    @Override
    public void close() {
        channels.close();
    }
}
