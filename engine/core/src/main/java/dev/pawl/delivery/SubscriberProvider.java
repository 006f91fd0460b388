package dev.pawl.delivery;

import dev.pawl.connector.ConnectorProvider;
import java.util.List;

/** Found by ServiceLoader: makes the subscribers that the settings ask for. */
public interface SubscriberProvider {
    /** Subscribers; none if nothing is configured. */
    List<Subscriber> create(ConnectorProvider.Settings settings);
}
