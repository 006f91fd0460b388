package dev.pawl.engine;

import dev.pawl.connector.Connector;
import dev.pawl.items.ItemSources;
import dev.pawl.delivery.DeliverySettings;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.Watcher;
import dev.pawl.limit.Limit;
import dev.pawl.log.ExpressLogSettings;
import dev.pawl.metrics.Metrics;
import dev.pawl.protection.ProtectionSettings;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.store.PastExecutions;
import dev.pawl.store.Store;
import dev.pawl.teststate.mock.ServiceModels;
import dev.pawl.timer.EngineClock;
import dev.pawl.trace.Tracing;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gathers what an engine needs; only the store has no default. */
public final class EngineBuilder {
    final List<Connector> connectors = new ArrayList<>();
    final List<Subscriber> subscribers = new ArrayList<>();
    final List<Watcher> watchers = new ArrayList<>();
    DeliverySettings deliveries = DeliverySettings.STANDARD;
    ExpressLogSettings expressLog = ExpressLogSettings.STANDARD;
    @Nullable Store store;
    @Nullable EngineClock clock;
    @Nullable Executor workers;
    Map<String, Limit> limits = Map.of();
    ItemSources items = ItemSources.NONE;
    RandomGenerator random = new SecureRandom();
    RuntimeSettings settings = RuntimeSettings.STANDARD;
    ProtectionSettings protection = ProtectionSettings.STANDARD;
    PastExecutions past = PastExecutions.NONE;
    Quotas quotas = Quotas.STANDARD;
    ServiceModels serviceModels = ServiceModels.NONE;
    Metrics metrics = Metrics.NONE;
    Tracing tracing = Tracing.PASS_ON;
    String node = UUID.randomUUID().toString();
    String region = "us-east-1";
    String account = "123456789012";

    EngineBuilder() {}

    List<Connector> connectorsAnd(Connector last) {
        List<Connector> all = new ArrayList<>(connectors);
        all.add(last);
        return all;
    }

    /** Where everything is kept. */
    public EngineBuilder store(Store where) {
        store = where;
        return this;
    }

    /** Further connectors; the first that handles a Resource is asked. */
    public EngineBuilder connectors(Collection<? extends Connector> further) {
        connectors.addAll(further);
        return this;
    }

    /** Another clock than the machine's. */
    public EngineBuilder clock(EngineClock other) {
        clock = other;
        return this;
    }

    /** Other threads than a pool as large as the machine; the engine does not end them. */
    public EngineBuilder workers(Executor other) {
        workers = other;
        return this;
    }

    /** Another source of secrets and UUIDs; it must bear many threads. Anything but a secure one is for tests. */
    public EngineBuilder random(RandomGenerator other) {
        random = other;
        return this;
    }

    /** Where distributed Maps read items and write results; closed with the engine. */
    public EngineBuilder items(ItemSources sources) {
        items = sources;
        return this;
    }

    /** Other settings than the standard ones. */
    public EngineBuilder settings(RuntimeSettings other) {
        settings = other;
        return this;
    }

    /** Other limits than AWS's on how much there may be. */
    public EngineBuilder quotas(Quotas other) {
        quotas = other;
        return this;
    }

    /** When starts are refused, so that what runs goes on. */
    public EngineBuilder protection(ProtectionSettings other) {
        protection = other;
        return this;
    }

    /** Where executions are looked for that are not in the store any more. */
    public EngineBuilder past(PastExecutions elsewhere) {
        past = elsewhere;
        return this;
    }

    /** What services answer, so that mocks of states under test can be held against it. */
    public EngineBuilder serviceModels(ServiceModels known) {
        serviceModels = known;
        return this;
    }

    /** Those who want to hear of what was committed; they are closed with the engine. */
    public EngineBuilder subscribers(Collection<? extends Subscriber> further) {
        subscribers.addAll(further);
        return this;
    }

    /** Those who follow what is committed by themselves; they are closed with the engine. */
    public EngineBuilder watchers(Collection<? extends Watcher> further) {
        watchers.addAll(further);
        return this;
    }

    /** Limits of how much runs at the same time, and how often, by name. */
    public EngineBuilder limits(Map<String, Limit> some) {
        limits = Map.copyOf(some);
        return this;
    }

    /** Another pace of deliveries than the standard one. */
    public EngineBuilder deliveries(DeliverySettings other) {
        deliveries = other;
        return this;
    }

    /** How much is kept of what Express executions do, where their machines have logging on. */
    public EngineBuilder expressLog(ExpressLogSettings other) {
        expressLog = other;
        return this;
    }

    /** Has what the engine and its store do counted there. */
    public EngineBuilder metrics(Metrics where) {
        metrics = where;
        return this;
    }

    /** In which traces executions are, and what their tasks are told of it. */
    public EngineBuilder tracing(Tracing other) {
        tracing = other;
        return this;
    }

    /** In whose name ARNs are made. */
    public EngineBuilder account(String accountId, String inRegion) {
        account = accountId;
        region = inRegion;
        return this;
    }

    /** The node's name among several on one store; it must never be used again. */
    public EngineBuilder node(String unique) {
        node = unique;
        return this;
    }

    /** Wires an engine and starts it: what is outstanding in the store is taken up before this returns. */
    public Engine start() {
        Store where = store;
        if (where == null) {
            throw new IllegalStateException("Expected a store, but none was given");
        }
        return Engine.start(this, where);
    }
}
