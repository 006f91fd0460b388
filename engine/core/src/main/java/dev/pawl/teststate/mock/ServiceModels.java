package dev.pawl.teststate.mock;

import java.util.Optional;

/** What services answer, as far as that is known. May be asked from many threads at once. */
@FunctionalInterface
public interface ServiceModels {
    /** Knows none: made-up results must be JSON, and nothing more. */
    ServiceModels NONE = service -> Optional.empty();

    /**
     * The model of a service.
     *
     * @param service
     *            as in {@code aws-sdk:sfn}, without {@code aws-sdk:}
     */
    Optional<ServiceModel> find(String service);
}
