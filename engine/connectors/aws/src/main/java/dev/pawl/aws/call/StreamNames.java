package dev.pawl.aws.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the body of an answer is called, which the SDK's classes do not say: Body, but for those in a list.
 */
final class StreamNames {
    private static final Properties OTHERS = read();

    private StreamNames() {}

    static String of(String service, String action) {
        return OTHERS.getProperty(service + "." + action, "Body");
    }

    private static Properties read() {
        Properties names = new Properties();
        try (InputStream in = StreamNames.class.getResourceAsStream("streams.properties")) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
