package dev.pawl.connector.function.process;

import java.util.Optional;

/** What kind of process a runtime identifier of Lambda asks for. */
enum Language {
    NODE("nodejs", "a file and what it exports, such as index.handler"), //
    PYTHON("python", "a module and a function in it, such as app.handler"), //
    JAVA("java", "a class, or a class and a method, such as example.Handler::handleRequest"), //
    PROVIDED("provided", "");

    private final String prefix;
    private final String handler;

    Language(String prefix, String handler) {
        this.prefix = prefix;
        this.handler = handler;
    }

    /** What a handler looks like; empty if it means nothing. */
    String handlerForm() {
        return handler;
    }

    static Optional<Language> of(String runtime) {
        for (Language language : values()) {
            if (runtime.startsWith(language.prefix)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * Memory that the interpreter needs for itself, which Lambda's limit does not leave room for in small
     * functions.
     */
    int ownMegabytes() {
        return switch (this) {
            case JAVA -> 128;
            case NODE, PYTHON, PROVIDED -> 0;
        };
    }
}
