package dev.pawl.server.auth;

import dev.pawl.arn.ActivityArn;
import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExecutionRef;
import dev.pawl.arn.MapRunArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.server.auth.Grant.Reach;
import dev.pawl.store.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets a caller do what one of the caller's grants says. Versions, aliases, executions and map runs belong to
 * their
 * machine. Whether something exists plays no part, so that a refusal does not tell.
 */
public final class GrantPolicy implements AccessPolicy {
    private final Tags tags;
    private final KnownTags known;

    /** Decides with these tags of machines and activities. */
    public GrantPolicy(Tags tags) {
        this(tags, System::nanoTime);
    }

    GrantPolicy(Tags tags, LongSupplier nanoTime) {
        this.tags = tags;
        this.known = new KnownTags(tags, nanoTime);
    }

    @Override
    public void changed() {
        known.changed();
    }

    private record Owner(String name, String arn) {}

    @Override
    public boolean allows(Principal principal, String operation, String resource) {
        Optional<Permission> needed = Permissions.of(operation);
        if (needed.isEmpty()) {
            return false;
        }
        if (needed.get() == Permission.NONE) {
            return true;
        }
        List<Grant> grants = grants(principal, needed.get());
        if (grants.stream().anyMatch(grant -> grant.reach() instanceof Reach.Everything)) {
            return true;
        }
        if (resource.equals(ANYTHING)) {
            return !grants.isEmpty() && Permissions.isForAnyGrant(operation);
        }
        return !grants.isEmpty() && owner(resource).filter(owner -> reached(grants, owner)).isPresent();
    }

    private static List<Grant> grants(Principal principal, Permission needed) {
        return principal.grants().stream().filter(grant -> grant.role().permits(needed)).toList();
    }

    private boolean reached(List<Grant> grants, Owner owner) {
        return grants.stream().anyMatch(grant -> switch (grant.reach()) {
            case Reach.Everything everything -> true;
            case Reach.Named named -> named.name().equals(owner.name());
            case Reach.Prefix prefix -> owner.name().startsWith(prefix.prefix());
            case Reach.Tagged tagged -> tagged.value().equals(known.of(owner.arn()).get(tagged.key()));
        });
    }

    /** What grants are given on: a machine or an activity. */
    private static Optional<Owner> owner(String resource) {
        try {
            return Optional.of(switch (ArnParser.parse(resource)) {
                case StateMachineRef machine -> owner(machine);
                case ExecutionRef execution -> owner(execution.runs());
                case MapRunArn mapRun -> owner(mapRun.runs());
                case ActivityArn activity -> new Owner(activity.name(), activity.text());
            });
        } catch (ArnException e) {
            return Optional.empty();
        }
    }

    private static Owner owner(StateMachineRef machine) {
        return new Owner(machine.machine().name(), machine.machine().text());
    }

    @Override
    public Optional<List<String>> machines(Principal principal, String operation) {
        List<String> machines = new ArrayList<>();
        for (Grant grant : grants(principal, Permissions.of(operation).orElse(Permission.ADMINISTER))) {
            switch (grant.reach()) {
                case Reach.Everything everything -> {
                    return Optional.empty();
                }
                case Reach.Named named -> machines.add(named.text());
                case Reach.Prefix prefix -> machines.add(prefix.text());
                case Reach.Tagged tagged ->
                    machines.addAll(tags.resources(tagged.key(), Optional.of(tagged.value())));
            }
        }
        return Optional.of(machines);
    }
}
