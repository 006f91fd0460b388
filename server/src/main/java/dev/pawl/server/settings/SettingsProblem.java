package dev.pawl.server.settings;

/**
 * Something in a configuration that is not as it should be.
 *
 * @param pointer
 *            JSON Pointer to the value
 * @param message
 *            what was expected, and what is there
 */
public record SettingsProblem(String pointer, String message) {}
