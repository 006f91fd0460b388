package dev.pawl.embedded;

import dev.pawl.arn.ArnScope;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.function.FunctionConnector;
import dev.pawl.connector.function.Functions;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.SubscriberProvider;
import dev.pawl.embedded.PawlBuilder.Plan;
import dev.pawl.engine.Engine;
import dev.pawl.items.ItemSources;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import dev.pawl.timer.SystemClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ServiceLoader;

/**
 * An engine and what works beside it, started in order and closed the other way round.
 *
 * @param scope
 *            in whose name ARNs are made
 * @param grace
 *            for workers that are under way when it is closed
 * @param opened
 *            what is to be closed, the last one first
 */
record Running(Engine engine, Declared declared, Beside beside, Endings endings, ArnScope scope, Duration grace,
        Deque<Runnable> opened) implements AutoCloseable {
    /** The provider of the connector that is made here, with the functions of the application. */
    private static final String FUNCTIONS = "function";

    /** Starts everything; what is outstanding in the store is taken up before this returns. */
    static Running start(Plan plan) {
        Deque<Runnable> opened = new ArrayDeque<>();
        try {
            return start(plan, opened);
        } catch (RuntimeException | Error e) {
            opened.forEach(Runnable::run);
            throw e;
        }
    }

    private static Running start(Plan plan, Deque<Runnable> opened) {
        Store store = plan.store();
        opened.push(store::close);
        EngineClock clock = plan.clock().orElseGet(() -> systemClock(opened));
        Declared declared = new Declared(Functions.declaredTo(plan.classes()), store, clock, plan.patience());
        plan.functions().forEach(declared::put);
        Beside beside = new Beside(store, plan.settings(), plan.classes(), clock);
        Engine engine;
        try {
            engine = engine(plan, clock, connectors(plan, declared, beside));
        } catch (RuntimeException | Error e) {
            beside.close();
            throw e;
        }
        opened.push(engine::close);
        opened.push(beside::close);
        beside.connect(engine);
        Endings endings = new Endings(engine, clock, plan.shared());
        opened.push(endings::close);
        ConnectorProvider.Settings around = plan.settings();
        return new Running(engine, declared, beside, endings, ArnScope.of(around.region(), around.accountId()),
                plan.grace(), opened);
    }

    private static EngineClock systemClock(Deque<Runnable> opened) {
        SystemClock own = new SystemClock();
        opened.push(own::close);
        return own;
    }

    private static List<Connector> connectors(Plan plan, Declared declared, Beside beside) {
        List<Connector> connectors = new ArrayList<>(plan.connectors());
        connectors.add(FunctionConnector.create(declared.functions(), plan.settings(), declared));
        connectors.add(beside.connector());
        ServiceLoader.load(ConnectorProvider.class, plan.classes()).stream().map(ServiceLoader.Provider::get)
                .filter(provider -> !provider.name().equals(FUNCTIONS))
                .forEach(provider -> connectors.add(provider.create(plan.settings())));
        return connectors;
    }

    private static Engine engine(Plan plan, EngineClock clock, List<Connector> connectors) {
        ConnectorProvider.Settings around = plan.settings();
        List<Subscriber> subscribers = ServiceLoader.load(SubscriberProvider.class, plan.classes()).stream()
                .flatMap(provider -> provider.get().create(around).stream()).toList();
        return Engine.builder().store(plan.store()).clock(clock).account(around.accountId(), around.region())
                .connectors(connectors).items(ItemSources.load(around, plan.classes())).subscribers(subscribers)
                .quotas(plan.quotas()).settings(RuntimeSettings.STANDARD.withDrain(plan.grace())).start();
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
    }
}
