package dev.pawl.approval.notify;

import dev.pawl.connector.ConnectorProvider;
import java.util.List;

/** Makes channels; found by {@link java.util.ServiceLoader}, so that a jar on the path is enough. */
public interface NotifierProvider {
    /** The channels that the configuration asks for; none if it asks for none. */
    List<Notifier> create(ConnectorProvider.Settings settings);
}
