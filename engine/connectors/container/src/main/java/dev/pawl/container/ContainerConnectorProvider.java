package dev.pawl.container;

import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.container.batch.BatchConnector;
import dev.pawl.container.ecs.EcsConnector;
import dev.pawl.container.engine.ContainerSettings;
import dev.pawl.container.engine.SharedTasks;
import java.util.List;

/** Makes the connectors that run containers on one Docker Engine, as section {@code containers} says. */
public final class ContainerConnectorProvider implements ConnectorProvider {
    /** For {@link java.util.ServiceLoader}. */
    public ContainerConnectorProvider() {}

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Connector create(Settings settings) {
        ContainerSettings containers = ContainerSettings.of(settings.configuration(), settings.variable());
        SharedTasks tasks = new SharedTasks(containers, settings.secrets(), settings.variable());
        EcsConnector ecs = new EcsConnector(tasks, settings);
        BatchConnector batch = new BatchConnector(settings, tasks);
        tasks.takeUpInBackground();
        batch.takeUpInBackground();
        return new ContainerConnector(List.of(ecs, batch), tasks);
    }
}
