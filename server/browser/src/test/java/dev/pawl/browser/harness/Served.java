package dev.pawl.browser.harness;

/** A server that listens. */
public interface Served extends AutoCloseable {
    /** Where it is reached, without a slash at the end. */
    String url();

    @Override
    void close();
}
