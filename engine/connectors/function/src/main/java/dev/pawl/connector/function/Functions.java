package dev.pawl.connector.function;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The functions of this process, by name. May be changed and looked at from many threads at once. */
public final class Functions {
    private final Map<String, FunctionHandler> byName;

    private Functions(Map<String, FunctionHandler> byName) {
        this.byName = byName;
    }

    /**
     * Those handlers.
     *
     * @throws IllegalArgumentException
     *             if two have the same name
     */
    public static Functions of(Collection<? extends FunctionHandler> handlers) {
        Map<String, FunctionHandler> byName = new ConcurrentHashMap<>();
        for (FunctionHandler handler : handlers) {
            FunctionHandler other = byName.putIfAbsent(handler.name(), handler);
            if (other != null) {
                throw new IllegalArgumentException("Expected each function once, but " + handler.name() + " is both "
                        + other.getClass().getName() + " and " + handler.getClass().getName());
            }
        }
        return new Functions(byName);
    }

    /** Those handlers. */
    public static Functions of(FunctionHandler... handlers) {
        return of(List.of(handlers));
    }

    /** The handlers that a class loader's {@code META-INF/services} files declare. */
    public static Functions declaredTo(ClassLoader classes) {
        return of(
                ServiceLoader.load(FunctionHandler.class, classes).stream().map(ServiceLoader.Provider::get).toList());
    }

    /** Adds a function, or replaces the one of the same name; calls that have begun end as they began. */
    public void put(FunctionHandler handler) {
        byName.put(handler.name(), handler);
    }

    /** The function of that name. */
    public Optional<FunctionHandler> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names. */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }
}
