package dev.pawl.server.session;

/**
 * Where else than here one can sign in.
 *
 * @param name
 *            for people
 * @param address
 *            of our page that sends the browser there
 */
public record Provider(String name, String address) {}
