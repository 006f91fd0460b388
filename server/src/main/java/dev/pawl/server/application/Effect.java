package dev.pawl.server.application;

/** What came of a change: a line for people. */
public record Effect(boolean failed, String text) {
    static Effect done(String text) {
        return new Effect(false, text);
    }

    static Effect failed(String text) {
        return new Effect(true, text);
    }
}
