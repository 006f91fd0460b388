package dev.pawl.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Found by ServiceLoader: makes the subscribers that the settings ask for. */
public interface SubscriberProvider {
    /** Subscribers; none if nothing is configured. */
    List<Subscriber> create(Settings settings);

    /**
     * What a provider may know.
     *
     * @param account
     *            in ARNs
     * @param region
     *            in ARNs
     * @param variable
     *            environment variables by name
     */
    record Settings(String account, String region, Function<String, Optional<String>> variable) {}
}
