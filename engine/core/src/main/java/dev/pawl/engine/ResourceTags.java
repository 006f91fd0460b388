package dev.pawl.engine;

import dev.pawl.arn.ActivityArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StatesArn;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.store.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tags of machines and activities. */
public final class ResourceTags {
    private static final int MOST = 50;

    private final Store store;

    ResourceTags(Store store) {
        this.store = store;
    }

    /**
     * Tags in the order of their keys.
     *
     * @throws EngineException
     *             INVALID_ARN, RESOURCE_NOT_FOUND
     */
    public Map<String, String> of(String resourceArn) {
        return store.tags().of(existing(resourceArn));
    }

    /**
     * Adds and replaces tags.
     *
     * @throws EngineException
     *             INVALID_ARN, RESOURCE_NOT_FOUND, TOO_MANY_TAGS
     */
    public void put(String resourceArn, Map<String, String> tags) {
        String arn = existing(resourceArn);
        Set<String> keys = new HashSet<>(store.tags().of(arn).keySet());
        keys.addAll(tags.keySet());
        requireFew(arn, keys);
        store.tags().put(arn, tags);
    }

    static void requireFew(String arn, Collection<String> keys) {
        if (keys.size() > MOST) {
            throw new EngineException(Reason.TOO_MANY_TAGS, "Too many tags: '" + arn + "'");
        }
    }

    /**
     * Removes tags.
     *
     * @throws EngineException
     *             INVALID_ARN, RESOURCE_NOT_FOUND
     */
    public void remove(String resourceArn, Collection<String> keys) {
        store.tags().remove(existing(resourceArn), keys);
    }

    private String existing(String text) {
        StatesArn arn = Arns.read(text, StatesArn.class);
        boolean there = switch (arn) {
            case StateMachineArn machine -> store.machines().find(machine.text()).isPresent();
            case ActivityArn activity -> store.activities().find(activity.text()).isPresent();
            case StatesArn other -> false;
        };
        if (!there) {
            throw new EngineException(Reason.RESOURCE_NOT_FOUND, "Resource not found: '" + text + "'");
        }
        return arn.text();
    }
}
