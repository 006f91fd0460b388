package dev.pawl.embedded;

/** What Retry and Catch call what a function throws. */
final class ErrorNames {
    private ErrorNames() {}

    static String of(Throwable thrown) {
        if (thrown instanceof WorkflowError chosen) {
            return chosen.error();
        }
        ErrorName name = thrown.getClass().getAnnotation(ErrorName.class);
        return name != null ? name.value() : simpleName(thrown.getClass());
    }

    /** An anonymous class has no name of its own. */
    private static String simpleName(Class<?> type) {
        Class<?> named = type;
        while (named.getSimpleName().isEmpty() && named.getSuperclass() != null) {
            named = named.getSuperclass();
        }
        return named.getSimpleName();
    }
}
